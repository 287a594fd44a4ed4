import Geometry
import Imposition
import Production

/// The words on sheets, guides and orders.
enum ImpositionWords {
    /// Those of sheets and folding guides.
    static func sheets(in language: Language) -> ImpositionJob.Words {
        ImpositionJob.Words(
            sheet: language.say("Pliego", "Sheet"), front: language.say("frente", "front"),
            back: language.say("vuelta", "back"),
            onePlate: language.say("frente y vuelta, una lámina", "both sides, one plate"),
            signature: language.say("Cuadernillo", "Signature"), blank: language.say("blanca", "blank"),
            fold: language.say("Doblez", "Fold"), dummy: language.say("Monigote", "Dummy"))
    }

    /// Those of the order to sign.
    static func order(in language: Language) -> PrintOrderWords {
        PrintOrderWords(
            heading: language.say("Orden de impresión", "Print order"), labels: labels(in: language),
            schemes: schemes(in: language),
            works: [
                .sheetwise: language.say("Frente y vuelta, dos juegos de láminas", "Sheetwise, two sets of plates"),
                .turn: language.say("Volteo lado a lado, un juego de láminas", "Work-and-turn, one set of plates"),
                .tumble: language.say(
                    "Vuelta de campana, un juego de láminas", "Work-and-tumble, one set of plates"),
                .single: language.say("Una sola cara", "One side only"),
            ],
            agreement: language.say(
                "Con su firma, quien solicita aprueba el archivo que acompaña a esta orden, y la imprenta acepta hacer el trabajo como aquí se describe. Lo que quedó en blanco se acuerda antes de firmar.",
                "By signing, the client approves the file that comes with this order, and the printer agrees to do the work as described here. What is left open is agreed on before signing."
            ),
            signers: [language.say("Quien solicita", "Client"), language.say("La imprenta", "Printer")],
            signature: language.say("Nombre, firma y fecha", "Name, signature and date"),
            day: { language.date($0) },
            pages: { all, blank in
                let text = language.say("\(all) páginas", "\(all) pages")
                return blank == 0
                    ? text : text + language.say(", \(blank) de ellas en blanco", ", \(blank) of them blank")
            },
            sheets: { count, run in
                let text = language.say("\(count)", "\(count)")
                return run.map { text + language.say(", \($0) impresiones de cada uno", ", \($0) of each") } ?? text
            },
            ink: { inks[$0]?[language] ?? $0 },
            piece: { name, quantity in
                let amount = quantity.map { language.say("\($0) ejemplares", "\($0) copies") } ?? ""
                return [name, amount].filter { !$0.isEmpty }.joined(separator: ": ")
            })
    }

    private static let inks = [
        "Cyan": Message(es: "Cian", en: "Cyan"), "Magenta": Message(es: "Magenta", en: "Magenta"),
        "Yellow": Message(es: "Amarillo", en: "Yellow"), "Black": Message(es: "Negro", en: "Black"),
    ]

    private static func labels(in language: Language) -> [PrintOrderWords.Row: String] {
        [
            .job: language.say("Trabajo", "Job"), .customer: language.say("Solicita", "Client"),
            .date: language.say("Fecha", "Date"), .quantity: language.say("Cantidad", "Quantity"),
            .product: language.say("Producto", "Product"), .pages: language.say("Páginas", "Pages"),
            .trim: language.say("Tamaño final", "Trimmed size"), .inks: language.say("Tintas", "Inks"),
            .condition: language.say("Condición de impresión", "Print condition"),
            .paper: language.say("Papel", "Paper"), .sheet: language.say("Pliego", "Sheet"),
            .work: language.say("Impresión", "Printing"),
            .sheets: language.say("Pliegos distintos", "Different sheets"),
            .creep: language.say("Corrimiento al lomo", "Creep"), .file: language.say("Archivo", "File"),
            .delivery: language.say("Entrega", "Delivery"), .price: language.say("Precio", "Price"),
            .notes: language.say("Observaciones", "Notes"),
        ]
    }

    private static func schemes(in language: Language) -> [String: String] {
        var words = [
            "saddle": language.say("Folleto engrapado a caballo", "Saddle-stitched booklet"),
            "perfect": language.say("Encuadernación rústica fresada y pegada", "Perfect binding"),
            "gang": language.say("Piezas sueltas en pliego compartido, cortadas", "Ganged pieces, cut"),
            "fold-half": language.say("Díptico", "Folded in half"),
            "fold-letter": language.say("Tríptico, doblez envolvente", "Letter fold, three panels"),
            "fold-z": language.say("Tríptico, doblez en zigzag", "Z fold, three panels"),
            "fold-gate": language.say("Doblez en ventana, dos puertas", "Gate fold"),
            "fold-french": language.say("Doblez francés, impreso por una cara", "French fold, printed on one side"),
            "fold-cross": language.say("Doblez en cruz", "Cross fold"),
        ]
        for count in 1...64 {
            words["\(count)up"] = language.say(
                "Hojas sueltas cortadas, \(count) por pliego", "Loose leaves, cut, \(count) to a sheet")
        }
        for columns in 1...12 {
            for rows in 1...12 {
                words["tiles-\(columns)x\(rows)"] = language.say(
                    "Cartel de \(columns) × \(rows) hojas pegadas",
                    "Poster of \(columns) × \(rows) sheets glued together")
            }
        }
        return words
    }
}
