import Ledger
import Production

extension DossierWords {
    /// The words of a dossier's index in a language.
    static func words(of municipality: String, in language: Language) -> DossierWords {
        let say: @Sendable (String, String) -> String = { language.say($0, $1) }
        return DossierWords(
            municipality: municipality, title: { say("Expediente de la orden \($0)", "Dossier of order \($0)") },
            facts: facts.mapValues { $0[language] },
            parts: (
                say("Lo que pide una auditoría", "What an audit asks for"), say("Asientos", "Entries"),
                say("Documentos", "Documents"), say("Ejemplares entregados", "Copies handed out")
            ),
            heads: (
                [say("Documento", "Document"), say("Estado", "State")],
                [
                    say("Asiento", "Entry"), say("Fecha", "Date"), say("Acto", "Act"),
                    say("Oficina, documento y razón", "Office, document and reason"), say("Importe", "Amount"),
                ], [say("Archivo", "File"), say("Qué es", "What it is"), "SHA-256"],
                [
                    say("Tiraje", "Run"), say("Fecha", "Date"), say("Delegación", "Delegation"),
                    say("Recibió", "Received by"), say("Acuse", "Receipt"), say("Ejemplares", "Copies"),
                ]
            ), needs: LedgerWords.needs(language), kinds: LedgerWords.documents(language),
            state: { check in
                if check.isMet { return say("completo", "complete") + (check.wanted > 1 ? " (\(check.wanted))" : "") }
                return check.wanted > 1
                    ? say(
                        "faltan \(check.wanted - check.found) de \(check.wanted)",
                        "\(check.wanted - check.found) of \(check.wanted) missing") : say("falta", "missing")
            }, act: { LedgerWords.sentence($0.act, language) }, day: { ReportWords.day($0, language) },
            reversed: { say("(revertido por el asiento \($0))", "(reversed by entry \($0))") },
            unsigned: say("falta el acuse", "receipt missing"),
            reconciliation: { LedgerWords.copies($0, language) },
            proof: { entry, hash in
                say(
                    "El libro llega al asiento \(entry), cuya huella es \(hash). «imprenta ledger verify --head» comprueba con ella que nada cambió después.",
                    "The ledger ends with entry \(entry), whose hash is \(hash). “imprenta ledger verify --head” proves with it that nothing changed since."
                )
            }, folio: { say("Página \($0) de \($1)", "Page \($0) of \($1)") },
            signers: [
                say("Integró: Comunicación Social", "Gathered: Press Office"),
                say("Revisó: Contraloría", "Reviewed: Comptroller"),
            ])
    }

    private static let facts: [Fact: Message] = [
        .job: Message(es: "Trabajo", en: "Job"), .line: Message(es: "Partida", en: "Line"),
        .supplier: Message(es: "Proveedor", en: "Supplier"), .placed: Message(es: "Encargado", en: "Placed"),
        .copies: Message(es: "Recibidos / pedidos", en: "Received / ordered"),
        .committed: Message(es: "Comprometido", en: "Committed"), .accrued: Message(es: "Devengado", en: "Accrued"),
        .exercised: Message(es: "Ejercido", en: "Exercised"), .paid: Message(es: "Pagado", en: "Paid"),
        .print: Message(es: "PDF impreso, SHA-256", en: "Printed PDF, SHA-256"),
    ]
}
