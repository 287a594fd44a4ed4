import Geometry
import PDFSyntax

/// The folding guide: the sheets of a plan with page numbers instead of pages. Printed on both sides, folded along the
/// dashes in their order and cut along the lines, it shows what the product will be.
public struct DummyWriter {
    private let plan: ImpositionPlan
    private let pieces: [ImpositionPiece]
    private let job: ImpositionJob
    private let face: TrueTypeFace

    /// A guide to a plan for pieces. Throws `impose.font` where the font file is no TrueType font.
    public init(
        _ plan: ImpositionPlan, of pieces: [ImpositionPiece], job: ImpositionJob, font: String
    ) throws(Fault) {
        self.plan = plan
        self.pieces = pieces
        self.job = job
        face = try TrueTypeFace(path: font)
    }

    /// Writes it, in grey, as a plain PDF of the sheets' size; gives how many pages it has.
    public func write(to path: String) throws -> Int {
        let file = PDFFile()
        let font = MarkFont(face)
        var pages: [PDFObject] = []
        for sheet in plan.sheets {
            pages.append(try page(sheet.front, title(sheet, isBack: false), font, file))
            guard let back = sheet.back, !plan.isOnePlate else { continue }
            pages.append(try page(back, title(sheet, isBack: true), font, file))
        }
        let embedded = font.embed(in: file)
        for page in pages { page.set("Resources", to: ["Font": [SheetPen.fontName: .object(embedded)]]) }
        let date = job.date.map { "D:\($0.iso.filter { $0 != "-" })000000Z" } ?? "D:19700101000000Z"
        file.trailer.set(
            "Info",
            to: .object(
                file.makeIndirect([
                    "Title": .text("\(job.title) – \(job.words.dummy)"), "Creator": .text("Imprenta"),
                    "Producer": .text("Imprenta"), "CreationDate": .text(date), "ModDate": .text(date),
                ])))
        file.root.set("ViewerPreferences", to: ["PrintScaling": .name("None")])
        try file.write(to: path, PDFWriteOptions(version: "1.6", objectStreams: .none))
        return pages.count
    }

    private func title(_ sheet: PressSheet, isBack: Bool) -> String {
        let words = job.words
        let side = plan.isOnePlate ? words.onePlate : isBack ? words.back : words.front
        return "\(job.title)  ·  \(words.dummy)  ·  \(words.sheet) \(sheet.number)/\(plan.sheets.count)  ·  \(side)"
    }

    private func page(_ side: SheetSide, _ title: String, _ font: MarkFont, _ file: PDFFile) throws -> PDFObject {
        let sheet = plan.order.sheet
        var pen = SheetPen(height: sheet.height, font: font)
        for placement in side.placements { draw(placement, font, &pen) }
        pen.op("G", [0])
        pen.op("w", [0.5])
        for line in side.lines where line.kind == .cut { draw(line, &pen) }
        pen.dash([6, 3])
        for line in side.lines where line.kind != .cut { draw(line, &pen) }
        pen.op("g", [0])
        for line in side.lines where line.kind == .fold { label(line, font, &pen) }
        let size = min(10, max(sheet.width / 60, 4))
        pen.text(title, size: size, .translation(plan.order.margin, sheet.height - size * 1.6))
        return try file.appendPage([
            "MediaBox": [0, 0, .real(sheet.width), .real(sheet.height)],
            "Contents": .object(file.makeStream([:], pen.bytes)),
        ])
    }

    private func draw(_ placement: Placement, _ font: MarkFont, _ pen: inout SheetPen) {
        pen.op("g", [placement.page == nil ? 0.93 : 1])
        pen.op("G", [0.55])
        pen.op("w", [0.25])
        pen.rectangle(placement.cut)
        pen.op("B")
        pen.op("g", [0.3])
        let (width, height) = (placement.cut.width, placement.cut.height)
        let short = min(width, height)
        if let page = placement.page {
            centre("\(page.page)", size: short * 0.4, at: 0.5, placement, font, &pen)
            if pieces.count > 1 {
                centre(
                    pieces[page.piece].name, size: min(short * 0.08, 14), at: 0.82, placement, font, &pen)
            }
        } else {
            centre(job.words.blank, size: short * 0.09, at: 0.5, placement, font, &pen)
        }
        head(placement, &pen)
    }

    /// A text across a page, so far down from its head, upright as the page is.
    private func centre(
        _ text: String, size: Double, at share: Double, _ placement: Placement, _ font: MarkFont,
        _ pen: inout SheetPen
    ) {
        let rect = placement.cut
        let upright =
            placement.rotation.isSideways
            ? Size(width: rect.height, height: rect.width) : Size(width: rect.width, height: rect.height)
        var size = size
        var width = font.width(of: text, size: size)
        if width > upright.width * 0.9, width > 0 {
            size *= upright.width * 0.9 / width
            width = upright.width * 0.9
        }
        pen.text(
            text, size: size,
            Affine.translation((upright.width - width) / 2, upright.height * (1 - share) - size * 0.36)
                .then(.turning(upright, placement.rotation))
                .then(.translation(rect.minX, plan.order.sheet.height - rect.maxY)))
    }

    /// An arrow to a page's head.
    private func head(_ placement: Placement, _ pen: inout SheetPen) {
        let rect = placement.cut
        let length = min(rect.width, rect.height) * 0.08
        let middle = Point(x: rect.x + rect.width / 2, y: rect.y + rect.height / 2)
        let (tip, direction): (Point, Point) =
            switch placement.rotation {
            case .none: (Point(x: middle.x, y: rect.minY + length / 2), Point(x: 0, y: 1))
            case .half: (Point(x: middle.x, y: rect.maxY - length / 2), Point(x: 0, y: -1))
            case .quarter: (Point(x: rect.maxX - length / 2, y: middle.y), Point(x: -1, y: 0))
            case .threeQuarters: (Point(x: rect.minX + length / 2, y: middle.y), Point(x: 1, y: 0))
            }
        func at(_ along: Double, _ across: Double) -> Point {
            Point(
                x: tip.x + direction.x * along * length + direction.y * across * length,
                y: tip.y + direction.y * along * length + direction.x * across * length)
        }
        pen.op("G", [0.3])
        pen.op("w", [1])
        pen.line(tip, at(2, 0))
        pen.line(tip, at(0.7, 0.5))
        pen.line(tip, at(0.7, -0.5))
    }

    private func draw(_ line: SheetLine, _ pen: inout SheetPen) {
        let reach = 4 * Length.pointsPerMillimetre
        let (from, to) = (line.from - reach, line.to + reach)
        line.isVertical
            ? pen.line(Point(x: line.at, y: from), Point(x: line.at, y: to))
            : pen.line(Point(x: from, y: line.at), Point(x: to, y: line.at))
    }

    /// Which fold it is, beside the line's beginning.
    private func label(_ line: SheetLine, _ font: MarkFont, _ pen: inout SheetPen) {
        let text = "\(job.words.fold) \(line.order)"
        let height = plan.order.sheet.height
        let beyond = line.from - 5 * Length.pointsPerMillimetre
        if line.isVertical {
            let width = font.width(of: text, size: 9)
            pen.text(text, size: 9, .translation(line.at - width / 2, height - beyond))
        } else {
            pen.text(text, size: 9, Affine(a: 0, b: 1, c: -1, d: 0, e: beyond, f: height - line.at - 10))
        }
    }
}
