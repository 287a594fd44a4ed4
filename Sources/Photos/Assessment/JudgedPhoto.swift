import PrintModel

/// A photograph that was judged, with what it is known again by.
struct JudgedPhoto: Sendable {
    var assessment: PhotoAssessment
    var sketch: PhotoSketch
    /// Size of its file.
    var bytes: Int

    /// How much better one of two nearly equal photographs must be to make good that it has fewer pixels or was
    /// compressed harder.
    private static let margin = 0.03

    /// From the best to the worst, each followed by those that it nearly equals.
    static func ranked(_ photos: [JudgedPhoto]) -> [PhotoAssessment] {
        let best = photos.sorted {
            ($1.assessment.score, $0.assessment.path) < ($0.assessment.score, $1.assessment.path)
        }
        var shelf = DuplicateShelf()
        var groups: [[JudgedPhoto]] = []
        for photo in best {
            if let group = shelf.nearest(to: photo.sketch) {
                groups[group].append(photo)
            } else {
                shelf.add(photo.sketch)
                groups.append([photo])
            }
        }
        return groups.flatMap(led)
    }

    /// Photographs that nearly equal one another, the one to use first: of those that are as good as the best, the one
    /// with the most pixels and then the most bytes, since the others were made from it.
    private static func led(_ group: [JudgedPhoto]) -> [PhotoAssessment] {
        guard group.count > 1, let best = group.first else { return group.map(\.assessment) }
        let leader = group.filter { $0.assessment.score >= best.assessment.score - margin }.reduce(best) {
            first, next in
            (first.area, first.bytes) < (next.area, next.bytes) ? next : first
        }.assessment
        let others = group.map(\.assessment).filter { $0.path != leader.path }.map { photo in
            var photo = photo
            photo.duplicateOf = leader.path
            photo.reasons = [.duplicate] + photo.reasons.filter { $0 != .sound }
            return photo
        }
        return [leader] + others
    }

    private var area: Int { assessment.pixels.width * assessment.pixels.height }
}
