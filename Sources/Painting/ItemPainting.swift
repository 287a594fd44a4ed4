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
    private(set) var findings: [Finding] = []
    private var latest: (ink: String, paint: PagePaint)?

    init(
        canvas: PageCanvas, palette: Palette, inks: [Ink], photos: [PhotoPlacement: PreparedPhoto], origin: Point,
        crossesEmptyFrames: Bool
    ) {
        self.canvas = canvas
        art = ArtLibrary(inks: inks, palette: palette)
        self.palette = palette
        self.photos = photos
        self.origin = origin
        self.crossesEmptyFrames = crossesEmptyFrames
    }

    /// Draws a page's items from back to front.
    func draw(_ page: LaidOutPage, check: () throws -> Void) throws {
        for item in page.items {
            switch item {
            case .text(let line, let point): try draw(line, at: moved(point), on: page)
            case .fill(let rect, let ink):
                if let paint = paint(ink, on: page) { canvas.fill(moved(rect), paint) }
            case .rule(let start, let end, let thickness, let ink):
                guard let paint = paint(ink, on: page) else { continue }
                canvas.rule(from: moved(start), to: moved(end), thickness: thickness, paint)
            case .photo(let placement):
                try check()
                draw(placement, on: page)
            case .art(let path, let rect, let inks): drawArt(path, in: moved(rect), inks, on: page)
            }
        }
    }

    private func draw(_ line: SetLine, at start: Point, on page: LaidOutPage) throws {
        for run in line.runs {
            guard let paint = paint(run.ink, on: page) else { continue }
            do { try canvas.show(run, from: start, paint) } catch {
                var fault = error
                for index in fault.findings.indices { fault.findings[index].place.page = page.number }
                throw fault
            }
        }
    }

    private func draw(_ placement: PhotoPlacement, on page: LaidOutPage) {
        let frame = moved(placement.frame)
        guard let photo = photos[placement] else { return crossOut(frame) }
        if let image = photographs.image(of: photo) { return canvas.draw(image, in: frame) }
        var place = placement.place
        place.page = page.number
        let name = String(placement.path.split(separator: "/").last ?? "")
        note(Finding(.error, .photoNotPainted, at: place, ["photo": name]))
        crossOut(frame)
    }

    private func drawArt(_ path: String, in rect: Rect, _ inks: [String: String], on page: LaidOutPage) {
        do {
            canvas.draw(try art.form(path, inks, proportions: Size(width: rect.width, height: rect.height)), in: rect)
        } catch {
            note(
                Finding(
                    .error, error.code, at: Finding.Place(file: path, page: page.number),
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
    private func paint(_ name: String, on page: LaidOutPage) -> PagePaint? {
        if let latest, latest.ink == name { return latest.paint }
        guard let paint = palette[name] else {
            note(Finding(.error, .inkUnknown, at: Finding.Place(page: page.number), ["ink": name]))
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
