/// How much ink each plate of a file takes.
public struct PlateReport: Sendable, Hashable, Codable {
    /// One plate of one page.
    public struct Plate: Sendable, Hashable, Codable {
        /// Name of the ink: `Cyan`, `Magenta`, `Yellow`, `Black`, or a spot's own.
        public var ink: String
        /// Share of the trimmed page that the ink covers, percent; a tint counts as its share.
        public var coverage: Double
        /// Name of the picture's file; `nil` where the plate is empty.
        public var file: String?
    }
    /// One page.
    public struct Page: Sendable, Hashable, Codable {
        /// From 1.
        public var page: Int
        /// Trimmed width, millimetres.
        public var width: Double
        /// Trimmed height, millimetres.
        public var height: Double
        /// Its plates: cyan, magenta, yellow, black, then spots by name.
        public var plates: [Plate]
        /// Sum of its plates' coverage, percent.
        public var total: Double
    }
    /// One ink over all pages: what an estimate of its cost goes by.
    public struct Ink: Sendable, Hashable, Codable {
        /// Name.
        public var ink: String
        /// Mean coverage of the pages, weighed by their area, percent.
        public var coverage: Double
        /// The area that it would cover solid, square centimetres, of one copy.
        public var area: Double
        /// How many pages have it.
        public var pages: Int
    }
    /// Pixels per inch that coverage was measured at.
    public var resolution: Double
    /// The pages in order.
    public var pages: [Page]

    /// Every ink that has a plate, in the order of plates.
    public var inks: [Ink] {
        let area = pages.reduce(0) { $0 + $1.width * $1.height / 100 }
        return PlateReport.ordered(Set(pages.flatMap { $0.plates.map(\.ink) })).map { name in
            var (covered, count) = (0.0, 0)
            for page in pages {
                guard let plate = page.plates.first(where: { $0.ink == name }) else { continue }
                covered += plate.coverage / 100 * page.width * page.height / 100
                count += plate.coverage > 0 ? 1 : 0
            }
            return Ink(ink: name, coverage: area > 0 ? covered / area * 100 : 0, area: covered, pages: count)
        }
    }

    /// Names of plates in their usual order.
    static func ordered(_ names: Set<String>) -> [String] {
        let process = ["Cyan", "Magenta", "Yellow", "Black"]
        return process.filter(names.contains) + names.subtracting(process).sorted()
    }
}
