import Geometry

/// What stages 1 and 2 find in publications, layouts and print conditions.
let selectionMessages: [FindingCode: Message] = [
    .publicationMissing: Message(
        es: "No hay ninguna publicación «{name}» ({file}).⟨ ¿Quiso decir «{nearest}»?⟩⟨ Hay: {known}.⟩",
        en: "There is no publication “{name}” ({file}).⟨ Did you mean “{nearest}”?⟩⟨ There are: {known}.⟩"),
    .layoutMissing: Message(
        es: "No hay ningún diseño «{name}» ({file}).⟨ ¿Quiso decir «{nearest}»?⟩⟨ Hay: {known}.⟩",
        en: "There is no layout “{name}” ({file}).⟨ Did you mean “{nearest}”?⟩⟨ There are: {known}.⟩"),
    .conditionUnknown: Message(
        es: "No se conoce la condición de impresión «{condition}».⟨ ¿Quiso decir «{nearest}»?⟩⟨ Hay: {known}.⟩",
        en: "The print condition “{condition}” is not known.⟨ Did you mean “{nearest}”?⟩⟨ There are: {known}.⟩"),
    .inkUnknown: Message(
        es: "El diseño no declara la tinta «{ink}».⟨ ¿Quiso decir «{nearest}»?⟩",
        en: "The layout declares no ink “{ink}”.⟨ Did you mean “{nearest}”?⟩"),
    .styleUnknown: Message(
        es: "El diseño no declara el estilo «{style}».⟨ ¿Quiso decir «{nearest}»?⟩",
        en: "The layout declares no style “{style}”.⟨ Did you mean “{nearest}”?⟩"),
    .patternUnknown: Message(
        es: "El diseño no tiene la forma «{pattern}».⟨ ¿Quiso decir «{nearest}»?⟩",
        en: "The layout has no pattern “{pattern}”.⟨ Did you mean “{nearest}”?⟩"),
    .artMissing: Message(
        es: "No hay ningún dibujo «{art}»; su lugar queda vacío.⟨ ¿Quiso decir «{nearest}»?⟩",
        en: "There is no art “{art}”; its place stays empty.⟨ Did you mean “{nearest}”?⟩"),
    .fontFolderMissing: Message(
        es: "No existe {folder}, donde están las letras del diseño. Instale el paquete que las trae.",
        en: "{folder}, where the layout's fonts are, does not exist. Install the package that has them."),
    .dictionaryNotDeclared: Message(
        es:
            "El diseño no declara en «hyphenation» un diccionario para el idioma «{language}»: ninguna palabra se partirá.⟨ Hay: {known}.⟩",
        en:
            "The layout declares no dictionary for the language “{language}” under “hyphenation”: no word will be divided.⟨ There are: {known}.⟩"
    ),
    .slugUnknown: Message(
        es: "No hay ningún reporte «{slug}».⟨ ¿Quiso decir «{nearest}»?⟩",
        en: "There is no report “{slug}”.⟨ Did you mean “{nearest}”?⟩"),
    .sectionUnknown: Message(
        es: "No se conoce la sección «{section}».⟨ ¿Quiso decir «{nearest}»?⟩",
        en: "The section “{section}” is not known.⟨ Did you mean “{nearest}”?⟩"),
    .photoUnknown: Message(
        es: "El reporte «{slug}» no tiene la foto {photo}.⟨ ¿Quiso decir {nearest}?⟩",
        en: "The report “{slug}” has no photo {photo}.⟨ Did you mean {nearest}?⟩"),
    .storyNotSelected: Message(
        es:
            "La portada anuncia «{slug}», pero ese reporte no entra en la publicación (por su fecha, su sección o una exclusión).",
        en:
            "The cover announces “{slug}”, but the publication does not take that report (by date, section or exclusion)."
    ),
    .overrideUnused: Message(
        es:
            "Los ajustes de «{slug}» no tienen efecto: ese reporte no entra en la publicación (por su fecha, su sección o una exclusión).",
        en:
            "What is decided for “{slug}” has no effect: the publication does not take that report (by date, section or exclusion)."
    ),
    .reportOutsideChapters: Message(
        es:
            "Ningún capítulo toma el reporte «{slug}»: no entra. Nómbrelo en «reports» de un capítulo, o a su área o sección, o exclúyalo en «select».",
        en:
            "No chapter takes the report “{slug}”: it is left out. Name it under a chapter’s “reports”, or its area or section, or exclude it under “select”."
    ),
    .selectionEmpty: Message(
        es: "Ningún reporte entra en la publicación. Revise las fechas y secciones de «select».",
        en: "The publication takes no report at all. See the dates and sections under “select”."),
    .newspaperUnknown: Message(
        es:
            "No se conoce el periódico «{newspaper}».⟨ ¿Quiso decir «{nearest}»?⟩ Los periódicos se declaran en imprenta.yml.",
        en:
            "The newspaper “{newspaper}” is not known.⟨ Did you mean “{nearest}”?⟩ Newspapers are declared in imprenta.yml."
    ),
    .newspaperBlackOnly: Message(
        es: "{newspaper} sólo vende negro⟨ en la sección «{section}»⟩. Quite «colour: true».",
        en: "{newspaper} sells black only⟨ in the section “{section}”⟩. Take out “colour: true”."),
    .newspaperClosed: Message(
        es:
            "El pedido llega tarde: para el {issue}, {newspaper} cerró el {closing} a las {hour}. Pida otra fecha, o confirme con el periódico.",
        en:
            "The order is late: for {issue}, {newspaper} closed on {closing} at {hour}. Take another date, or ask the newspaper."
    ),
    .newspaperPriceless: Message(
        es: "{newspaper} no tiene tarifa para este espacio: el pedido sale sin precio. Escríbala en imprenta.yml.",
        en: "{newspaper} has no price for this space: the order has none. Write it in imprenta.yml."),
    .layoutWantsSpace: Message(
        es: "Este diseño toma su medida de un periódico. Diga en la publicación «newspaper» y «space».",
        en: "This layout takes its size from a newspaper. Say “newspaper” and “space” in the publication."),
    .storyShortened: Message(
        es: "«{title}» entra en su versión de {words} palabras: la más larga no cabe.",
        en: "“{title}” goes in its version of {words} words: no longer one fits."),
    .storyTooLong: Message(
        es:
            "Para que todo quepa, quite {words} de las {all} palabras de «{title}», o escríbale una versión más corta («versions»).",
        en:
            "For all to fit, take {words} of the {all} words of “{title}” off, or write a shorter version of it (“versions”)."
    ),
    .pageTooEmpty: Message(
        es:
            "Sobra lugar⟨: con {words} palabras más en «{title}» se llena⟩⟨ para unas {estimate} palabras; es una estimación: ninguna nota sola lo llena⟩. Alargue una nota, agregue otra, una foto o un aviso.",
        en:
            "There is room left⟨: with {words} words more in “{title}” it is full⟩⟨ for about {estimate} words; this is an estimate: no one story fills it⟩. Lengthen a story, or add one, a photo or a notice."
    ),
    .selectionUnwritten: Message(
        es:
            "No se pudo agregar a «select» lo que falta sin tocar lo demás; el archivo quedó como estaba. Agregue a «only»: {slugs}.",
        en:
            "What is missing could not be added to “select” without touching the rest; the file is as it was. Add to “only”: {slugs}."
    ),
    .versionLength: Message(
        es: "La versión de {wanted} palabras tiene {words}. Acérquela a lo que dice.",
        en: "The version of {wanted} words has {words}. Bring it nearer to what it says."),
]
