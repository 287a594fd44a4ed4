import Geometry
import PrintModel

/// The order that goes to a newspaper with the file: what is bought, for when, at what price, and which file exactly.
struct InsertionOrder {
    let space: PressSpace
    let publication: Publication
    let workspace: Workspace
    /// SHA-256 of the printer's file.
    let digest: String

    /// The order as a form, in the workspace's language.
    var form: Form {
        let es = workspace.language.hasPrefix("es")
        func say(_ spanish: String, _ english: String) -> String { es ? spanish : english }
        let newspaper = space.newspaper
        func millimetres(_ points: Double) -> String {
            let tenths = Int((Length(points: points).millimetres * 10).rounded())
            return tenths.isMultiple(of: 10) ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
        }
        let size = "\(millimetres(space.size.width)) × \(millimetres(space.size.height)) mm"
        let shares: [PressSpace.Share: String] = [
            .full: say("Plana completa", "Full page"), .half: say("Media plana", "Half page"),
            .quarter: say("Cuarto de plana", "Quarter page"), .strip: say("Cintillo", "Strip"),
            .spread: say("Doble plana", "Double page"),
        ]
        var lines = [
            Form.Line(say("Periódico", "Newspaper"), newspaper.name),
            Form.Line(say("Fecha de publicación", "Date of publication"), date(publication.date, es)),
            Form.Line(
                say("Sección", "Section"),
                space.section ?? say("La que asigne el periódico", "As the newspaper decides")),
            Form.Line(
                say("Espacio", "Space"),
                [space.share.flatMap { shares[$0] }, size].compactMap { $0 }.joined(separator: ", ")),
            Form.Line(
                say("Módulos", "Modules"),
                "\(space.modules) (\(space.columns) × \(space.modules / max(1, space.columns)))"),
            Form.Line(
                say("Color", "Colour"),
                space.isColour ? say("Selección de color", "Four colours") : say("Sólo negro", "Black only")),
        ]
        if let ordered = publication.ordered {
            let text = [date(ordered.day, es), ordered.hour].compactMap { $0 }.joined(separator: ", ")
            lines.append(Form.Line(say("Fecha del pedido", "Date of the order"), text))
        }
        if let closing = newspaper.closing, let day = publication.date.before(days: closing.days) {
            lines.append(Form.Line(say("Cierre", "Closing"), "\(date(day, es)), \(closing.hour)"))
        }
        if let contact = newspaper.contact { lines.append(Form.Line(say("Entregar a", "Deliver to"), contact)) }
        return Form(
            title: say("Pedido de inserción", "Insertion order"), issuer: workspace.municipality,
            groups: [
                Form.Group(say("Espacio", "Space"), lines),
                Form.Group(say("Importe", "Price"), price(say)),
                Form.Group(
                    say("Archivo", "File"),
                    [
                        Form.Line(say("Nombre", "Name"), "\(publication.name)/print.pdf"),
                        Form.Line(say("Norma", "Standard"), publication.standard.title),
                        Form.Line("SHA-256", Form.grouped(digest)),
                    ]),
            ],
            notes: [
                say(
                    "Imprímase el archivo tal cual, a su tamaño exacto y sin cambios. Si no coincide su SHA-256, no es el archivo autorizado.",
                    "Print the file as it is, at its exact size, unchanged. If its SHA-256 differs, it is not the approved file."
                )
            ],
            signatures: [
                say("Solicita: Comunicación Social", "Requested by: Communication"),
                say("Autoriza: Tesorería Municipal", "Approved by: Treasury"),
                say("Recibe: \(newspaper.name)", "Received by: \(newspaper.name)"),
            ])
    }

    private func price(_ say: (String, String) -> String) -> [Form.Line] {
        guard let price = space.price, let tariff = space.tariff else {
            return [Form.Line(say("Importe", "Price"), say("Según tarifa del periódico", "By the newspaper's tariff"))]
        }
        func money(_ centavos: Int) -> String { Figure(digits: centavos, decimals: 2, prefix: "$").text }
        let each = space.isColour ? tariff.colour ?? tariff.black : tariff.black
        let rate = Figure(digits: tariff.tax, decimals: 2).text.replacing(#/\.?0+$/#, with: "")
        return [
            Form.Line(say("Por módulo", "A module"), money(each)),
            Form.Line(say("\(space.modules) módulos", "\(space.modules) modules"), money(price.net)),
            Form.Line(say("IVA \(rate) %", "Tax \(rate) %"), money(price.tax)),
            Form.Line(say("Total", "Total"), money(price.total)),
        ]
    }

    private func date(_ date: CivilDate, _ spanish: Bool) -> String {
        spanish ? SpanishDate.full(date) : date.iso
    }
}
