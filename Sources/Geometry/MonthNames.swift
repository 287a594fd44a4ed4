/// The names of the months in full, January first, as each language writes them within a sentence.
public enum MonthNames {
    /// `enero` to `diciembre`.
    public static let spanish = [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
    ]
    /// `January` to `December`.
    public static let english = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    /// All spellings of a Spanish month: `setiembre` is as right as `septiembre` (Diccionario panhispánico de dudas).
    public static let spanishSpellings = Set(spanish).union(["setiembre"])
}
