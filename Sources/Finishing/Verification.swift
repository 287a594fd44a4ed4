import Geometry
import PDFSyntax

/// Looks through all a finished page refers to for what must not go to print.
final class Verification {
    private let walk = ObjectWalk()
    /// What was found, in page order.
    private(set) var findings: [Finding] = []

    private static let screenSpaces: Set<String> = ["DeviceRGB", "CalRGB", "RGB"]

    func look(at page: PDFObject, number: Int) {
        walk.visit(page) { object in
            if object.kind == .name { checkName(object, page: number) }
            if object.kind == .array { checkSpace(object, page: number) }
            guard object.hasKeys else { return }
            if object["Type"]?.name == "Font" { checkFont(object, page: number) }
            if object["Subtype"]?.name == "Image" { checkPicture(object, page: number) }
        }
    }

    private func checkName(_ object: PDFObject, page: Int) {
        guard let name = object.name, Verification.screenSpaces.contains(name) else { return }
        note(.foreignColourSpace, ["space": name], page: page)
    }

    /// A profile of three components is RGB (or Lab) by another name.
    private func checkSpace(_ array: PDFObject, page: Int) {
        guard array[0]?.name == "ICCBased", array[1]?["N"]?.integer == 3 else { return }
        note(.foreignColourSpace, ["space": "ICCBased"], page: page)
    }

    private func checkPicture(_ picture: PDFObject, page: Int) {
        for key in ["SMask", "Mask"] where picture[key] != nil {
            note(.finishFailed, ["reason": key], page: page)
        }
    }

    /// Every font embedded, and only the glyphs in use (a subset's name begins with six capitals and a plus).
    private func checkFont(_ font: PDFObject, page: Int) {
        guard let kind = font["Subtype"]?.name, kind != "Type0" else { return }
        let name = font["BaseFont"]?.name ?? kind
        let descriptor = font["FontDescriptor"]
        let embedded = ["FontFile", "FontFile2", "FontFile3"].contains { descriptor?[$0]?.kind == .stream }
        let tag = name.prefix(7).utf8
        let subset = tag.count == 7 && tag.last == 0x2B && tag.dropLast().allSatisfy { (0x41...0x5A).contains($0) }
        if !embedded || !subset { note(.fontNotEmbedded, ["font": name], page: page) }
    }

    private func note(_ code: FindingCode, _ values: [String: String], page: Int) {
        let finding = Finding(.error, code, at: Finding.Place(page: page), values.merging(["page": "\(page)"]) { $1 })
        if !findings.contains(finding) { findings.append(finding) }
    }
}
