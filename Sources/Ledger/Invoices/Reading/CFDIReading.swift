import Foundation
import Geometry
import PrintModel

/// A CFDI being read: its elements, and what was found wrong so far.
final class CFDIReading {
    static let namespace = "http://www.sat.gob.mx/cfd/4"
    static let stamps = "http://www.sat.gob.mx/TimbreFiscalDigital"
    static let payments = "http://www.sat.gob.mx/Pagos20"
    static let localTaxes = "http://www.sat.gob.mx/implocal"

    let root: XMLElement
    let file: String
    private(set) var findings: [Finding] = []

    init(_ root: XMLElement, file: String) {
        self.root = root
        self.file = file
    }

    /// What makes it unusable.
    var problems: [Finding] { findings.filter { $0.severity == .error } }

    func note(
        _ code: FindingCode, _ severity: Finding.Severity, at element: XMLElement? = nil, _ values: [String: String]
    ) {
        findings.append(
            Finding(severity, code, at: Finding.Place(file: file, line: (element ?? root).line), values))
    }

    /// Notes what is wrong.
    func note(_ code: FindingCode, at element: XMLElement? = nil, _ values: [String: String] = [:]) {
        note(code, .error, at: element, values)
    }

    /// An attribute that must be there.
    func text(_ name: String, of element: XMLElement) -> String? {
        if let value = element.attributes[name], !value.isEmpty { return value }
        note(.invoiceAttributeMissing, at: element, ["attribute": name, "element": element.name])
        return nil
    }

    /// An amount that must be there.
    func number(_ name: String, of element: XMLElement) -> ExactDecimal? {
        guard let value = text(name, of: element) else { return nil }
        if let number = ExactDecimal(value) { return number }
        return bad(name, value, element)
    }

    /// An amount that may be there.
    func optional(_ name: String, of element: XMLElement) -> ExactDecimal? {
        element.attributes[name] == nil ? nil : number(name, of: element)
    }

    /// An amount in pesos that must be there, without a fraction of a centavo.
    func money(_ name: String, of element: XMLElement) -> Centavos? {
        guard let number = number(name, of: element) else { return nil }
        return number.centavos ?? bad(name, element.attributes[name] ?? "", element)
    }

    func bad<Value>(_ name: String, _ value: String, _ element: XMLElement) -> Value? {
        note(.invoiceAttributeBad, at: element, ["attribute": name, "element": element.name, "found": value])
        return nil
    }

    func isCFDI() -> Bool {
        guard root.name == "Comprobante", root.namespace == CFDIReading.namespace else {
            note(.invoiceNotCFDI, ["found": root.name])
            return false
        }
        if root.attributes["Version"] != "4.0" {
            note(.invoiceVersion, ["found": root.attributes["Version"] ?? "—"])
        }
        return problems.isEmpty
    }

    /// A fiscal folio, upper-cased.
    func uuid(_ name: String, of element: XMLElement) -> String? {
        guard let value = text(name, of: element) else { return nil }
        let upper = value.uppercased()
        let parts = upper.split(separator: "-", omittingEmptySubsequences: false)
        let isRight =
            parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x46).contains($0) } }
        return isRight ? upper : bad(name, value, element)
    }

    /// A tax id (RFC), 12 or 13 characters.
    func rfc(of element: XMLElement?, called name: String) -> String? {
        guard let element else {
            note(.invoiceElementMissing, ["element": name])
            return nil
        }
        guard let value = text("Rfc", of: element) else { return nil }
        return value.wholeMatch(of: #/[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{3}/#) != nil ? value : bad("Rfc", value, element)
    }

    /// `2024-07-20T10:00:00`.
    func moment(_ name: String, of element: XMLElement) -> String? {
        guard let value = text(name, of: element) else { return nil }
        let isTime = value.dropFirst(10).wholeMatch(of: #/T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]/#) != nil
        return CivilDate(value.prefix(10)) != nil && isTime ? value : bad(name, value, element)
    }

    /// Which others it names. `01` is a credit note's relation to its invoice, `04` that to a cancelled one.
    func relations() -> [CFDI.Relation] {
        root.all("CfdiRelacionados").flatMap { group -> [CFDI.Relation] in
            let type = text("TipoRelacion", of: group) ?? ""
            return group.all("CfdiRelacionado").compactMap { item in
                uuid("UUID", of: item).map { CFDI.Relation(type: type, uuid: $0) }
            }
        }
    }
}
