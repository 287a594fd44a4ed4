import CFaces
import Geometry

/// Finds the faces of a photograph.
struct FaceFinder: Sendable {
    private let cascade: FaceCascade

    /// The finder of this machine; `nil` where no cascade is installed.
    init?() {
        guard let cascade = FaceCascade.installed else { return nil }
        self.cascade = cascade
    }

    /// Names the way of working: results made another way must not be taken for its own.
    var version: String { "faces 1 \(cascade.digest)" }

    /// Faces of an upright working copy, from the largest to the smallest, as fractions of it.
    func faces(in copy: WorkingCopy) throws -> [Rect] {
        let (width, height) = (copy.gray.width, copy.gray.height)
        let windows = cascade.windows(in: try copy.gray.samples(), width: width, height: height)
        let whole = Rect(x: 0, y: 0, width: Double(width), height: Double(height))
        return FaceFinder.gathered(windows).compactMap { window in
            // The cascade's window ends at the brows, the cheekbones and the lower lip.
            let face = Rect(x: window.x, y: window.y, width: window.side, height: window.side)
                .insetBy(
                    top: -0.28 * window.side, left: -0.2 * window.side, bottom: -0.12 * window.side,
                    right: -0.2 * window.side)
            return whole.intersection(face).map {
                Rect(
                    x: $0.x / whole.width, y: $0.y / whole.height, width: $0.width / whole.width,
                    height: $0.height / whole.height)
            }
        }
    }

    private struct Face {
        var x: Double
        var y: Double
        var side: Double
        var votes: Int
    }

    /// A face is found in several windows that nearly coincide; what fewer than this take for one is none.
    private static let leastVotes = 7

    /// The means of windows that nearly coincide: corners within a tenth of the smaller side, as OpenCV's
    /// `groupRectangles` has it. A smaller one inside a larger with more votes is part of that.
    private static func gathered(_ windows: [imprenta_window]) -> [Face] {
        var groups = Array(windows.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while groups[index] != index { index = groups[index] }
            return index
        }
        for second in windows.indices {
            for first in 0..<second where areOne(windows[first], windows[second]) {
                groups[max(root(first), root(second))] = min(root(first), root(second))
            }
        }
        var members: [Int: [imprenta_window]] = [:]
        for index in windows.indices { members[root(index), default: []].append(windows[index]) }
        let faces = members.sorted { $0.key < $1.key }.map { _, windows in
            let count = Double(windows.count)
            func mean(_ value: (imprenta_window) -> Int32) -> Double {
                windows.reduce(0) { $0 + Double(value($1)) } / count
            }
            return Face(x: mean(\.x), y: mean(\.y), side: mean(\.side), votes: windows.count)
        }.filter { $0.votes >= leastVotes }
        return faces.filter { face in !faces.contains { hides($0, face) } }
            .sorted { ($1.side, $0.y, $0.x) < ($0.side, $1.y, $1.x) }
    }

    private static func areOne(_ a: imprenta_window, _ b: imprenta_window) -> Bool {
        let most = 0.2 * Double(min(a.side, b.side))
        return abs(Double(a.x - b.x)) <= most && abs(Double(a.y - b.y)) <= most
            && abs(Double(a.x + a.side - b.x - b.side)) <= most && abs(Double(a.y + a.side - b.y - b.side)) <= most
    }

    private static func hides(_ large: Face, _ small: Face) -> Bool {
        let (x, y) = (small.x + small.side / 2, small.y + small.side / 2)
        return large.side > small.side && large.votes >= small.votes && x > large.x && x < large.x + large.side
            && y > large.y && y < large.y + large.side
    }
}
