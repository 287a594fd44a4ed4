import Geometry

/// What the intake desk says of pictures, for the area that sent them.
let pictureMessages: [FindingCode: Message] = [
    .pictureSmall: Message(
        es:
            "La foto {photo} es muy chica ({width} × {height} puntos): impresa, da a lo más {largest} mm de ancho, y una columna mide {column} mm. No se usa. Mande la original de la cámara, no la que llegó por WhatsApp.",
        en:
            "The photo {photo} is too small ({width} × {height} pixels): in print it gives {largest} mm at most, and a column is {column} mm wide. It is not used. Send the camera's original, not what came by WhatsApp."
    ),
    .pictureBarely: Message(
        es:
            "La foto {photo} es chica ({width} × {height} puntos): se ve bien hasta {good} mm de ancho, y da a lo más {largest} mm. Si tiene la original de la cámara, mándela.",
        en:
            "The photo {photo} is small ({width} × {height} pixels): it looks good up to {good} mm wide, and gives {largest} mm at most. If you have the camera's original, send it."
    ),
    .pictureBlurred: Message(
        es: "La foto {photo} está movida o fuera de foco. Si tiene otra toma, mándela.",
        en: "The photo {photo} is blurred. If you have another shot, send it."),
    .pictureDark: Message(
        es: "La foto {photo} está muy oscura, y en papel se oscurece más. Si tiene otra toma, mándela.",
        en: "The photo {photo} is very dark, and paper makes it darker. If you have another shot, send it."),
    .pictureBright: Message(
        es: "La foto {photo} está muy clara: lo blanco sale sin detalle. Si tiene otra toma, mándela.",
        en: "The photo {photo} is very bright: what is white has no detail. If you have another shot, send it."),
    .pictureTwice: Message(
        es: "La foto {photo} es la misma que {other}, de esta entrega. Se usa una vez, la más grande.",
        en: "The photo {photo} is the same as {other} of this submission. It is used once, the larger one."),
    .pictureKnown: Message(
        es: "La foto {photo} ya la habían mandado: es {other}, del folio {folio}. Si no quiere repetirla, mande otra.",
        en:
            "The photo {photo} was sent before: it is {other} of submission {folio}. If it is not to be repeated, send another."
    ),
    .pictureScreen: Message(
        es:
            "{photo} es una captura de pantalla y no se usa como foto. Mande la foto original, o el texto que se ve en ella.",
        en:
            "{photo} is a screenshot and is not used as a photo. Send the original photo, or the text that is seen in it."
    ),
    .pictureText: Message(
        es:
            "{photo} es la imagen de un texto y no se usa como foto: impresa no se lee. Escriba el texto en el documento.",
        en:
            "{photo} is a picture of text and is not used as a photo: in print it cannot be read. Write the text into the document."
    ),
    .pictureTable: Message(
        es:
            "{photo} es la imagen de una tabla y no se usa como foto: impresa no se lee. Mande la tabla en Excel, o como tabla de Word.",
        en:
            "{photo} is a picture of a table and is not used as a photo: in print it cannot be read. Send the table as a spreadsheet, or as a table of Word."
    ),
    .picturePosition: Message(
        es:
            "La foto {photo} traía el lugar exacto donde se tomó. Se quitó de lo que se publica; no tiene que hacer nada.",
        en:
            "The photo {photo} told the exact place where it was taken. That was taken out of what is published; nothing need be done."
    ),
    .pictureOrphan: Message(
        es:
            "No se sabe de qué reporte es. Póngala en una carpeta junto con su documento, o escriba en él «{file}: » y su pie de foto.",
        en:
            "Nobody knows which report it belongs to. Put it in a folder with its document, or write in it “{file}: ” and its caption."
    ),
]

/// What the intake desk says of spreadsheets.
let sheetMessages: [FindingCode: Message] = [
    .sheetTable: Message(
        es: "Entra como tabla⟨ la hoja «{sheet}»⟩⟨, con el título «{title}»⟩ ({rows} × {columns} casillas).",
        en: "It goes in as a table⟨, the sheet “{sheet}”⟩⟨, under the title “{title}”⟩ ({rows} × {columns} cells)."),
    .sheetFigures: Message(
        es: "Entran como cifras destacadas ({count})⟨ las de la hoja «{sheet}»⟩.",
        en: "It goes in as figures of the report ({count})⟨, the sheet “{sheet}”⟩."),
    .sheetTooLarge: Message(
        es:
            "La tabla⟨ de la hoja «{sheet}»⟩ tiene {rows} renglones y {columns} columnas; impresas caben {most-rows} y {most-columns}. Se guarda junto al reporte y no se imprime. Mande sólo lo que deba salir.",
        en:
            "The table⟨ of the sheet “{sheet}”⟩ has {rows} rows and {columns} columns; in print there is room for {most-rows} and {most-columns}. It is kept beside the report, and not printed. Send only what is to appear."
    ),
    .sheetMerged: Message(
        es:
            "La tabla tiene celdas combinadas ({cells}). Cada dato quedó en su primera casilla y las demás, vacías; revísela, o quite la combinación.",
        en:
            "The table has merged cells ({cells}). Each entry stands in its first cell and the others are empty; look it over, or unmerge them."
    ),
    .sheetAbove: Message(
        es: "Los renglones de arriba de la tabla no se imprimen: «{text}».",
        en: "The lines over the table are not printed: “{text}”."),
    .sheetLoose: Message(
        es: "No es tabla y no se imprime: «{text}».", en: "This is no table, and is not printed: “{text}”."),
    .sheetHidden: Message(
        es: "La hoja «{sheet}» está oculta y no se usa.", en: "The sheet “{sheet}” is hidden and is not used."),
    .sheetError: Message(
        es:
            "La tabla trae errores de fórmula, como «{text}» (casillas: {count}). Corríjalos en Excel y mándela otra vez.",
        en:
            "The table holds errors of formulas, such as “{text}” (cells: {count}). Mend them in the spreadsheet and send it again."
    ),
    .sheetNoHead: Message(
        es: "Al primer renglón de la tabla le faltan nombres de columna: «{text}». Escriba uno en cada columna.",
        en: "The table's first row lacks names of columns: “{text}”. Write one over each column."),
    .sheetNoTable: Message(
        es: "No se halló ninguna tabla en el archivo: hacen falta al menos dos columnas con sus nombres arriba.",
        en: "No table was found in the file: there must be at least two columns with their names above."),
    .sheetOrphan: Message(
        es: "No se sabe de qué reporte es la tabla. Póngala en una carpeta junto con su documento.",
        en: "Nobody knows which report the table belongs to. Put it in a folder with its document."),
]

