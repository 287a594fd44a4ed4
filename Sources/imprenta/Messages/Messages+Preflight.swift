import Geometry

/// What stage 8 finds, in words.
let preflightMessages: [FindingCode: Message] = [
    .preflightNotPDF: Message(
        es: "El archivo no es un PDF.",
        en: "The file is not a PDF."),
    .preflightPassword: Message(
        es: "El PDF pide una contraseña: pida una copia sin ella.",
        en: "The PDF needs a password: ask for a copy without one."),
    .preflightDamaged: Message(
        es: "El PDF está dañado ({detail}): vuelva a exportarlo.",
        en: "The PDF is damaged ({detail}): export it again."),
    .preflightEncrypted: Message(
        es: "El PDF está cifrado: expórtelo sin protección.",
        en: "The PDF is encrypted: export it without protection."),
    .preflightBomb: Message(
        es: "Una parte del archivo se desdobla a más de lo permitido y no se revisó.",
        en: "A part of the file unfolds to more than is allowed and was not judged."),
    .preflightTooComplex: Message(
        es: "La página {page} es demasiado compleja: lo que sigue en ella no se revisó.",
        en: "Page {page} is too complex: the rest of it was not judged."),
    .preflightHostile: Message(
        es: "El archivo está hecho para dañar al programa que lo abra: no se revisó.",
        en: "The file is made to harm the program that opens it: it was not judged."),
    .preflightNoPages: Message(
        es: "El PDF no tiene páginas.",
        en: "The PDF has no pages."),
    .preflightMore: Message(
        es: "Hay {count} observaciones más, que no se muestran.",
        en: "There are {count} more findings, not shown."),
    .preflightVersion: Message(
        es: "La versión del PDF es {found}; {standard} pide {wanted}.",
        en: "The PDF version is {found}; {standard} wants {wanted}."),
    .preflightPDFXVersion: Message(
        es: "El archivo no se declara {standard} (dice: {found}).",
        en: "The file does not declare itself {standard} (it says: {found})."),
    .preflightID: Message(
        es: "Falta el identificador del archivo (/ID).",
        en: "The file identifier (/ID) is missing."),
    .preflightInfo: Message(
        es: "Falta {key} en la información del documento.",
        en: "{key} is missing from the document information."),
    .preflightTrapped: Message(
        es: "No dice si el reventado (trapping) está hecho: Trapped debe ser True o False.",
        en: "It does not say whether it is trapped: Trapped must be True or False."),
    .preflightMetadata: Message(
        es: "Faltan los metadatos XMP, o están comprimidos o dañados.",
        en: "The XMP metadata is missing, compressed or damaged."),
    .preflightMetadataKey: Message(
        es: "Falta la propiedad {key} en los metadatos XMP.",
        en: "The property {key} is missing from the XMP metadata."),
    .preflightMetadataMismatch: Message(
        es: "{key} no dice lo mismo en los metadatos XMP que en la información del documento.",
        en: "{key} differs between the XMP metadata and the document information."),
    .preflightOutputIntent: Message(
        es: "Debe haber una sola condición de salida GTS_PDFX; hay {found}.",
        en: "There must be exactly one GTS_PDFX output intent; there are {found}."),
    .preflightIntentKey: Message(
        es: "A la condición de salida le falta {key}.",
        en: "The output intent lacks {key}."),
    .preflightProfile: Message(
        es: "El perfil de salida incrustado no sirve (clase {class}, espacio {space}): debe ser de imprenta y CMYK.",
        en:
            "The embedded output profile is unsuitable (class {class}, space {space}): it must be a CMYK printer profile."
    ),
    .preflightCondition: Message(
        es: "La condición de salida es {found}; la imprenta espera {wanted}.",
        en: "The output condition is {found}; the printer expects {wanted}."),
    .preflightMediaBox: Message(
        es: "La página {page} no tiene MediaBox válido.",
        en: "Page {page} has no valid MediaBox."),
    .preflightTrimBox: Message(
        es: "La página {page} no tiene su propio TrimBox.",
        en: "Page {page} has no TrimBox of its own."),
    .preflightBoxOrder: Message(
        es: "En la página {page}, {inner} se sale de {outer}.",
        en: "On page {page}, {inner} goes beyond {outer}."),
    .preflightCropBox: Message(
        es: "En la página {page}, CropBox no es igual a MediaBox.",
        en: "On page {page}, CropBox differs from MediaBox."),
    .preflightNoBleed: Message(
        es: "La página {page} no tiene rebase: deje {wanted} mm más allá del corte.",
        en: "Page {page} has no bleed: leave {wanted} mm beyond the trim."),
    .preflightTrimSize: Message(
        es: "La página {page} mide {found} mm; la primera, {wanted} mm.",
        en: "Page {page} measures {found} mm; the first measures {wanted} mm."),
    .preflightUserUnit: Message(
        es: "La página {page} cambia la unidad de medida (UserUnit).",
        en: "Page {page} changes the unit of measure (UserUnit)."),
    .preflightFont: Message(
        es: "La tipografía {font} no está incrustada (página {page}).",
        en: "The font {font} is not embedded (page {page})."),
    .preflightLZW: Message(
        es: "Hay datos comprimidos con LZW.",
        en: "There is data compressed with LZW."),
    .preflightPostScript: Message(
        es: "Hay un objeto PostScript.",
        en: "There is a PostScript object."),
    .preflightAction: Message(
        es: "El PDF contiene acciones ({kind}): quítelas.",
        en: "The PDF contains actions ({kind}): remove them."),
    .preflightTransfer: Message(
        es: "Hay una curva de transferencia.",
        en: "There is a transfer curve."),
    .preflightHalftone: Message(
        es: "Hay una trama que PDF/X no permite.",
        en: "There is a halftone that PDF/X does not allow."),
    .preflightOPI: Message(
        es: "Hay una imagen sustituta OPI: incruste la imagen final.",
        en: "There is an OPI placeholder: embed the final image."),
    .preflightAlternate: Message(
        es: "Una imagen trae imágenes alternas.",
        en: "An image has alternate images."),
    .preflightReference: Message(
        es: "Una parte de la página está en otro archivo.",
        en: "A part of a page lies in another file."),
    .preflightOptionalContent: Message(
        es: "Las capas no están bien declaradas ({kind}).",
        en: "The layers are not declared rightly ({kind})."),
    .preflightAnnotation: Message(
        es: "Hay una anotación ({kind}) dentro del corte en la página {page}.",
        en: "There is an annotation ({kind}) inside the trim on page {page}."),
    .preflightForm: Message(
        es: "El PDF contiene un formulario.",
        en: "The PDF contains a form."),
    .preflightDeviceRGB: Message(
        es:
            "Color RGB sin perfil en la página {page}, a {x} mm del corte izquierdo y {y} mm del superior: conviértalo a CMYK.",
        en:
            "RGB colour without a profile on page {page}, {x} mm from the left trim and {y} mm from the top: convert it to CMYK."
    ),
    .preflightManagedColour: Message(
        es:
            "Color {space} en la página {page} (a {x}, {y} mm): se convertirá en la imprenta, quizá no como usted espera.",
        en: "{space} colour on page {page} (at {x}, {y} mm): the printer's conversion may not be what you expect."),
    .preflightGroupSpace: Message(
        es: "Un grupo de transparencia de la página {page} mezcla en {space} y no en DeviceCMYK.",
        en: "A transparency group on page {page} blends in {space}, not DeviceCMYK."),
    .preflightResolution: Message(
        es:
            "Imagen de {ppi} ppp en la página {page} (a {x}, {y} mm); el mínimo es {wanted}: use una más grande o redúzcala.",
        en: "Image of {ppi} ppi on page {page} (at {x}, {y} mm); the least is {wanted}: use a larger one or reduce it."),
    .preflightResolutionLow: Message(
        es: "Imagen de {ppi} ppp en la página {page} (a {x}, {y} mm); se recomiendan {wanted}.",
        en: "Image of {ppi} ppi on page {page} (at {x}, {y} mm); {wanted} is advised."),
    .preflightBitmap: Message(
        es: "Imagen de línea de {ppi} ppp en la página {page} (a {x}, {y} mm); el mínimo es {wanted}.",
        en: "Line art of {ppi} ppi on page {page} (at {x}, {y} mm); the least is {wanted}."),
    .preflightBitmapLow: Message(
        es: "Imagen de línea de {ppi} ppp en la página {page} (a {x}, {y} mm); se recomiendan {wanted}.",
        en: "Line art of {ppi} ppi on page {page} (at {x}, {y} mm); {wanted} is advised."),
    .preflightHairline: Message(
        es: "Línea de {width} pt en la página {page} (a {x}, {y} mm); la más fina es de {wanted} pt.",
        en: "Line of {width} pt on page {page} (at {x}, {y} mm); the thinnest is {wanted} pt."),
    .preflightThinFill: Message(
        es: "Relleno de {width} pt de grueso en la página {page} (a {x}, {y} mm); lo más fino es {wanted} pt.",
        en: "Fill {width} pt thick on page {page} (at {x}, {y} mm); the thinnest is {wanted} pt."),
    .preflightMultiInkText: Message(
        es:
            "Texto de {size} pt en varias tintas en la página {page} (a {x}, {y} mm); en varias tintas, desde {wanted} pt.",
        en: "Text of {size} pt in several inks on page {page} (at {x}, {y} mm); several inks from {wanted} pt."),
    .preflightBlackTextInks: Message(
        es: "Texto negro de {size} pt con otras tintas en la página {page} (a {x}, {y} mm): use negro 100 % solo.",
        en: "Black text of {size} pt with other inks on page {page} (at {x}, {y} mm): use 100 % black alone."),
    .preflightBlackKnockout: Message(
        es: "Texto negro de {size} pt que no sobreimprime en la página {page} (a {x}, {y} mm).",
        en: "Black text of {size} pt does not overprint on page {page} (at {x}, {y} mm)."),
    .preflightBlackLine: Message(
        es: "Línea negra de {width} pt que no sobreimprime en la página {page} (a {x}, {y} mm).",
        en: "Black line of {width} pt does not overprint on page {page} (at {x}, {y} mm)."),
    .preflightBlackGray: Message(
        es: "Texto negro en DeviceGray en la página {page} (a {x}, {y} mm): use CMYK 0/0/0/100.",
        en: "Black text in DeviceGray on page {page} (at {x}, {y} mm): use CMYK 0/0/0/100."),
    .preflightWhiteOverprint: Message(
        es: "Un elemento blanco sobreimprime y desaparecerá en la página {page} (a {x}, {y} mm).",
        en: "Something white overprints and will vanish on page {page} (at {x}, {y} mm)."),
    .preflightRichBlack: Message(
        es: "Texto con {ink} % de tinta en la página {page} (a {x}, {y} mm); el máximo para texto es {wanted} %.",
        en: "Text with {ink} % ink on page {page} (at {x}, {y} mm); the most for text is {wanted} %."),
    .preflightSpots: Message(
        es: "Tintas directas: {found} ({names}); se permiten {wanted}.",
        en: "Spot colours: {found} ({names}); allowed: {wanted}."),
    .preflightInk: Message(
        es: "Color con {ink} % de tinta en la página {page} (a {x}, {y} mm); el máximo es {wanted} %.",
        en: "Colour with {ink} % ink on page {page} (at {x}, {y} mm); the limit is {wanted} %."),
    .preflightAreaInk: Message(
        es:
            "Hasta {ink} % de tinta en la página {page} (a {x}, {y} mm), sumado todo lo que se encima; el máximo es {wanted} %.",
        en: "Up to {ink} % ink on page {page} (at {x}, {y} mm), with all that overlaps; the limit is {wanted} %."),
    .preflightUnmeasured: Message(
        es: "La tinta de una parte de la página {page} no se pudo medir ({kind})⟨, a {x}, {y} mm⟩.",
        en: "The ink of a part of page {page} could not be measured ({kind})⟨, at {x}, {y} mm⟩."),
    .preflightBlank: Message(
        es: "La página {page} está en blanco.",
        en: "Page {page} is blank."),
    .preflightOutside: Message(
        es: "Hay elementos fuera del papel en la página {page}.",
        en: "There are elements outside the sheet on page {page}."),
    .preflightBleedShort: Message(
        es: "En la página {page}, un elemento llega al corte ({side}) pero no al rebase (a {x}, {y} mm): alárguelo.",
        en: "On page {page}, something reaches the trim ({side}) but not the bleed (at {x}, {y} mm): extend it."),
    .preflightTextCut: Message(
        es: "Texto que el corte parte en la página {page} (a {x}, {y} mm).",
        en: "Text that the trim cuts on page {page} (at {x}, {y} mm)."),
    .preflightMissingResource: Message(
        es: "La página {page} usa {name}, que no está en el archivo o está dañado.",
        en: "Page {page} uses {name}, which is not in the file or is damaged."),
    .preflightContent: Message(
        es: "El contenido de la página {page} tiene errores de sintaxis.",
        en: "The content of page {page} has syntax errors."),
    .preflightTransparency: Message(
        es: "Hay transparencia ({kind}) en la página {page}: PDF/X-1a no la admite; acóplela al exportar.",
        en: "There is transparency ({kind}) on page {page}: PDF/X-1a allows none; flatten it on export."),
    .preflightForbiddenSpace: Message(
        es: "Color {space} en la página {page} (a {x}, {y} mm): PDF/X-1a sólo admite CMYK, gris y tintas directas.",
        en: "{space} colour on page {page} (at {x}, {y} mm): PDF/X-1a allows CMYK, gray and spot inks only."),
    .preflightObjectStreams: Message(
        es: "El archivo usa referencias u objetos comprimidos, que PDF 1.4 no conoce: expórtelo como PDF 1.4.",
        en: "The file uses compressed references or objects, which PDF 1.4 does not know: export it as PDF 1.4."),
    .preflightFilter: Message(
        es: "Una imagen de la página {page} está comprimida con {kind}, que PDF/X-1a no admite.",
        en: "An image on page {page} is compressed with {kind}, which PDF/X-1a does not allow."),
    .preflightEmbeddedFile: Message(
        es: "El PDF lleva archivos adjuntos: quítelos.",
        en: "The PDF has files embedded: remove them."),
    .preflightType3: Message(
        es:
            "La tipografía {font} es de tipo 3 (página {page}): los RIP la dibujan mal; use otra o conviértala a curvas.",
        en: "The font {font} is of Type 3 (page {page}): RIPs draw it badly; use another or convert it to outlines."),
    .preflightNotSubset: Message(
        es: "La tipografía {font} está entera (página {page}): incruste sólo los caracteres que se usan.",
        en: "The font {font} is whole (page {page}): embed only the characters in use."),
    .preflightOutsideBleed: Message(
        es: "Hay elementos fuera del rebase en la página {page} (a {x}, {y} mm): se cortan con el papel.",
        en: "There are elements outside the bleed on page {page} (at {x}, {y} mm): they are cut away."),
    .preflightProfileUnknown: Message(
        es: "No hay un perfil de revisión «{profile}».⟨ ¿Quiso decir «{nearest}»?⟩ Hay: {known}.",
        en: "There is no preflight profile “{profile}”.⟨ Did you mean “{nearest}”?⟩ There are: {known}."),
]
