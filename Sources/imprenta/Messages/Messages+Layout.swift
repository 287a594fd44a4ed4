import Geometry

/// What stages 3 and 4 find while they set text and lay out pages.
let layoutMessages: [FindingCode: Message] = [
    .fontMissing: Message(
        es: "No se encuentra la letra «{font}». Instale su paquete o corrija el diseño.",
        en: "The font “{font}” is not found. Install its package or mend the layout."),
    .fontFeatureMissing: Message(
        es: "La letra «{font}» no trae {feature}. Quítelo del estilo «{style}» o use otra letra.",
        en: "The font “{font}” has no {feature}. Take it out of the style “{style}”, or use another font."),
    .glyphMissing: Message(
        es: "Ninguna letra del diseño tiene el carácter «{character}». Cámbielo por otro.",
        en: "None of the layout's fonts has the character “{character}”. Put another in its place."),
    .dictionaryMissing: Message(
        es:
            "No se puede leer el diccionario de división de palabras {file}. Instale su paquete (en Debian: hyphen-es).",
        en: "The hyphenation dictionary {file} cannot be read. Install its package (on Debian: hyphen-es)."),
    .lineLoose: Message(
        es: "Los espacios de esta línea quedan demasiado abiertos: «{text}».",
        en: "The spaces of this line are too wide: “{text}”."),
    .lineOverfull: Message(
        es: "Esta línea no cabe en su ancho: «{text}». Acorte la palabra o divídala.",
        en: "This line does not fit its width: “{text}”. Shorten the word or divide it."),
    .overset: Message(
        es:
            "El texto no cabe en {wanted} páginas: sobran {lines} líneas. Se formaron {pages}; quite o acorte notas, o pida más páginas."
            + "⟨ Lo menos que basta: quitar {story} ({storyLines} líneas).⟩"
            + "⟨ O quitar la foto {photo}, que ocupa lo que {photoLines}.⟩",
        en:
            "The text does not fit in {wanted} pages: {lines} lines are left over. {pages} were made; take out or shorten stories, or ask for more pages."
            + "⟨ The least that does: leave out {story} ({storyLines} lines).⟩"
            + "⟨ Or leave out the photo {photo}, which takes the room of {photoLines}.⟩"
    ),
    .pageUnfilled: Message(
        es: "Renglones vacíos al pie de la página: {rows}.",
        en: "Empty rows at the foot of the page: {rows}."),
    .pageCount: Message(
        es: "Con este material salen {pages} páginas⟨, y se pidieron {wanted}⟩; deben ser múltiplo de {multiple}. "
            + "Agregue o quite notas, fotos o avisos.⟨ Faltan {missing} páginas.⟩"
            + "⟨ Lo menos que basta: quitar {story} ({storyLines} líneas).⟩"
            + "⟨ O quitar la foto {photo}, que ocupa lo que {photoLines}.⟩",
        en: "This material makes {pages} pages⟨, and {wanted} were asked for⟩; they must be a multiple of {multiple}. "
            + "Add or take out stories, photos or notices.⟨ {missing} pages are wanting.⟩"
            + "⟨ The least that does: leave out {story} ({storyLines} lines).⟩"
            + "⟨ Or leave out the photo {photo}, which takes the room of {photoLines}.⟩"),
    .columnsUneven: Message(
        es: "Las columnas de la nota no terminan parejas; renglones vacíos: {rows}.",
        en: "The story's columns do not end level; empty rows: {rows}."),
    .storyWithoutPattern: Message(
        es:
            "Ninguna forma del diseño le queda a la nota: se formó lisa, sin fotos. Revise el largo del título y del texto.",
        en:
            "No pattern of the layout suits the story: it was set plain, without photos. Look at the length of headline and text."
    ),
    .tableTooWide: Message(
        es:
            "La tabla de {columns} columnas no cabe en su ancho ni con letra más chica. Quítele columnas o pártala en dos.",
        en:
            "The table of {columns} columns does not fit its width, even in smaller type. Drop columns, or make two of it."
    ),
    .chartUndrawable: Message(
        es: "La gráfica no se puede dibujar: {reason}. Se dejó fuera.",
        en: "The chart cannot be drawn: {reason}. It was left out."),
    .placeholderUnknown: Message(
        es: "«{name}» entre llaves no quiere decir nada, y así se imprimiría. Los nombres que hay: layouts/README.md.",
        en: "“{name}” between braces means nothing, and would be printed so. layouts/README.md has the names there are."
    ),
    .nothingFits: Message(
        es: "Ninguna nota cupo en las páginas; no se escribió nada. Revise en el diseño los márgenes y las aperturas.",
        en: "No story fits the pages; nothing was written. Look at the layout's margins and openings."),
    .referenceUnknown: Message(
        es: "El texto remite a «{slug}», y ese reporte no está en la publicación.⟨ ¿Quiso decir «{nearest}»?⟩",
        en: "The text refers to “{slug}”, and that report is not in the publication.⟨ Did you mean “{nearest}”?⟩"),
    .referencesUnsettled: Message(
        es:
            "Las páginas a las que remite el texto no se asientan: al poner un número, la nota cambia de página. Cambie unas palabras cerca de la remisión.",
        en:
            "The pages that the text refers to do not settle: as a number is set, the story moves to another page. Change a few words near the reference."
    ),
    .indexTermUnused: Message(
        es: "El término «{term}» del índice no aparece en ningún texto.",
        en: "The term “{term}” of the index stands in no text."),
    .bookWithoutChapters: Message(
        es: "El diseño es de un libro y la publicación no tiene «chapters».",
        en: "The layout is that of a book and the publication has no “chapters”."),
    .storyUnplaced: Message(
        es:
            "La nota no cabe en ninguna página y quedó fuera, con sus {lines} líneas. Divida la nota o su tabla, o acorte su título.",
        en:
            "No page holds the story: it was left out, with its {lines} lines. Divide the story or its table, or shorten its headline."
    ),
    .photoUnplaced: Message(
        es:
            "La foto {photo} no cupo en el texto y no se usó: achíquela quitando alto con un recorte, o quítela del texto.",
        en: "The photo {photo} found no room in the text and was not used: crop it lower, or take it out of the text."
    ),
    .photoLeftOut: Message(
        es:
            "La foto {photo} no se usó: con {pixels} píxeles se vería borrosa en cualquier marco del diseño; se imprime bien hasta {largest}.",
        en:
            "The photo {photo} was not used: with {pixels} pixels it would look blurred in every frame of the layout; it prints well up to {largest}."
    ),
    .overrideImpossible: Message(
        es: "No se pudo cumplir «{key}» para esta nota: con lo demás no hay forma de llenar las páginas.",
        en: "“{key}” could not be obeyed for this story: with the rest there is no way to fill the pages."),
    .frameOverfull: Message(
        es: "El contenido rebasa su marco por {millimetres} mm.",
        en: "The content exceeds its frame by {millimetres} mm."),
]
