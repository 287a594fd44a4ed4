import Foundation
import Geometry
import PrintModel

/// Writes pages into a PDF as they come, with everything they name: each font, picture and form once for the document.
///
/// Pages are let go as soon as they are written; fonts are written at the end, when it is known which glyphs are in use.
public final class DocumentWriter {
    /// The file underneath: whoever finishes a document adds its own objects.
    public let file: PDFFileWriter
    private let fonts = FontShelf()
    private let spots: [String: CMYK]
    private var pages: [Int] = []
    /// One for each face; a second where glyphs say other things on other pages.
    private var uses: [(use: FontUse, number: Int)] = []
    private var imageNumbers: [PageImage: Int] = [:]
    private var formNumbers: [PageForm: Int] = [:]
    private var stateNumbers: [Overprint: Int] = [:]
    private var spotNumbers: [String: Int] = [:]
    private var pairNumbers: [String: Int] = [:]
    private let tree: Int

    /// More than any prepared photograph has; beyond it the file is not one.
    private static let mostImageBytes = 256 << 20

    /// Begins a document.
    ///
    /// - Parameters:
    ///   - version: Of the header, such as `1.6`.
    ///   - spots: The process inks that stand for each spot colour where its own ink is not used.
    /// - Throws: `Fault.cannotWrite`.
    public init(path: String, version: String, spots: [String: CMYK] = [:]) throws {
        file = try PDFFileWriter(path: path, version: version)
        self.spots = spots
        tree = file.reserve()
    }

    /// How many pages were added.
    public var pageCount: Int { pages.count }

    /// Adds a page.
    ///
    /// - Parameters:
    ///   - entries: What its dictionary holds besides type, size, content and resources, such as boxes.
    ///   - check: Called before every picture; what it throws ends the run.
    /// - Returns: The page's object number.
    /// - Throws: A fault of reading or writing, `paint.photo` for a picture that is not there any more.
    @discardableResult
    public func add(
        _ page: PageContent, entries: String = "", check: () throws -> Void = {}
    ) throws -> Int {
        let content = file.reserve()
        try file.writeStream(content, "/Filter /FlateDecode", encoded: page.stream)
        let resources = try resources(of: page, check)
        let number = file.reserve()
        var body = PDFBytes("<< /Type /Page /Parent \(tree) 0 R /MediaBox [0 0 ")
        body.write(page.size.width, decimals: 4)
        body.write(" ")
        body.write(page.size.height, decimals: 4)
        body.write("] /Contents \(content) 0 R \(entries)/Resources ")
        body.write(resources.bytes)
        body.write(" >>")
        try file.write(number, body)
        pages.append(number)
        return number
    }

    /// Writes fonts, page tree, catalog and trailer, and puts the file in its place.
    ///
    /// - Parameters:
    ///   - info: Entries of the information dictionary.
    ///   - catalog: Gives entries of the catalog besides type and pages, and may write the objects they refer to.
    /// - Throws: A fault of writing, `font.missing`, or what `catalog` threw.
    public func finish(
        info: PDFBytes, catalog: (PDFFileWriter) throws -> PDFBytes = { _ in PDFBytes() }
    ) throws {
        for (use, number) in uses {
            try EmbeddedFont(program: fonts.program(use.face), glyphs: use.glyphs, texts: use.texts).write(
                as: number, to: file)
        }
        var kids = PDFBytes("<< /Type /Pages /Count \(pages.count) /Kids [")
        for page in pages { kids.write("\(page) 0 R ") }
        kids.write("] >>")
        try file.write(tree, kids)
        var root = PDFBytes("<< /Type /Catalog /Pages \(tree) 0 R ")
        root.write(try catalog(file).bytes)
        root.write(" >>")
        let rootNumber = try file.write(root)
        var information = PDFBytes("<< ")
        information.write(info.bytes)
        information.write(" >>")
        try file.finish(root: rootNumber, info: file.write(information))
    }

    private func resources(of page: PageContent, _ check: () throws -> Void) throws -> PDFBytes {
        var bytes = PDFBytes("<<")
        list("Font", page.fonts.enumerated().map { ("F\($0.offset + 1)", font($0.element)) }, &bytes)
        var objects: [(String, Int)] = []
        for (index, picture) in page.images.enumerated() {
            try check()
            objects.append(("Im\(index + 1)", try number(of: picture)))
        }
        for (index, form) in page.forms.enumerated() { objects.append(("Fm\(index + 1)", try number(of: form))) }
        list("XObject", objects, &bytes)
        try writeColours(page.states, page.spots, &bytes)
        bytes.write(" >>")
        return bytes
    }

