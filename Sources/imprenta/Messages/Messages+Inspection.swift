import Geometry

/// What looking at plates and differences finds, in words.
let inspectionMessages: [FindingCode: Message] = [
    .inspectionFailed: Message(
        es: "No se pueden dibujar las páginas {page}⟨ a {last}⟩: el archivo está dañado, o tarda o pesa demasiado.",
        en: "Pages {page}⟨ to {last}⟩ cannot be drawn: the file is damaged, or takes too long or too much memory."),
    .inspectionTooMuch: Message(
        es: "El archivo es demasiado grande: más de {most} páginas, o una con demasiados píxeles. Baje --resolution.",
        en: "The file is too large: more than {most} pages, or one with too many pixels. Lower --resolution."),
    .inspectionToolMissing: Message(
        es: "Falta {tool}. Instálelo: apt-get install {package}",
        en: "{tool} is missing. Install it: apt-get install {package}"),
    .inspectionUnreadable: Message(
        es: "El archivo no tiene páginas que se puedan leer, o está cifrado.",
        en: "The file has no pages that can be read, or is encrypted."),
]

/// What is wrong with inks, in words.
let inkMessages: [FindingCode: Message] = [
    .layoutCircular: Message(
        es: "El diseño se extiende a sí mismo por medio de «{name}».",
        en: "The layout extends itself by way of “{name}”."),
    .inkOverLimit: Message(
        es: "La tinta «{ink}» suma {total} %; la condición {condition} admite {limit} %.",
        en: "The ink “{ink}” adds up to {total} %; the condition {condition} takes {limit} %."),
    .inkSmallText: Message(
        es:
            "El estilo «{style}» es de {size} pt en «{ink}», que lleva varias tintas; en {condition} la letra de varias "
            + "tintas es de {least} pt o más. Use negro, una tinta directa o un cuerpo mayor.",
        en: "The style “{style}” is {size} pt in “{ink}”, which takes several inks; under {condition}, text in several "
            + "inks is {least} pt or more. Use black, a spot ink or a larger size."),
    .inkRichBlack: Message(
        es:
            "El estilo «{style}» va en «{ink}», un negro de {total} %; en {condition} el texto negro lleva hasta {limit} %.",
        en: "The style “{style}” is set in “{ink}”, a black of {total} %; under {condition}, black text has up to "
            + "{limit} %."),
    .inkTooManySpots: Message(
        es:
            "Hay tintas directas ({spots}) y la condición {condition} admite {limit}. Si la imprenta las da, dígalo con "
            + "«spots» en la condición; si no, ponga «spots: process» en la publicación.",
        en:
            "There are spot inks ({spots}) and the condition {condition} takes {limit}. If the printer has them, say so "
            + "with “spots” in the condition; otherwise put “spots: process” in the publication."),
]
