import Geometry

/// What stage 1 finds in reports, photographs' names and the workspace's settings.
let readingMessages: [FindingCode: Message] = [
    .reportEmpty: Message(
        es: "El reporte no tiene texto. Escríbalo después de la segunda línea «---».",
        en: "The report has no text. Write it after the second line of “---”."),
    .reportDuplicateSlug: Message(
        es: "Ya hay un reporte llamado «{slug}» en {other}. Cambie el nombre de una de las dos carpetas.",
        en: "There is already a report called “{slug}” in {other}. Rename one of the two folders."),
    .reportUnknownArea: Message(
        es: "No se conoce el área «{area}».⟨ ¿Quiso decir «{nearest}»?⟩ Las áreas se declaran en imprenta.yml.",
        en: "The area “{area}” is not known.⟨ Did you mean “{nearest}”?⟩ Areas are declared in imprenta.yml."),
    .reportAreaDiffers: Message(
        es:
            "El reporte dice ser del área «{area}», pero está en la carpeta de «{folder}». Mueva la carpeta o corrija el dato.",
        en:
            "The report says it is from the area “{area}”, but lies in the folder of “{folder}”. Move it or mend the line."
    ),
    .reportUnknownSection: Message(
        es:
            "No se conoce la sección «{section}».⟨ ¿Quiso decir «{nearest}»?⟩ Las secciones se declaran en imprenta.yml.",
        en: "The section “{section}” is not known.⟨ Did you mean “{nearest}”?⟩ Sections are declared in imprenta.yml."),
    .reportFrontMatter: Message(
        es: "El reporte {missing}. Los datos van al principio, entre dos líneas «---».",
        en: "The report {missing}. Its data stand first, between two lines of “---”."),
    .reportUnsupported: Message(
        es:
            "En el texto hay {markup}, que no se imprime tal cual⟨: «{text}»⟩. Las palabras se conservan donde se puede.",
        en: "The text holds {markup}, which is not printed as it is⟨: “{text}”⟩. Words are kept where they can be."),
    .reportTooMany: Message(
        es: "Hay más de {limit} reportes; no se leyeron los que siguen desde aquí.",
        en: "There are more than {limit} reports; those from here on were not read."),
    .reportUndated: Message(
        es: "El reporte «{slug}» no tiene fecha, y la publicación escoge por fechas: queda fuera.",
        en: "The report “{slug}” has no date, and the publication selects by dates: it is left out."),
    .photoMissing: Message(
        es: "No está la foto {photo} en la carpeta del reporte ni en las carpetas de fotos.⟨ ¿Quiso decir {nearest}?⟩",
        en: "The photo {photo} is neither in the report's folder nor in the photo folders.⟨ Did you mean {nearest}?⟩"),
    .photoOutside: Message(
        es:
            "La foto {photo} está fuera del espacio de trabajo y de sus carpetas de fotos. Cópiela a la carpeta del reporte.",
        en: "The photo {photo} lies outside the workspace and its photo folders. Copy it to the report's folder."),
    .hyphenationWord: Message(
        es: "«{word}» no es una palabra. Escriba una por línea, con guiones donde se puede dividir: A-ma-tlán.",
        en: "“{word}” is not a word. Write one a line, with hyphens where it may be divided: A-ma-tlán."),
    .hyphenationTwice: Message(
        es: "«{word}» ya estaba más arriba con otra división. Deje una de las dos.",
        en: "“{word}” stands further up with another division. Keep one of the two."),
    .tableWrongTotal: Message(
        es: "En la tabla, «{row}» dice {found} en «{column}», y sus partes suman {sum}. Corrija el total o la parte.",
        en:
            "In the table, “{row}” says {found} under “{column}”, and its parts add up to {sum}. Mend the total or the part."
    ),
    .dataUnusable: Message(
        es: "No se pueden usar los datos de {data}: {reason}.", en: "The data of {data} cannot be used: {reason}."),
    .tableShares: Message(
        es:
            "En la tabla, los porcentajes de «{column}» suman {sum}, no 100 %. Corrija el que esté mal o agregue lo que falta.",
        en:
            "In the table, the percentages under “{column}” add up to {sum}, not 100 %. Mend the wrong one or add what is missing."
    ),
    .dataColumnUnknown: Message(
        es: "Los datos no tienen la columna «{column}».⟨ ¿Quiso decir «{nearest}»?⟩",
        en: "The data have no column “{column}”.⟨ Did you mean “{nearest}”?⟩"),
    .folderMissing: Message(
        es: "No existe la carpeta de fotos {folder}.",
        en: "The photo folder {folder} does not exist."),
    .workspaceMissing: Message(
        es:
            "{folder} no es un espacio de trabajo: no tiene imprenta.yml. Use --workspace, o haga uno con «imprenta new».",
        en: "{folder} is no workspace: it has no imprenta.yml. Use --workspace, or make one with “imprenta new”."),
]
