import Geometry

/// Messages of stages 6 (paint) and 7 (finish).
let paintingMessages: [FindingCode: Message] = [
    .artUnreadable: Message(
        es: "No se puede leer el dibujo {art} ({reason}). Guárdelo de nuevo como SVG, de menos de 4 MB.",
        en: "The drawing {art} cannot be read ({reason}). Save it again as SVG, under 4 MB."),
    .artNotFlat: Message(
        es:
            "El dibujo {art} contiene algo que no es un área plana de una tinta: {found}. Use trazos cuyo relleno sea el "
            + "nombre de una tinta entre llaves; convierta el texto en curvas y quite degradados, transparencias y fotos.",
        en: "The drawing {art} holds something that is not a flat area of an ink: {found}. Use paths whose fill is the "
            + "name of an ink in braces; turn text into outlines and take out gradients, transparency and pictures."),
    .photoNotPainted: Message(
        es: "La copia preparada de la foto {photo} no sirve; quizá se dañó en el disco. Componga de nuevo.",
        en: "The prepared copy of the photo {photo} is of no use; perhaps the disk damaged it. Compose again."),
    .paintFailed: Message(
        es: "No se pudo pintar ({reason}). Es una falla del programa o de la memoria: avise a quien lo mantiene.",
        en: "Painting failed ({reason}). It is a fault of the program or of memory: tell whoever maintains it."),
    .foreignColourSpace: Message(
        es: "En la página {page} quedó color de pantalla ({space}). No se escribió el archivo de imprenta.",
        en: "Page {page} still has screen colour ({space}). The file for the printer was not written."),
    .webNoAlternative: Message(
        es:
            "En la página {page} de la edición digital hay una foto sin descripción: quien no la ve no sabrá qué muestra. "
            + "Escríbala en «alt:» (o un pie en «caption:»).",
        en: "A photo on page {page} of the digital edition has no description: who cannot see it will not know what it "
            + "shows. Write one under “alt:” (or a caption under “caption:”)."),
    .spotAmbiguous: Message(
        es: "Varias tintas del diseño describen el color directo {spot} con CMYK distintos. Déles el mismo.",
        en: "Several inks of the layout describe the spot colour {spot} by different CMYK values. Give them the same."),
    .finishFailed: Message(
        es:
            "No se pudo preparar el archivo para imprenta ({reason}). Es una falla del programa: avise a quien lo mantiene.",
        en: "The file could not be made ready for the printer ({reason}). It is a fault of the program: tell whoever "
            + "maintains it."),
]
