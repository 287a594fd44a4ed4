import Geometry

/// Numbers to be drawn.
public struct Chart: Sendable, Hashable, Codable {
    /// How they are drawn.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// A bar a category; several series stand in groups, or one on another, or as parts of a whole.
        case bars, grouped, stacked
        /// A line a series over time.
        case lines
        /// Lines with the area under them, one on another.
        case areas
        /// The parts of a whole, the largest first.
        case shares
        /// How far each goal has come.
        case progress
        /// A small chart a series, all on one scale.
        case multiples
        /// One number set large, with its change.
        case figure
    }

    /// A row of numbers with a name.
    public struct Series: Sendable, Hashable, Codable {
        /// Its name.
        public var name: String
        /// One number for each category; `nil` where there is none.
        public var values: [Figure?]
        /// A series.
        public init(name: String, values: [Figure?]) {
            self.name = name
            self.values = values
        }
    }

    /// How they are drawn.
    public var kind: Kind
    /// What it shows, printed over it.
    public var title: String?
    /// What the numbers count: `toneladas`.
    public var unit: String?
    /// What stands along it: places, months.
    public var categories: [String]
    /// The numbers, as many in each as there are categories.
    public var series: [Series]
    /// Where they come from, printed under it.
    public var note: String?
    /// What to say instead of it; made of the numbers where `nil`.
    public var alternative: String?
    /// Line in the report's file.
    public var line: Int

    /// A chart.
    public init(
        kind: Kind, title: String? = nil, unit: String? = nil, categories: [String], series: [Series],
        note: String? = nil, alternative: String? = nil, line: Int = 1
    ) {
        self.kind = kind
        self.title = title
        self.unit = unit
        self.categories = categories
        self.series = series
        self.note = note
        self.alternative = alternative
        self.line = line
    }

    /// What it says, in words, for those who cannot see it.
    public func spoken(in language: String) -> String {
        if let alternative { return alternative }
        let english = language.hasPrefix("en")
        let head = (title.map { [$0] } ?? []) + (unit.map { [$0] } ?? [])
        let rows = series.map { series in
            let numbers = zip(categories, series.values).map { category, value in
                [category, value?.text ?? (english ? "no data" : "sin dato")].filter { !$0.isEmpty }.joined(
                    separator: ": ")
            }
            return (series.name.isEmpty ? "" : series.name + ": ") + numbers.joined(separator: "; ")
        }
        return (english ? "Chart. " : "Gráfica. ") + (head + rows).joined(separator: ". ") + "."
    }
}
