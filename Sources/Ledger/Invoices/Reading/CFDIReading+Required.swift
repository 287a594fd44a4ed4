import Geometry

/// Attributes that every CFDI 4.0 has (Anexo 20 of the Resolución Miscelánea Fiscal, `cfdv40.xsd`), besides those that are
/// read where they are needed.
extension CFDIReading {
    private static let document = ["Exportacion", "LugarExpedicion", "NoCertificado", "Certificado"]
    private static let issuer = ["Nombre", "RegimenFiscal"]
    private static let receiver = ["Nombre", "DomicilioFiscalReceptor", "RegimenFiscalReceptor", "UsoCFDI"]
    private static let item = [
        "ClaveProdServ", "Cantidad", "ClaveUnidad", "Descripcion", "ValorUnitario", "Importe", "ObjetoImp",
    ]
    private static let related = ["TipoRelacion"]

    /// Notes every attribute that must be there and is not.
    func checkRequired() {
        func ask(_ names: [String], of element: XMLElement?) {
            guard let element else { return }
            for name in names where (element.attributes[name] ?? "").isEmpty { _ = text(name, of: element) }
        }
        ask(CFDIReading.document, of: root)
        ask(CFDIReading.issuer, of: root.child("Emisor"))
        ask(CFDIReading.receiver, of: root.child("Receptor"))
        for group in root.all("CfdiRelacionados") { ask(CFDIReading.related, of: group) }
        // Of a payment's own CFDI nobody reads the one item that it must have.
        guard root.attributes["TipoDeComprobante"] == "P" else {
            let read = ["Cantidad", "ValorUnitario", "Importe"]
            let rest = CFDIReading.item.filter { !read.contains($0) }
            return (root.child("Conceptos")?.all("Concepto") ?? []).forEach { ask(rest, of: $0) }
        }
        guard let items = root.child("Conceptos")?.all("Concepto"), items.count == 1 else {
            return note(.invoiceElementMissing, ["element": "Concepto"])
        }
        ask(CFDIReading.item, of: items[0])
    }
}
