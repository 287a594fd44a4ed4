import Geometry

/// Messages of stages 6 (paint) and 7 (finish).
let paintingMessages: [FindingCode: Message] = [
    .artUnreadable: Message(
        es: "No se puede leer el dibujo {art} ({reason}). Guárdelo de nuevo como SVG, de menos de 4 MB.",
        en: "The drawing {art} cannot be read ({reason}). Save it again as SVG, under 4 MB."),
    .artNotFlat: Message(
        es: "El dibujo {art} contiene algo que no es un área plana de una tinta: {found}. Use solo trazos con rellenos "
            + "con el nombre de una tinta entre llaves; convierta los textos en curvas y quite degradados, transparencias e imágenes.",
        en: "The drawing {art} holds something that is not a flat area of an ink: {found}. Use only paths filled with "
            + "the name of an ink in braces; turn text into outlines and take out gradients, transparency and pictures."
    ),
    .paintFailed: Message(
        es: "No se pudo pintar: {reason}. Es un fallo del programa o de la memoria; avise a quien lo mantiene.",
        en: "Painting failed: {reason}. It is a fault of the program or of memory; tell whoever maintains it."),
]
