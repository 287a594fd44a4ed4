import Geometry
import PDFWriting
import PrintModel

/// Draws the items of pages one after the other and keeps what could not be drawn.
final class ItemPainting {
    private let canvas: PageCanvas
    private let photographs = PhotoPainting()
    private let art: ArtLibrary
    private let palette: Palette
    private let photos: [PhotoPlacement: PreparedPhoto]
    private let origin: Point
    private let crossesEmptyFrames: Bool
    private let language: String?
    private let addresses: WebAddresses
    private(set) var findings: [Finding] = []
    private var latest: (ink: String, paint: PagePaint)?
    /// The elements that are open on the page at hand, and how many were opened.
    private var path: [PageMark.Step] = []
    private var serial = 0

    init(
        canvas: PageCanvas, art: ArtShelf, palette: Palette, inks: [Ink], photos: [PhotoPlacement: PreparedPhoto],
        origin: Point, crossesEmptyFrames: Bool, language: String? = nil, addresses: WebAddresses = WebAddresses([])
    ) {
        self.canvas = canvas
        self.art = ArtLibrary(art, inks: inks, palette: palette)
        self.palette = palette
        self.photos = photos
        self.origin = origin
        self.crossesEmptyFrames = crossesEmptyFrames
        self.language = language
        self.addresses = addresses
    }

    /// Draws the items of a page, by its number from 0 among those painted, from back to front.
    func draw(_ page: LaidOutPage, number: Int = 0, check: () throws -> Void) throws {
        (path, serial) = ([], 0)
        for (index, item) in page.items.enumerated() {
            switch item {
            case .text(let line, let point):
                canvas.mark(path)
                if canvas.isTagged {
                    note(addresses[WebAddresses.Place(page: number, item: index)], of: line, from: moved(point))
                }
                try draw(line, at: moved(point), onPage: page.number)
            case .downward(let line, let point):
                canvas.mark(path)
                for run in line.runs {
                    guard let paint = paint(run.ink, onPage: page.number) else { continue }
                    try canvas.turned(at: moved(point)) { start throws(Fault) in
                        try canvas.show(run, from: start, paint)
                    }
                }
            case .fill(let rect, let ink):
                canvas.mark([])
                if let paint = paint(ink, onPage: page.number) { canvas.fill(moved(rect), paint) }
            case .rule(let start, let end, let thickness, let ink):
                canvas.mark([])
                guard let paint = paint(ink, onPage: page.number) else { continue }
                canvas.rule(from: moved(start), to: moved(end), thickness: thickness, paint)
            case .path(let path, let how):
                canvas.mark([])
                let fill = how.fill.flatMap { paint($0, onPage: page.number) }
                let stroke = how.stroke.flatMap { paint($0, onPage: page.number) }
                canvas.draw(
                    path.moved(x: origin.x, y: origin.y), fill: fill, stroke: stroke, thickness: how.thickness,
                    dash: how.dash)
            case .photo(let placement):
                try check()
                canvas.mark(path)
                canvas.note(text: "", box: moved(placement.frame))
                draw(placement, onPage: page.number)
            case .art(let file, let rect, let inks):
                canvas.mark([])
                drawArt(file, in: moved(rect), inks, onPage: page.number)
            case .begin(let tag):
                serial += 1
                path.append(PageMark.Step(tag, serial: serial))
                // A cell counts even where nothing stands in it.
                if [.cell, .headerCell, .rowHeader].contains(tag.role) { canvas.mark(path) }
            case .end: _ = path.popLast()
            }
        }
    }

    /// Shows a line whose baseline starts at a point of the sheet, on a page of a number that findings name.
    func draw(_ line: SetLine, at start: Point, onPage number: Int) throws {
        let line = canvas.isTagged ? try line.toBeHeard(on: canvas) : line
        for run in line.runs {
            note(run, of: line, from: start)
            guard let paint = paint(run.ink, onPage: number) else { continue }
            let language = foreignLanguage(of: run)
            do throws(Fault) { try canvas.show(run, from: start, paint, language: language) } catch {
                var fault = error
                for index in fault.findings.indices { fault.findings[index].place.page = number }
                throw fault
            }
        }
    }

    /// The language of a run, where neither the element it stands in nor the document says it.
    private func foreignLanguage(of run: GlyphRun) -> String? {
        guard canvas.isTagged, let own = run.language else { return nil }
        let told = path.last { $0.tag.language != nil }?.tag.language ?? language
        return own == told ? nil : own
    }

    private func note(_ addresses: [WebAddress], of line: SetLine, from start: Point) {
        let size = line.runs.map(\.size).max() ?? 0
        for address in addresses {
            canvas.note(
                address: address.target,
                box: Rect(
                    x: start.x + address.from, y: start.y - size * 0.8, width: address.to - address.from,
                    height: size * 1.05))
        }
    }

    private func note(_ run: GlyphRun, of line: SetLine, from start: Point) {
        guard canvas.isTagged else { return }
        let box = Rect(x: start.x + run.x, y: start.y - run.size * 0.8, width: run.width, height: run.size * 1.05)
        canvas.note(text: run.text, box: box)
    }

    private func draw(_ placement: PhotoPlacement, onPage number: Int) {
        let frame = moved(placement.frame)
        guard let photo = photos[placement] else { return crossOut(frame) }
        if let image = photographs.image(of: photo) { return canvas.draw(image, in: frame) }
        var place = placement.place
        place.page = number
        let name = String(placement.path.split(separator: "/").last ?? "")
        note(Finding(.error, .photoNotPainted, at: place, ["photo": name]))
        crossOut(frame)
    }

    private func drawArt(_ path: String, in rect: Rect, _ inks: [String: String], onPage number: Int) {
        do {
            canvas.draw(try art.form(path, inks, proportions: Size(width: rect.width, height: rect.height)), in: rect)
        } catch {
            note(
                Finding(
                    .error, error.code, at: Finding.Place(file: path, page: number),
                    error.values.merging(["art": path]) { own, _ in own }))
        }
    }

    /// A photograph that is not there: seen at once on a proof, nothing on the print.
    private func crossOut(_ frame: Rect) {
        guard crossesEmptyFrames else { return }
        let grey = PagePaint(.rgb(RGB(160, 160, 160)))
        canvas.outline(frame, thickness: 0.5, grey)
        canvas.rule(
            from: Point(x: frame.minX, y: frame.minY), to: Point(x: frame.maxX, y: frame.maxY), thickness: 0.5, grey)
        canvas.rule(
            from: Point(x: frame.minX, y: frame.maxY), to: Point(x: frame.maxX, y: frame.minY), thickness: 0.5, grey)
    }

    /// What an ink is painted with; notes it once a page where the layout does not declare it.
    private func paint(_ name: String, onPage number: Int) -> PagePaint? {
        if let latest, latest.ink == name { return latest.paint }
        guard let paint = palette[name] else {
            note(Finding(.error, .inkUnknown, at: Finding.Place(page: number), ["ink": name]))
            return nil
        }
        latest = (name, paint)
        return paint
    }

    private func note(_ finding: Finding) {
        if !findings.contains(finding) { findings.append(finding) }
    }

    private func moved(_ point: Point) -> Point { Point(x: point.x + origin.x, y: point.y + origin.y) }
    private func moved(_ rect: Rect) -> Rect { rect.offsetBy(x: origin.x, y: origin.y) }
}
