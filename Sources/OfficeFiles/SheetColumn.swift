/// Columns of spreadsheets by their letters.
public enum SheetColumn {
    /// A column counted from 0 as spreadsheets call it: 2 as `C`, 27 as `AB`.
    public static func letters(_ column: Int) -> String {
        var (rest, letters) = (column + 1, "")
        while rest > 0, let scalar = UnicodeScalar(65 + (rest - 1) % 26) {
            letters = String(Character(scalar)) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
