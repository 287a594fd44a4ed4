import Geometry

/// Messages of galley proofs.
let galleyMessages: [FindingCode: Message] = [
    .galleyOption: Message(
        es: "{option} debe estar entre {low} y {high}; dice {found}.",
        en: "{option} must be from {low} to {high}; it is {found}."),
    .galleyTooWide: Message(
        es:
            "Las columnas ({columns} × {measure}) no caben en la página: hay {room}. Use una medida, un número de columnas o un "
            + "margen menores, o una página más ancha.",
        en:
            "The columns ({columns} × {measure}) do not fit the page: there is room for {room}. Use a smaller measure, fewer "
            + "columns, smaller margins, or a wider page."),
    .galleyTooLow: Message(
        es: "En la página caben {rows} renglones; se necesitan al menos {needed}. Use una página más alta.",
        en: "The page holds {rows} lines; at least {needed} are needed. Use a higher page."),
    .galleyFontMissing: Message(
        es: "Esta máquina no tiene la letra «{font}».⟨ Parecidas: {similar}.⟩ «fc-list : family» las muestra todas.",
        en: "This machine does not have the font “{font}”.⟨ Similar: {similar}.⟩ “fc-list : family” shows all."),
    .galleyNoDictionary: Message(
        es: "No hay diccionario de división de palabras para «{language}» en {folder}: no se dividió ninguna.",
        en: "There is no hyphenation dictionary for “{language}” in {folder}: no word was divided."),
    .galleyEmpty: Message(es: "El archivo no tiene texto.", en: "The file holds no text."),
    .galleyLongParagraph: Message(
        es: "Este párrafo pesa {size} kB; puede pesar hasta {limit}. ¿Es un texto con un párrafo por línea?",
        en: "This paragraph is {size} kB; it may be up to {limit}. Is it a text with a paragraph a line?"),
    .galleyOverwrites: Message(
        es: "--output es el mismo archivo que el texto. Elija otro nombre.",
        en: "--output is the same file as the text. Choose another name."),
    .galleyMore: Message(
        es: "Hay {count} avisos más de esta clase: {kind}.", en: "There are {count} more findings of this kind: {kind}."
    ),
]
