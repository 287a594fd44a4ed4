import Ledger
import PrintModel
import Production

/// An estimate as people read it: what it costs, how it lies on sheets, and what follows from that.
struct EstimateText {
    private let answer: EstimateAnswer
    private let language: Language

    init(_ answer: EstimateAnswer, _ language: Language) {
        self.answer = answer
        self.language = language
    }

    var text: String {
        ([job, costs, sheets, even, line].compactMap { $0 }).joined(separator: "\n\n")
    }

    private func say(_ es: String, _ en: String) -> String { language.say(es, en) }

    private var job: String {
        let binding =
            switch answer.binding {
            case .saddle?: say("engrapada", "stapled")
            case .perfect?: say("pegada", "glued")
            case nil: say("hojas sueltas", "loose leaves")
            }
        return say("\(answer.pages) páginas", "\(answer.pages) pages")
            + (answer.hasCover ? say(" y portada", " and a cover") : "") + ", \(binding), "
            + say("tintas: \(answer.inks)", "inks: \(answer.inks)")
    }

    private static let parts = ["paper", "plates", "setup", "press", "binding", "cut", "delivery"]

    private var costs: String {
        var table = TextTable(
            [say("Ejemplares", "Copies"), say("Imprenta", "Printer"), ""]
                + (language == .spanish
                    ? ["Papel", "Láminas", "Arreglo", "Tiro", "Encuadernación", "Corte", "Entrega", "Sin IVA"]
                    : ["Paper", "Plates", "Make-ready", "Press", "Binding", "Cut", "Delivery", "Before tax"])
                + [say("IVA", "Tax"), "Total", say("Por ejemplar", "Per copy")]
                + (answer.available == nil ? [] : [answer.line ?? ""]), figures: Set([0] + (3...14)))
        for estimate in answer.estimates {
            let parts = Dictionary(uniqueKeysWithValues: estimate.parts.map { ($0.id, $0.amount.text) })
            table.add(
                [String(estimate.copies), estimate.printer, estimate.method.rawValue]
                    + EstimateText.parts.map { parts[$0] ?? "—" }
                    + [
                        estimate.net.text, estimate.tax.text, estimate.total.text, ReportWords.rate(estimate.perCopy),
                    ] + (answer.available.map { [rest($0, estimate)] } ?? []))
        }
        return table.text
    }

    private func rest(_ available: Centavos, _ estimate: Estimate) -> String {
        let rest = Centavos(available.count - estimate.total.count)
        return rest >= .zero
            ? say("quedan \(rest.text)", "\(rest.text) left") : say("faltan \((-rest).text)", "\((-rest).text) short")
    }

    private var sheets: String {
        var table = TextTable(
            language == .spanish
                ? [
                    "Ejemplares", "Imprenta", "Pieza", "Papel", "Acomodo", "Formas", "Láminas", "Pliegos", "Pasadas",
                    "Kilos",
                ]
                : [
                    "Copies", "Printer", "Piece", "Paper", "Imposition", "Forms", "Plates", "Sheets", "Passes",
                    "Kilograms",
                ], figures: [0, 5, 6, 7, 8, 9])
        for estimate in answer.estimates {
            for piece in estimate.pieces {
                let way = [piece.scheme, piece.signature.map { "\($0) pp." }, piece.work].compactMap { $0 }
                table.add([
                    String(estimate.copies), estimate.printer,
                    piece.id == "cover" ? say("portada", "cover") : say("interior", "text"), piece.paper,
                    way.joined(separator: " "), String(piece.forms), piece.plates == 0 ? "—" : String(piece.plates),
                    String(piece.sheets), String(piece.passes), kilograms(piece.grams),
                ])
            }
        }
        return table.text
    }

    private func kilograms(_ grams: Int) -> String {
        let tenths = (grams + 50) / 100
        return "\(tenths / 10).\(tenths % 10)"
    }

    private var even: String? {
        guard let even = answer.breakEven else { return nil }
        let before = even.copies - 1
        var text = say(
            "Desde \(even.copies) ejemplares conviene offset: \(even.after.offset.text), contra \(even.after.digital.text) en digital. Con \(before) conviene digital: \(even.before.digital.text), contra \(even.before.offset.text).",
            "From \(even.copies) copies on, offset is cheaper: \(even.after.offset.text) against \(even.after.digital.text) digital. With \(before), digital is: \(even.before.digital.text) against \(even.before.offset.text)."
        )
        if even.first < even.copies {
            text += say(
                " Entre \(even.first) y \(before) conviene uno u otro, según se llenen los pliegos.",
                " From \(even.first) to \(before), now one is cheaper, now the other, as sheets are filled.")
        }
        return text
    }

    private var line: String? {
        guard let line = answer.line, let available = answer.available else { return nil }
        let most = answer.bearable.map { bearable in
            let printer = answer.estimates.first { $0.list == bearable.list }?.printer ?? bearable.list
            return say("\(bearable.copies) ejemplares con \(printer)", "\(bearable.copies) copies with \(printer)")
        }
        return say(
            "La partida \(line) tiene \(available.text) disponibles; alcanza para \(most.joined(separator: ", ")).",
            "The line \(line) has \(available.text) available; it bears \(most.joined(separator: ", ")).")
    }
}
