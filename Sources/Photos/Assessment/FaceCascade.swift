import CFaces
import Digests
import Foundation

/// What a face looks like: a cascade of decisions that OpenCV's makers trained, read from their file.
struct FaceCascade: Sendable {
    /// SHA-256 of the file: what is found depends on it.
    let digest: String
    private let side: Int32
    private let stages: Int
    private let stumps: Int
    /// Counts of the stages, features and subsets of the stumps, cells of the features, one after the other.
    private let integers: [Int32]
    /// Thresholds of the stages, leaves of the stumps.
    private let fractions: [Float]

    /// Where Debian's `opencv-data` puts it: of its cascades the one that is hardly ever wrong. Among 56 pictures without
    /// people the others took leaves and stones for faces; this one nothing. (S. Puttemans et al., "Improving open source
    /// face detection by combining an adapted cascade classification pipeline and active learning", VISAPP 2017.)
    static let path = "/usr/share/opencv4/lbpcascades/lbpcascade_frontalface_improved.xml"
    private static let mostBytes = 4 << 20
    private static let mostWindows = 4_096

    /// The one of this machine, read once; `nil` where it is not installed.
    static let installed = FaceCascade(path)

    /// Reads a cascade over local binary patterns; `nil` where the file is none, or has indices that lead out of it.
    init?(_ path: String) {
        guard let data = FileManager.default.contents(atPath: path), data.count <= FaceCascade.mostBytes else {
            return nil
        }
        let digest = Digest()
        digest.add(data)
        self.digest = digest.hexadecimal
        var text = TaggedNumbers(data)
        guard text.next("featureType")?.contains("LBP") == true, let height = text.whole("height"),
            let width = text.whole("width"), width == height, (8...128).contains(width),
            let stages = text.whole("stageNum"), (1...100).contains(stages)
        else { return nil }
        var (counts, features, subsets, cells): ([Int32], [Int32], [Int32], [Int32]) = ([], [], [], [])
        var (thresholds, leaves): ([Float], [Float]) = ([], [])
        for _ in 0..<stages {
            guard let count = text.whole("maxWeakCount"), (1...1_000).contains(count),
                let threshold = text.numbers("stageThreshold", Float.self, count: 1)
            else { return nil }
            counts.append(count)
            thresholds += threshold
            for _ in 0..<count {
                guard let node = text.numbers("internalNodes", Int32.self, count: 11),
                    let leaf = text.numbers("leafValues", Float.self, count: 2)
                else { return nil }
                features.append(node[2])
                subsets += node[3...]
                leaves += leaf
            }
        }
        while let cell = text.numbers("rect", Int32.self, count: 4) { cells += cell }
        guard features.allSatisfy({ $0 >= 0 && $0 < cells.count / 4 }),
            stride(from: 0, to: cells.count, by: 4).allSatisfy({ FaceCascade.lies(cells[$0..<$0 + 4], in: width) })
        else { return nil }
        (side, self.stages, stumps) = (width, Int(stages), features.count)
        integers = counts + features + subsets + cells
        fractions = thresholds + leaves
    }

    /// Whether three by three cells, of which this is the first, lie in a window.
    private static func lies(_ cell: ArraySlice<Int32>, in side: Int32) -> Bool {
        let (x, y, width, height) = (
            cell[cell.startIndex], cell[cell.startIndex + 1], cell[cell.startIndex + 2], cell[cell.startIndex + 3]
        )
        return x >= 0 && y >= 0 && (1...side).contains(width) && (1...side).contains(height)
            && x <= side - 3 * width && y <= side - 3 * height
    }

    /// The windows of a gray picture, row by row from the top, that pass.
    func windows(in gray: [UInt8], width: Int, height: Int) -> [imprenta_window] {
        guard gray.count == width * height else { return [] }
        return integers.withUnsafeBufferPointer { integers in
            fractions.withUnsafeBufferPointer { fractions in
                guard let whole = integers.baseAddress, let real = fractions.baseAddress else { return [] }
                var cascade = imprenta_cascade(
                    side: side, stages: Int32(stages), counts: whole, thresholds: real, features: whole + stages,
                    subsets: whole + stages + stumps, leaves: real + stages, cells: whole + stages + 9 * stumps)
                return Array(unsafeUninitializedCapacity: FaceCascade.mostWindows) { found, count in
                    let passed = imprenta_find_faces(
                        &cascade, gray, Int32(width), Int32(height), found.baseAddress, Int32(FaceCascade.mostWindows))
                    count = max(0, Int(passed))
                }
            }
        }
    }
}

/// Numbers between tags, one tag after the other: all that is needed of a file that OpenCV wrote.
private struct TaggedNumbers {
    private let data: Data
    private var place: Data.Index

    init(_ data: Data) { (self.data, place) = (data, data.startIndex) }

    /// The text of the next element of a name; what stands before it is passed over.
    mutating func next(_ tag: String) -> String? {
        guard let start = data.range(of: Data("<\(tag)>".utf8), in: place..<data.endIndex),
            let end = data.range(of: Data("</\(tag)>".utf8), in: start.upperBound..<data.endIndex)
        else { return nil }
        place = end.upperBound
        return String(decoding: data[start.upperBound..<end.lowerBound], as: UTF8.self)
    }

    /// The next element's one whole number.
    mutating func whole(_ tag: String) -> Int32? { numbers(tag, Int32.self, count: 1)?.first }

    /// The next element's numbers, if it has just so many.
    mutating func numbers<N: LosslessStringConvertible>(_ tag: String, _: N.Type, count: Int) -> [N]? {
        guard let text = next(tag) else { return nil }
        let found = text.split(whereSeparator: \.isWhitespace).compactMap { N(String($0)) }
        return found.count == count ? found : nil
    }
}
