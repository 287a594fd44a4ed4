/// Heads of tables that take two rows: words of the upper one stand over several columns of the lower one.
public enum SheetHead {
    /// The columns, from 0, over which each word of the upper row stands where it is more than one: spreadsheets keep the
    /// words of merged cells in the first.
    public static func ranges(upper: [String], lower: [String]) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        var first: Int?
        for column in 0..<min(upper.count, lower.count) {
            if !upper[column].isEmpty {
                first = column
            } else if lower[column].isEmpty {
                first = nil
            } else if let first {
                if ranges.last?.lowerBound == first { ranges.removeLast() }
                ranges.append(first...column)
            }
        }
        return ranges
    }

    /// Both rows as one: `Inversión: federal`, `Inversión: municipal`.
    public static func joined(upper: [String], lower: [String]) -> [String] {
        var over = upper
        for range in ranges(upper: upper, lower: lower) {
            for column in range { over[column] = upper[range.lowerBound] }
        }
        return over.enumerated().map { column, words in
            let under = column < lower.count ? lower[column] : ""
            return [words, under].filter { !$0.isEmpty }.joined(separator: ": ")
        }
    }
}
