import Geometry

/// Messages of stage 9.
let impositionMessages: [FindingCode: Message] = [
    .imposeOption: Message(
        es: "{option} debe estar entre {low} y {high} mm; dice {found} mm.",
        en: "{option} must be from {low} to {high} mm; it is {found} mm."),
    .imposeSignature: Message(
        es: "--signature puede ser 4, 8, 16 o 32, con saddle o perfect; dice {found} con {scheme}.",
        en: "--signature may be 4, 8, 16 or 32, with saddle or perfect; it is {found} with {scheme}."),
    .imposeWork: Message(
        es: "{scheme} se imprime por las dos caras; --work single sirve para hojas sueltas y para fold-french.",
        en: "{scheme} is printed on both sides; --work single is for loose leaves and for fold-french."),
    .imposePieces: Message(
        es: "{scheme} impone un solo archivo; se dieron {count}. Para juntar varios en un pliego use --scheme gang.",
        en: "{scheme} imposes a single file; {count} were given. To put several on a sheet use --scheme gang."),
    .imposeQuantity: Message(
        es: "La cantidad debe estar entre 1 y {high}; dice {found}.",
        en: "The quantity must be from 1 to {high}; it is {found}."),
    .imposeNoPages: Message(es: "El archivo no tiene páginas.", en: "The file has no pages."),
    .imposeTooManyPages: Message(
        es: "Son {found} páginas; se pueden imponer hasta {limit} de una vez.",
        en: "These are {found} pages; up to {limit} can be imposed at once."),
    .imposePageBox: Message(
        es: "La página mide {found} mm: no se puede cortar algo tan chico ni imprimir algo tan grande.",
        en: "The page is {found} mm: nothing so small can be cut, nor anything so large printed."),
    .imposePageSize: Message(
        es:
            "Esta página mide {found} mm ya cortada; debería medir {wanted}. Todas las que se encuadernan o doblan juntas miden lo mismo.",
        en:
            "This page is {found} mm after trimming; it should be {wanted}. Pages bound or folded together have one size."
    ),
    .imposePageCount: Message(
        es: "{scheme} lleva hasta {wanted} páginas, una por cara de cada hoja doblada; el archivo tiene {found}.",
        en: "{scheme} takes up to {wanted} pages, one for each face of each panel; the file has {found}."),
    .imposePanelWidth: Message(
        es: "Las puertas miden {found} mm de ancho; para cerrar sobre el centro pueden medir hasta {wanted}.",
        en: "The doors are {found} mm wide; to close over the centre they may be up to {wanted}."),
    .imposeFlap: Message(
        es:
            "La hoja que queda adentro mide {found} mm de ancho, igual que la portada ({wanted}): conviene 1 o 2 mm menos para que no se arrugue.",
        en:
            "The flap inside is {found} mm wide, as wide as the cover ({wanted}): 1 or 2 mm less keeps it from buckling."
    ),
    .imposeFlat: Message(
        es:
            "Las páginas se toman como las dos caras extendidas, la de afuera primero, y se doblan en partes iguales (en gate, las puertas son la mitad del centro). Si son páginas sueltas, una por cara doblada, el archivo debe traerlas todas.",
        en:
            "The pages are taken as the two flat sides, the outside first, folded at equal panels (for gate, doors of half the centre). If they are single panels, the file must hold them all."
    ),
    .imposeDoesNotFit: Message(
        es:
            "No cabe: hacen falta {count} de {piece} mm en un pliego de {sheet}. Se necesita un pliego de al menos {needed} mm.⟨ En éste cabe con {fits}.⟩",
        en:
            "It does not fit: {count} of {piece} mm are needed on a sheet of {sheet}. The sheet must be at least {needed} mm.⟨ {fits} would fit this one.⟩"
    ),
    .imposeTiles: Message(
        es: "La página se amplía al {percent} %: pegada mide {size} mm.",
        en: "The page is enlarged to {percent} %: glued together it is {size} mm."),
    .imposeBlanks: Message(
        es: "Se agregan {count} páginas en blanco al final.", en: "{count} blank pages are added at the end."),
    .imposeCreep: Message(
        es: "Por el grueso del papel, las páginas de en medio se corren {creep} mm hacia el lomo.",
        en: "For the thickness of the paper, the innermost pages move {creep} mm towards the spine."),
    .imposeGutter: Message(
        es: "Con una separación de {gutter} mm, el rebase entre páginas queda en {bleed} mm.",
        en: "With a gutter of {gutter} mm, bleeds between pages are only {bleed} mm."),
    .imposeNoBleed: Message(
        es:
            "{count} páginas no tienen rebase suficiente: {found} mm; se piden {wanted}. Si algo llega al corte puede quedar un filo blanco.",
        en:
            "{count} pages have too little bleed: {found} mm of {wanted}. Where something reaches the trim, a white edge may show."
    ),
    .imposeNoMarks: Message(
        es: "En el pliego de {sheet} mm no hay lugar para {missing}.",
        en: "The sheet of {sheet} mm has no room for {missing}."),
    .imposeEncrypted: Message(
        es: "El archivo está cifrado. Pida uno sin contraseña ni restricciones.",
        en: "The file is encrypted. Ask for one without password or restrictions."),
    .imposeDamaged: Message(
        es: "El contenido de esta página está dañado y no se puede imponer.",
        en: "The content of this page is damaged and cannot be imposed."),
    .imposeMended: Message(
        es: "El archivo está dañado y se leyó hasta donde se pudo: puede faltar algo. Pida uno sano.",
        en: "The file is damaged and was read as far as it could be: something may be missing. Ask for a sound one."),
    .imposeNotPDFX: Message(
        es: "El archivo no dice ser PDF/X; lo impuesto tampoco lo será. Revíselo con «imprenta preflight».",
        en: "The file does not claim to be PDF/X, and what is imposed will not either. See “imprenta preflight”."),
    .imposeIntents: Message(
        es: "Está hecho para otra norma o condición de impresión que {first}: no pueden ir en un mismo pliego.",
        en: "It is made for another standard or print condition than {first}: they cannot share a sheet."),
    .imposeAnnotations: Message(
        es: "{count} páginas tienen notas o campos encima, que no se imprimirán.",
        en: "{count} pages have notes or form fields on them, which will not be printed."),
    .imposeLayers: Message(
        es: "El archivo tiene capas: junto con otros archivos se imprimirán todas, también las ocultas.",
        en: "The file has layers: together with other files all of them print, hidden ones too."),
    .imposeFont: Message(
        es: "No hay letra para las marcas ({file}). Instale fonts-lato.",
        en: "There is no font for the marks ({file}). Install fonts-lato."),
    .imposeOverwrites: Message(
        es: "--output es el mismo archivo que se impone. Elija otro nombre.",
        en: "--output is the file that is imposed. Choose another name."),
    .imposeNotComposed: Message(
        es: "{name} todavía no se ha compuesto: falta {file}. Use antes «imprenta compose {name}».",
        en: "{name} is not composed yet: {file} is missing. Use “imprenta compose {name}” first."),
]

/// Names of marks, which findings use as values.
let markTerms: [String: Message] = [
    "marks.crop": Message(es: "todas las marcas de corte", en: "all crop marks"),
    "marks.registration": Message(es: "las marcas de registro", en: "registration marks"),
    "marks.colour-bar": Message(es: "la barra de color", en: "the colour bar"),
    "marks.slug": Message(es: "la línea de datos del trabajo", en: "the slug line"),
]
