import PDFSyntax

/// Puts right what cairo leaves in pages that print must not have: groups in RGB, pictures without their `/Decode`,
/// widths that are rounded.
final class Mending {
    private let walk = ObjectWalk()
    private let usesTransparency: Bool

    init(_ pages: [PDFObject]) {
        let look = ObjectWalk()
        var found = false
        for page in pages { look.visit(page) { found = found || Mending.isTransparent($0) } }
        usesTransparency = found
    }

    func mend(_ page: PDFObject) {
        walk.visit(page) { object in
            guard object.hasKeys else { return }
            mendGroup(object)
            if object["Subtype"]?.name == "Image" { mendPicture(object) }
            if object["Type"]?.name == "Font" { FontWidths(object)?.apply() }
        }
    }

    /// Cairo writes an RGB group on every page, transparent or not. Where nothing is transparent it is taken out: a page
    /// without a group is never flattened, and overprint inside an isolated group is what RIPs disagree on. Elsewhere
    /// the group stays, blending in the inks of the output.
    private func mendGroup(_ object: PDFObject) {
        guard let group = object["Group"], group["S"]?.name == "Transparency" else { return }
        if usesTransparency { group.set("CS", to: .name("DeviceCMYK")) } else { object.remove("Group") }
    }

    /// A CMYK JPEG with Adobe's marker holds its values inverted, and a PDF reader does not look for the marker.
    private func mendPicture(_ picture: PDFObject) {
        picture.remove("Interpolate")
        guard picture.filters == ["DCTDecode"] else { return }
        let header = JPEGHeader(picture.rawData)
        let inverted = header?.components == 4 && header?.adobeTransform != nil
        picture.set("Decode", to: inverted ? [1, 0, 1, 0, 1, 0, 1, 0] : .null)
    }

    private static func isTransparent(_ object: PDFObject) -> Bool {
        guard object.hasKeys else { return false }
        if object["SMask"].map({ $0.name != "None" }) ?? false { return true }
        if let mode = object["BM"], mode.name != "Normal" { return true }
        return [object["ca"], object["CA"]].contains { ($0?.number ?? 1) < 1 }
    }
}