/// What a report lacks, and how its area mends that.
let needMessages: [FindingCode: Message] = [
    .needPhoto: Message(
        es:
            "El reporte no trae ninguna foto que sirva. Mande al menos una, tal como salió de la cámara, junto con el documento.",
        en: "The report has no photo that can be used. Send at least one, as the camera made it, with the document."),
    .needPhotos: Message(
        es: "Para «{what}» se pidieron fotos ({asked}), y sirven {count}. Mande las que faltan, o diga cuáles sobran.",
        en:
            "For “{what}” photos were asked for ({asked}), and {count} can be used. Send those that are wanting, or say which may go."
    ),
    .needCaption: Message(
        es:
            "Falta el pie de foto de {photo}⟨ y de {more} más⟩. Escriba en el documento «Foto 1: qué se ve, quiénes y dónde», o el nombre del archivo, dos puntos y el pie.",
        en:
            "{photo}⟨ and {more} more⟩ has no caption. Write in the document “Foto 1: what is seen, who and where”, or the file's name, a colon and the caption."
    ),
    .needCredit: Message(
        es: "No se sabe quién tomó {photo}⟨ y {more} más⟩. Escriba en el documento «Fotos: nombre o área».",
        en: "Nobody says who took {photo}⟨ and {more} more⟩. Write in the document “Fotos: name or area”."),
    .needMinors: Message(
        es:
            "En {photo}⟨ y en {more} más⟩ se ven caras. Si hay menores, hace falta el permiso firmado de sus padres. Escriba en el documento «Menores: no aparecen» o «Menores: con permiso de sus padres».",
        en:
            "{photo}⟨ and {more} more⟩ shows faces. If there are minors, their parents' signed consent is needed. Write in the document “Menores: no aparecen” or “Menores: con permiso de sus padres”."
    ),
    .needEarlier: Message(
        es: "«{what}» se pidió para el {due} y llegó⟨ {days} días⟩⟨ {day} día⟩ después.",
        en: "“{what}” was due on {due} and came⟨ {days} days⟩⟨ {day} day⟩ later."),
    .needMoreWords: Message(
        es: "El texto es corto: tiene {count} palabras, y para «{what}» se pidieron {asked}. Faltan unas {away}.",
        en: "The text is short: it has {count} words, and for “{what}” {asked} were asked. About {away} are wanting."),
    .needFewerWords: Message(
        es:
            "El texto es largo: tiene {count} palabras, y para «{what}» se pidieron {asked}. Quite unas {away}, o diga qué puede quitarse.",
        en:
            "The text is long: it has {count} words, and for “{what}” {asked} were asked. Take out about {away}, or say what may go."
    ),
]

/// What is said of a watched folder.
let dropMessages: [FindingCode: Message] = [
    .dropMissing: Message(
        es: "No está la carpeta {folder}, o no se puede leer. Créela, con una carpeta adentro por área.",
        en: "The folder {folder} is not there, or cannot be read. Make it, with a folder for each area."),
    .dropLoose: Message(
        es: "{file} está suelto y no se sabe de qué área es. Póngalo en la carpeta de su área.",
        en: "{file} lies loose, and nobody knows which area sent it. Put it in its area's folder."),
    .dropUnknownArea: Message(
        es: "La carpeta «{folder}» no es de ningún área y no se revisa. Las áreas son: {areas}.",
        en: "The folder “{folder}” is no area's and is not looked at. The areas are: {areas}."),
    .dropWatched: Message(
        es: "Otro «imprenta intake watch» ya está recibiendo en este espacio de trabajo. Deténgalo primero.",
        en: "Another “imprenta intake watch” is taking files into this workspace already. Stop it first."),
    .dropReceipt: Message(
        es: "No se pudo dejar el acuse en {folder} ({reason}). Está en la carpeta de su folio.",
        en: "The receipt could not be left in {folder} ({reason}). It is in the folder of its submission."),
]
