import Geometry

/// What stages 3 and 4 find while they set text and lay out pages.
let layoutMessages: [FindingCode: Message] = [
    .fontMissing: Message(
        es: "No se encuentra la letra «{font}». Instale su paquete o corrija el diseño.",
        en: "The font “{font}” is not found. Install its package or mend the layout."),
    .glyphMissing: Message(
        es: "La letra {font} no tiene el carácter «{character}» ({code}), y no se imprimiría. Cámbielo por otro.",
        en: "The font {font} lacks the character “{character}” ({code}), which would not be printed. Put another."),
    .dictionaryMissing: Message(
        es:
            "No se puede leer el diccionario de división de palabras {file}. Instale su paquete (en Debian: hyphen-es).",
        en: "The hyphenation dictionary {file} cannot be read. Install its package (on Debian: hyphen-es)."),
    .lineLoose: Message(
        es: "Esta línea queda demasiado abierta: «{text}».",
        en: "This line is set too wide: “{text}”."),
    .lineOverfull: Message(
        es: "Esta línea no cabe en su ancho: «{text}». Acorte la palabra o divídala.",
        en: "This line does not fit its width: “{text}”. Shorten the word or divide it."),
    .overset: Message(
        es: "El contenido da para {pages} páginas y se pidieron {wanted}: sobran {lines} líneas. Acorte textos, quite "
            + "algún reporte o pida más páginas.",
        en:
            "The content takes {pages} pages and {wanted} were asked for: {lines} lines are left over. Shorten texts, take "
            + "out a report or ask for more pages."),
    .pageUnfilled: Message(
        es: "A la página {page} le quedan {rows} renglones vacíos.",
        en: "Page {page} has {rows} empty rows."),
    .pageCount: Message(
        es:
            "Salen {pages} páginas, y deben ser {wanted} (múltiplo de {multiple})⟨: sobran {lines} líneas⟩. Agregue o quite "
            + "texto, o añada formas de historia al diseño.",
        en: "There are {pages} pages, and there should be {wanted} (a multiple of {multiple})⟨: {lines} lines are left "
            + "over⟩. Add or take out text, or add story patterns to the layout."),
    .columnsUneven: Message(
        es: "Las columnas de esta historia no terminan parejas: difieren en {lines} líneas.",
        en: "The columns of this story do not end level: they differ by {lines} lines."),
    .headlineLong: Message(
        es: "El título ocupa {lines} líneas, y caben {limit}. Acórtelo.",
        en: "The headline takes {lines} lines, and {limit} fit. Shorten it."),
    .frameOverfull: Message(
        es: "El contenido rebasa su marco por {millimetres} mm. Acórtelo, o agrande el marco en el diseño.",
        en: "The content exceeds its frame by {millimetres} mm. Shorten it, or enlarge the frame in the layout."),
    .overrideImpossible: Message(
        es: "No hay manera de cumplir «{key}» para este reporte; el programa escogió otra cosa.",
        en: "There is no way to obey “{key}” for this report; the program chose something else."),
    .storyWithoutPattern: Message(
        es: "Ninguna forma del diseño le queda a este reporte; se compuso de manera sencilla, sin fotos.",
        en: "None of the layout's patterns suits this report; it was set plainly, without photos."),
]
