import Geometry
import PrintModel

/// Draws the items of pages one after the other and keeps what could not be drawn.
final class ItemPainting {
    private let canvas: Canvas
    private let text: TextPainting
    private let shapes: ShapePainting
    private let photographs: PhotoPainting
    private let art: ArtLibrary
    private let keys: ColourKeys
    private let photos: [PhotoPlacement: PreparedPhoto]
    private let origin: Point
    private let crossesEmptyFrames: Bool
    private(set) var findings: [Finding] = []

    init(
        canvas: Canvas, fonts: Fonts, art: ArtLibrary, keys: ColourKeys, photos: [PhotoPlacement: PreparedPhoto],
        origin: Point, crossesEmptyFrames: Bool
    ) {
        self.canvas = canvas
        text = TextPainting(canvas: canvas, fonts: fonts)
        shapes = ShapePainting(canvas: canvas)
        photographs = PhotoPainting(canvas: canvas)
        self.art = art
        self.keys = keys
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
                if setInk(ink, on: page) { shapes.fill(moved(rect)) }
            case .rule(let start, let end, let thickness, let ink):
                if setInk(ink, on: page) { shapes.rule(from: moved(start), to: moved(end), thickness: thickness) }
            case .photo(let placement):
                try check()
                draw(placement, on: page)
            case .art(let path, let rect, let inks): drawArt(path, in: moved(rect), inks, on: page)
            }
        }
        try canvas.check()
    }

    private func draw(_ line: SetLine, at start: Point, on page: LaidOutPage) throws {
        for run in line.runs where setInk(run.ink, on: page) {
            do { try text.draw(run, from: start) } catch var fault as Fault {
                for index in fault.findings.indices { fault.findings[index].place.page = page.number }
                throw fault
            }
        }
    }

    private func draw(_ placement: PhotoPlacement, on page: LaidOutPage) {
        let frame = moved(placement.frame)
        guard let photo = photos[placement] else { return crossOut(frame) }
        guard let code = photographs.draw(photo, in: frame) else { return }
        var place = placement.place
        place.page = page.number
        note(Finding(.error, code, at: place, ["photo": String(placement.path.split(separator: "/").last ?? "")]))
        crossOut(frame)
    }

    private func drawArt(_ path: String, in rect: Rect, _ inks: [String: String], on page: LaidOutPage) {
        do {
            let piece = try art.piece(path, inks).get()
            try canvas.saved { try piece.draw(in: rect, on: canvas.context) }
        } catch {
            let refusal = error as? Art.Refusal ?? Art.Refusal(code: .artUnreadable, values: ["reason": "\(error)"])
            note(
                Finding(
                    .error, refusal.code, at: Finding.Place(file: path, page: page.number),
                    refusal.values.merging(["art": path]) { own, _ in own }))
        }
    }

    /// A photograph that is not there: seen at once on a proof, nothing on the print.
    private func crossOut(_ frame: Rect) {
        guard crossesEmptyFrames else { return }
        canvas.setColour(RGB(160, 160, 160))
        shapes.outline(frame, thickness: 0.5)
        let corners = (Point(x: frame.minX, y: frame.minY), Point(x: frame.maxX, y: frame.maxY))
        shapes.rule(from: corners.0, to: corners.1, thickness: 0.5)
        shapes.rule(
            from: Point(x: frame.minX, y: frame.maxY), to: Point(x: frame.maxX, y: frame.minY), thickness: 0.5)
    }

    /// Makes an ink the colour to draw with; notes it once a page where the layout does not declare it.
    private func setInk(_ name: String, on page: LaidOutPage) -> Bool {
        guard let key = keys.keys[name] else {
            note(Finding(.error, .inkUnknown, at: Finding.Place(page: page.number), ["ink": name]))
            return false
        }
        canvas.setColour(key)
        return true
    }

    private func note(_ finding: Finding) {
        if !findings.contains(finding) { findings.append(finding) }
    }

    private func moved(_ point: Point) -> Point { Point(x: point.x + origin.x, y: point.y + origin.y) }
    private func moved(_ rect: Rect) -> Rect { rect.offsetBy(x: origin.x, y: origin.y) }
}
