import Geometry

/// What stages 3 and 4 find while they set text and lay out pages.
let layoutMessages: [FindingCode: Message] = [
    .fontMissing: Message(
        es: "No se encuentra la letra «{font}». Instale su paquete o corrija el diseño.",
        en: "The font “{font}” is not found. Install its package or mend the layout."),
    .glyphMissing: Message(
        es: "Ninguna letra del diseño tiene el carácter «{character}». Cámbielo por otro.",
        en: "None of the layout's fonts has the character “{character}”. Put another in its place."),
    .dictionaryMissing: Message(
        es: "No se puede leer el diccionario de división de palabras {file}. Instale su paquete (en Debian: hyphen-es).",
        en: "The hyphenation dictionary {file} cannot be read. Install its package (on Debian: hyphen-es)."),
    .lineLoose: Message(
        es: "Esta línea queda demasiado abierta: «{text}».",
        en: "This line is set too wide: “{text}”."),
    .lineOverfull: Message(
        es: "Esta línea no cabe en su ancho: «{text}». Acorte la palabra o divídala.",
        en: "This line does not fit its width: “{text}”. Shorten the word or divide it."),
    .overset: Message(
        es: "El texto no cabe: sobran {lines} líneas. Acórtelo, o quite o reduzca otra cosa.",
        en: "The text does not fit: {lines} lines are left over. Shorten it, or take out or reduce something else."),
    .pageUnfilled: Message(
        es: "A la página {page} le quedan {rows} renglones vacíos.",
        en: "Page {page} has {rows} empty rows."),
    .pageCount: Message(
        es: "Salen {pages} páginas, y deben ser múltiplo de {multiple}.",
        en: "There are {pages} pages, and they should be a multiple of {multiple}."),
    .columnsUneven: Message(
        es: "Las columnas no terminan parejas: difieren en {rows} renglones.",
        en: "The columns do not end level: they differ by {rows} rows."),
    .headlineLong: Message(
        es: "El título ocupa {lines} líneas, y caben {limit}. Acórtelo.",
        en: "The headline takes {lines} lines, and {limit} fit. Shorten it."),
    .frameOverfull: Message(
        es: "El contenido rebasa su marco por {millimetres} mm.",
        en: "The content exceeds its frame by {millimetres} mm."),
]