    private func writeColours(_ states: Set<Overprint>, _ spots: Set<String>, _ bytes: inout PDFBytes) throws {
        let states = states.sorted { $0.resource < $1.resource }
        list("ExtGState", try states.map { ($0.resource, try number(of: $0)) }, &bytes)
        list("ColorSpace", try spots.sorted().map { (SpotName.resource($0), try number(ofSpot: $0)) }, &bytes)
    }

    private func list(_ kind: StaticString, _ entries: [(String, Int)], _ bytes: inout PDFBytes) {
        guard !entries.isEmpty else { return }
        bytes.write(" /")
        bytes.write(kind)
        bytes.write(" <<")
        for (name, number) in entries { bytes.write(" /\(name) \(number) 0 R") }
        bytes.write(" >>")
    }

    private func font(_ use: FontUse) -> Int {
        for index in uses.indices where uses[index].use.face == use.face && uses[index].use.add(use) {
            return uses[index].number
        }
        uses.append((use, file.reserve()))
        return uses[uses.count - 1].number
    }

    private func number(of image: PageImage) throws -> Int {
        if let known = imageNumbers[image] { return known }
        let name = String(image.path.split(separator: "/").last ?? "")
        let missing = Fault(.unusableData, .photoNotPainted, ["photo": name])
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: image.path), options: .mappedIfSafe),
            !data.isEmpty, data.count <= DocumentWriter.mostImageBytes
        else { throw missing }
        let size = "/Type /XObject /Subtype /Image /Width \(image.pixels.width) /Height \(image.pixels.height) "
        let entries: String
        if let spot = image.spot {
            guard data.withUnsafeBytes({ Inflate.holds((2 * image.pixels.width + 1) * image.pixels.height, $0) }) else {
                throw missing
            }
            entries =
                "/ColorSpace \(try number(ofPair: spot)) 0 R /BitsPerComponent 8 /Filter /FlateDecode /DecodeParms "
                + "<< /Predictor 15 /Colors 2 /BitsPerComponent 8 /Columns \(image.pixels.width) >>"
        } else {
            let space = image.components == 4 ? "DeviceCMYK" : image.components == 3 ? "DeviceRGB" : "DeviceGray"
            let decode = image.inverted ? " /Decode [1 0 1 0 1 0 1 0]" : ""
            entries = "/ColorSpace /\(space) /BitsPerComponent 8\(decode) /Filter /DCTDecode"
        }
        let number = file.reserve()
        try data.withUnsafeBytes { try file.writeStream(number, size + entries, borrowed: $0) }
        imageNumbers[image] = number
        return number
    }

    /// The colour space of black and a spot colour (ISO 32000-1, 8.6.6.5). Its tint transform knows the four corners,
    /// between which black and the spot's alternate mix as inks do: each covers its share of the other.
    private func number(ofPair spot: String) throws -> Int {
        if let known = pairNumbers[spot] { return known }
        let separation = try number(ofSpot: spot)
        let alternate = (spots[spot] ?? CMYK(0, 0, 0, 100)).shares.map { UInt8(($0 * 255).rounded()) }
        let transform = file.reserve()
        // The first input varies fastest: paper, black, the spot, both.
        try file.writeStream(
            transform, "/FunctionType 0 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1] /Size [2 2] /BitsPerSample 8",
            encoded: [0, 0, 0, 0, 0, 0, 0, 255] + alternate + alternate.prefix(3) + [255])
        var space = PDFBytes("[/DeviceN [/Black ")
        space.write(name: spot)
        space.write("] /DeviceCMYK \(transform) 0 R << /Colorants << ")
        space.write(name: spot)
        space.write(" \(separation) 0 R >> >>]")
        let number = try file.write(space)
        pairNumbers[spot] = number
        return number
    }

    private func number(of form: PageForm) throws -> Int {
        if let known = formNumbers[form] { return known }
        let number = file.reserve()
        var entries = PDFBytes("/Type /XObject /Subtype /Form /BBox [0 0 ")
        entries.write([form.size.width, form.size.height])
        entries.write("] /Resources <<")
        try writeColours(form.states, form.spots, &entries)
        entries.write(" >>")
        try file.writeStream(number, String(decoding: entries.bytes, as: UTF8.self), compressing: form.content)
        formNumbers[form] = number
        return number
    }

    private func number(of state: Overprint) throws -> Int {
        if let known = stateNumbers[state] { return known }
        let number = try file.write(state.state)
        stateNumbers[state] = number
        return number
    }

    /// The Separation colour space of a spot colour: its tint runs in a straight line from paper to the alternate.
    private func number(ofSpot spot: String) throws -> Int {
        if let known = spotNumbers[spot] { return known }
        var space = PDFBytes("[/Separation ")
        space.write(name: spot)
        space.write(" /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [")
        space.write((spots[spot] ?? CMYK(0, 0, 0, 100)).shares, decimals: 4)
        space.write("] /N 1 >>]")
        let number = try file.write(space)
        spotNumbers[spot] = number
        return number
    }
}
