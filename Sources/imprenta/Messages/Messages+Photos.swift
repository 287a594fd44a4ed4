import Geometry

/// What stage 5 finds, in words. (`photo.missing` is worded with stage 1, which finds it first.)
let photoMessages: [FindingCode: Message] = [
    .photoUnreadable: Message(
        es: "No se puede abrir la foto {photo}: está dañada o no hay permiso para leerla. Pida otra copia.",
        en: "The photo {photo} cannot be opened: it is damaged or may not be read. Ask for another copy."),
    .photoEmpty: Message(
        es: "La foto {photo} llegó vacía (0 bytes). Pida que la envíen de nuevo.",
        en: "The photo {photo} arrived empty (0 bytes). Ask for it to be sent again."),
    .photoNotImage: Message(
        es: "{photo} no es una foto, aunque su nombre lo diga. Sirven JPEG, PNG, TIFF, WebP, HEIC y AVIF.",
        en: "{photo} is not a photo, whatever its name says. JPEG, PNG, TIFF, WebP, HEIC and AVIF will do."),
    .photoUnsupported: Message(
        es: "{photo} tiene un formato que no se usa para fotos ({format}). Expórtela como JPEG, PNG o TIFF.",
        en: "{photo} is in a format that is not used for photos ({format}). Export it as JPEG, PNG or TIFF."),
    .photoTruncated: Message(
        es: "La foto {photo} está incompleta o dañada: se cortó al copiarla o enviarla. Pida otra copia.",
        en: "The photo {photo} is incomplete or damaged: it was cut short in copying or sending. Ask for another copy."),
    .photoTooLarge: Message(
        es: "La foto {photo} dice medir {width} × {height} píxeles; se aceptan hasta {megapixels} megapíxeles y "
            + "{side} por lado. Redúzcala, o guárdela como JPEG no progresivo.",
        en: "The photo {photo} says it is {width} × {height} pixels; up to {megapixels} megapixels and {side} a side "
            + "are taken. Make it smaller, or save it as a JPEG that is not progressive."),
    .photoTooSmall: Message(
        es: "La foto {photo} se vería borrosa: en {frame} tiene {ppi} ppp y se necesitan {needed}. Lo más grande que "
            + "puede imprimirse es {largest}; para que se vea bien, {good}.",
        en: "The photo {photo} would look blurred: at {frame} it has {ppi} ppi and {needed} are needed. The largest it "
            + "can be printed is {largest}; to look good, {good}."),
    .photoSmall: Message(
        es: "La foto {photo} queda justa: en {frame} tiene {ppi} ppp. Se vería mejor hasta {good} ({goodPpi} ppp).",
        en: "The photo {photo} is barely enough: at {frame} it has {ppi} ppi. It would look better up to {good} "
            + "({goodPpi} ppi)."),
    .photoFacesCut: Message(
        es: "La foto {photo} muestra {faces} caras y en {frame} caben enteras {kept}. Dele otro marco, otra parte "
            + "(crop) o un foco.",
        en: "The photo {photo} shows {faces} faces, of which {kept} fit whole into {frame}. Give it another frame, "
            + "another part (crop) or a focus."),
    .photoMinors: Message(
        es: "En {photo}⟨ y en {more} más⟩ se ven caras, y el reporte no dice si hay menores. Si los hay, hace falta "
            + "el permiso firmado de sus padres. Escriba en el reporte «minors: none» o «minors: consent».",
        en: "{photo}⟨ and {more} more⟩ shows faces, and the report does not say whether there are minors. If there "
            + "are, their parents' signed consent is needed. Write “minors: none” or “minors: consent” in the report."),
    .photoFacesNotSought: Message(
        es: "No se buscaron caras en las fotos: falta {file}. Instálelo: apt-get install opencv-data",
        en: "No faces were looked for in the photos: {file} is missing. Install it: apt-get install opencv-data"),
    .photosNotFound: Message(
        es: "{name} no es una publicación, una carpeta ni un archivo.⟨ ¿Quiso decir {nearest}?⟩",
        en: "{name} is no publication, folder or file.⟨ Did you mean {nearest}?⟩"),
    .photosNone: Message(
        es: "No hay fotos que ordenar en {name}.", en: "There are no photos to rank in {name}."),
    .photosTooMany: Message(
        es: "Hay más de {limit} fotos; se miraron las primeras {limit}, por su nombre.",
        en: "There are more than {limit} photos; the first {limit}, by name, were looked at."),
    .profileMissing: Message(
        es:
            "No está el perfil de color {file}. Instálelo, pídalo a su imprenta o corrija la condición de impresión.",
        en: "The colour profile {file} is not there. Install it, ask your printer for it, or mend the print condition."),
    .profileUnsuitable: Message(
        es: "{file} no es un perfil de salida CMYK, o está dañado. Pida a la imprenta su perfil.",
        en: "{file} is not a CMYK output profile, or is damaged. Ask the printer for theirs."),
    .profileNotMade: Message(
        es: "El perfil {file} de la condición {condition} no se ha hecho. Hágalo, una vez: imprenta profiles",
        en: "The profile {file} of the condition {condition} has not been made. Make it, once: imprenta profiles"),
    .profileFailed: Message(
        es: "No se pudo hacer el perfil {file}.⟨ Instale lo que falta: apt-get install {packages}⟩",
        en: "The profile {file} could not be made.⟨ Install what is missing: apt-get install {packages}⟩"),
]
