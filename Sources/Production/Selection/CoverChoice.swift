import Geometry
import PrintModel

extension Edition {
    /// Puts a story on the cover whose photograph has pixels enough for it, where nobody chose the cover story, that one's
    /// photograph has not, and another of the same priority does. Photographs must be measured.
    mutating func preferSharpLead(on source: Source) {
        guard publication.cover.report == nil, let blurred = lead,
            let frame = source.layout.front.flatMap(\.elements).first(where: { $0.content == .photo })?.frame,
            !blurred.fills(frame, under: source.condition)
        else { return }
        let others = sections.flatMap(\.stories).filter { $0.priority == blurred.priority }
        guard let sharp = others.first(where: { $0.fills(frame, under: source.condition) }) else { return }
        lead = sharp
        // Who is on the cover is not announced there too; who was may be.
        teasers = teasers.map { $0.slug == sharp.slug ? blurred : $0 }
    }
}

extension Report {
    /// Whether the photograph that a cover would show fills a frame at a resolution that can be printed.
    fileprivate func fills(_ frame: Rect, under condition: PrintCondition) -> Bool {
        guard let pixels = photos.first?.pixels else { return false }
        let across = Double(pixels.width) / max(frame.width, 1)
        let down = Double(pixels.height) / max(frame.height, 1)
        return min(across, down) * 72 >= condition.resolutionError
    }
}
