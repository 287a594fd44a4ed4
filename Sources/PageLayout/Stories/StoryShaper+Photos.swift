import Foundation
import Geometry
import PrintModel

extension StoryShaper {
    /// Combinations of photo heights that the slots and the pixels allow.
    func photoHeights(of frame: StoryFrame, _ story: Story) -> [[Int]] {
        var combinations: [[Int]] = [[]]
        for (index, slot) in frame.pattern.photos.enumerated() {
            let photo = frame.photos[index]
            let width = frame.measure.width(of: slot)
            let fold = frame.measure.fold(in: slot)
            func suits(_ rows: Int) -> Bool {
                let size = Size(width: width, height: grid.pictureHeight(rows: rows))
                let decision = story.override.photos[photo.name]
                return sharpEnough(photo, width: width, height: size.height)
                    && (fold.map { photo.keepsFaces(off: $0 * width, in: size, decision) } ?? true)
            }
            var heights = slot.rows.filter(suits)
            if let rows = story.override.photos[photo.name]?.rows { heights = rows > 0 ? [rows] : [] }
            // A second photograph takes the height that suits it, or a few around it; the first does the fitting.
            if index > 0 { heights = nearest(heights, to: photo, width: width) }
            combinations = combinations.flatMap { done in heights.map { done + [$0] } }
        }
        return combinations
    }

    func nearest(_ heights: [Int], to photo: Photo, width: Double) -> [Int] {
        Array(
            heights.sorted { mismatch(photo, width: width, rows: $0) < mismatch(photo, width: width, rows: $1) }.prefix(
                3)
        )
        .sorted()
    }

    /// The photographs of a story that have too few pixels for every frame of the layout.
    func tooSmall(in story: Story) -> [Photo] {
        story.photos.filter { photo in
            !framer.patterns.contains { pattern in
                pattern.photos.contains { slot in
                    let width = framer.width(of: slot, in: pattern)
                    return sharpEnough(photo, width: width, height: grid.pictureHeight(rows: slot.rows.lowerBound))
                }
            }
        }
    }

    /// The largest size in millimetres at which a photograph prints sharp, as a person reads it.
    func largestSize(of photo: Photo) -> String {
        func millimetres(_ pixels: Int) -> Int { Int(Double(pixels) / resolution * 25.4) }
        return "\(millimetres(photo.pixels.width)) × \(millimetres(photo.pixels.height)) mm"
    }

    func sharpEnough(_ photo: Photo, width: Double, height: Double) -> Bool {
        let pixels = photo.pixels
        let scale = min(Double(pixels.width) / width, Double(pixels.height) / height)
        return scale * 72 >= resolution
    }

    /// How far a frame's proportions are from the picture's, as the square of the ratio's logarithm.
    func mismatch(_ photo: Photo, width: Double, rows: Int) -> Double {
        let frame = width / grid.pictureHeight(rows: rows)
        let picture = Double(photo.pixels.width) / Double(max(1, photo.pixels.height))
        let ratio = log(frame / picture)
        return ratio * ratio
    }
}

extension Photo {
    /// Points that a face stands away from the fold at least.
    private static let leastFromFold = 6.0

    /// Whether no face that is known stands on a fold so many points from the left of a frame of some size. The frame is
    /// filled as photographs are cropped: the focus stands at the same relative place of what shows as of the whole.
    func keepsFaces(off fold: Double, in frame: Size, _ decision: PhotoOverride?) -> Bool {
        guard let faces, !faces.isEmpty, pixels.width > 0, pixels.height > 0 else { return true }
        let part = decision?.crop ?? Rect(x: 0, y: 0, width: 1, height: 1)
        // Of the part that may show, the share of its width that does.
        let ratio = part.width * Double(pixels.width) / (part.height * Double(pixels.height))
        let shown = min(1, frame.width / frame.height / ratio)
        let focus = decision?.focus ?? focus ?? Point(x: 0.5, y: 0.5)
        let place = min(1, max(0, (focus.x - part.x) / part.width))
        let left = part.x + place * part.width * (1 - shown)
        func across(_ x: Double) -> Double { (x - left) / (part.width * shown) * frame.width }
        return faces.allSatisfy {
            across($0.maxX) + Photo.leastFromFold < fold || across($0.minX) - Photo.leastFromFold > fold
        }
    }
}
