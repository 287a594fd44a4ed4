import Geometry

/// What the intake desk says of submissions as a whole, and why a file is refused.
let submissionMessages: [FindingCode: Message] = [
    .submissionDamaged: Message(
        es: "El archivo está dañado y no se puede leer. Ábralo, guárdelo de nuevo y mándelo otra vez.",
        en: "The file is damaged and cannot be read. Open it, save it anew, and send it again."),
    .submissionBomb: Message(
        es:
            "El archivo comprimido crece demasiado al abrirse⟨ ({megabytes} MB)⟩ y no se abrió. Mande los archivos sueltos.",
        en:
            "The archive grows too much when unpacked⟨ ({megabytes} MB)⟩ and was not opened. Send the files by themselves."
    ),
    .submissionPathTrick: Message(
        es: "El archivo comprimido trae «{entry}», que quiere escribir fuera de su carpeta; no se abrió.",
        en: "The archive holds “{entry}”, which wants to write outside its folder; it was not opened."),
    .submissionEncrypted: Message(
        es: "El archivo tiene contraseña. Quítesela y mándelo otra vez.",
        en: "The file has a password. Take it off and send it again."),
    .submissionMacros: Message(
        es: "El documento trae macros (programas) y no se abre. Guárdelo como .docx u .odt sin macros.",
        en: "The document holds macros (programs) and is not opened. Save it as .docx or .odt without macros."),
    .submissionKind: Message(
        es:
            "No se sabe leer este tipo de archivo⟨ ({kind})⟩. Mande el texto en Word, OpenDocument o texto, y las fotos en JPEG.",
        en:
            "This kind of file⟨ ({kind})⟩ cannot be read. Send the text as Word, OpenDocument or text, and photos as JPEG."
    ),
    .submissionEmpty: Message(es: "El archivo está vacío. Mándelo otra vez.", en: "The file is empty. Send it again."),
    .submissionTooHeavy: Message(
        es: "El archivo es demasiado grande o complicado para leerlo. Pártalo, o mande las fotos aparte.",
        en: "The file is too large or too complex to be read. Part it, or send the photos by themselves."),
    .submissionToolMissing: Message(
        es: "Para leer este archivo hace falta {tool}: instálelo con «apt-get install {tool}».",
        en: "This file needs {tool} to be read: install it with “apt-get install {tool}”."),
    .submissionOldWord: Message(
        es:
            "Es un documento de Word de antes de 2007 (.doc). Ábralo, guárdelo como .docx y mándelo otra vez; o instale aquí {tool}, que lo lee.",
        en:
            "It is a document of Word of before 2007 (.doc). Open it, save it as .docx and send it again; or install {tool} here, which reads it."
    ),
    .submissionAnnex: Message(
        es: "Se guarda como anexo ({kind}); su contenido no entra al texto del reporte.",
        en: "It is kept as an annex ({kind}); what it holds does not go into the report's text."),
    .submissionNothing: Message(
        es: "No hay ningún archivo que recibir en lo que se dio.",
        en: "There is no file to take in among what was given."),
    .submissionTooMany: Message(
        es: "Son más de {limit} archivos. Mándelos en varias entregas.",
        en: "There are more than {limit} files. Send them in several parts."),
    .submissionRecord: Message(
        es:
            "El registro de este folio está dañado y no se puede leer. Recupérelo del respaldo; nada se ha cambiado en él.",
        en:
            "The record of this submission is damaged and cannot be read. Restore it from the backup; nothing was changed."
    ),
    .submissionUnknown: Message(
        es: "No hay ningún folio {folio}. Vea los que hay con «imprenta intake list».",
        en: "There is no submission {folio}. See those there are with “imprenta intake list”."),
    .submissionState: Message(
        es: "Este folio ya está en «{state}» y no admite ese paso.",
        en: "This submission is “{state}” already: that step cannot be taken."),
    .submissionNoArea: Message(
        es: "El folio no dice de qué área es. Dígalo con --area.",
        en: "The submission names no area. Say it with --area."),
    .submissionNoSection: Message(
        es:
            "Se aceptó sin sección. Escríbala en cada report.md («section:»), o dígala del área {area} en imprenta.yml para que se ponga sola.",
        en:
            "It was accepted without a section. Write it into each report.md (“section:”), or say it of the area {area} in imprenta.yml, and it will be filled in."
    ),
    .submissionNoReport: Message(
        es: "El folio no trae ningún documento: no hay reportes que pasar a reports.",
        en: "The submission holds no document: there are no reports to put into reports."),
    .submissionCorrects: Message(
        es:
            "«{title}» parece una corrección de {slug}, que ya está en reports. Para que lo reemplace (el de antes se conserva): imprenta intake accept {number} --replace {option}. Si es otro reporte: imprenta intake accept {number} --new. No se aceptó.",
        en:
            "“{title}” looks like a correction of {slug}, which is in reports already. To have it take that one's place (which is kept): imprenta intake accept {number} --replace {option}. If it is another report: imprenta intake accept {number} --new. It was not accepted."
    ),
    .submissionReplaced: Message(
        es:
            "Reemplazó a {slug}, con su sección y su prioridad. El de antes está entero en {kept} y en el historial: imprenta report diff {slug}.",
        en:
            "It took the place of {slug}, with its section and priority. The one before is whole in {kept} and in the history: imprenta report diff {slug}."
    ),
    .submissionApproved: Message(
        es:
            "{slug} está aprobado ({by}, {at}) y su texto está cerrado: no se reemplazó. Reábralo primero: imprenta report reopen {slug} --reason …",
        en:
            "{slug} is approved ({by}, {at}) and its text is locked: it was not replaced. Reopen it first: imprenta report reopen {slug} --reason …"
    ),
    .submissionWhich: Message(
        es:
            "No se sabe cuál de los reportes del folio reemplaza a {slug}. Son: {own}. Dígalo así: imprenta intake accept {number} --replace {first}:{slug}",
        en:
            "Nobody knows which report of the submission takes the place of {slug}. They are: {own}. Say it like this: imprenta intake accept {number} --replace {first}:{slug}"
    ),
    .submissionOtherArea: Message(
        es:
            "{slug} es de {area}, y el folio de {other}: un área no reemplaza el reporte de otra. Si el folio es de {area}, agregue --area {area}.",
        en:
            "{slug} is of {area}, and the submission of {other}: no area replaces another's report. If the submission is of {area}, add --area {area}."
    ),
]

/// What is met inside an area's document.
let documentMessages: [FindingCode: Message] = [
    .documentDeletion: Message(
        es: "Cambio sin aceptar de {author}: borró «{text}». Se tomó como borrado; confírmelo.",
        en: "A tracked change by {author}: deleted “{text}”. It was taken as deleted; confirm it."),
    .documentInsertion: Message(
        es: "Cambio sin aceptar de {author}: agregó «{text}». Se tomó como agregado; confírmelo.",
        en: "A tracked change by {author}: inserted “{text}”. It was taken as part of the text; confirm it."),
    .documentComment: Message(
        es: "Comentario de {author}: «{text}». No se imprime; atiéndalo y quítelo.",
        en: "A comment by {author}: “{text}”. It is not printed; attend to it and take it out."),
    .documentHidden: Message(
        es: "Texto oculto: «{text}». No se imprime.", en: "Hidden text: “{text}”. It is not printed."),
    .documentBox: Message(
        es: "Cuadro de texto: «{text}». Se puso después del párrafo en que estaba anclado.",
        en: "A text box: “{text}”. It was set after the paragraph it hung on."),
    .documentRunningHead: Message(
        es: "Encabezado o pie de página: «{text}». No se imprime.",
        en: "A header or footer: “{text}”. It is not printed."),
    .documentMergedCells: Message(
        es: "Tabla con celdas combinadas⟨ (empieza «{text}»)⟩. Cada dato quedó en su primera casilla; revísela.",
        en: "A table with merged cells⟨ (it begins “{text}”)⟩. Each entry stands in its first cell; look it over."),
    .documentLostWords: Message(
        es:
            "{count} palabras del archivo no llegaron al texto: «{text}». Revise el original, sobre todo sus tablas y cuadros.",
        en:
            "{count} words of the file did not reach the text: “{text}”. Look at the original, its tables and boxes first."
    ),
    .documentLinks: Message(
        es: "{count} vínculos, como {first}: en papel sólo se ven sus palabras.",
        en: "{count} links, such as {first}: on paper only their words are seen."),
    .documentOdd: Message(
        es: "No se imprimen tal cual: {markup} ({count}). Sus palabras se conservan.",
        en: "Not printed as they are: {markup} ({count}). Their words are kept."),
    .documentContents: Message(
        es: "El documento trae {count} índices o tablas de contenido. No se imprimen.",
        en: "The document holds {count} tables of contents or indexes. They are not printed."),
    .documentPictureElsewhere: Message(
        es: "La imagen {picture} no viene en el archivo y no se busca en otra parte. Mándela aparte.",
        en: "The picture {picture} is not in the file, and is not fetched from elsewhere. Send it by itself."),
    .documentPictureDamaged: Message(
        es: "La imagen {picture} del documento está dañada o no es una foto. Mándela aparte.",
        en: "The document's picture {picture} is damaged or no photograph. Send it by itself."),
    .documentMended: Message(
        es: "Se corrigieron {markup} ({count}), como en «{text}».",
        en: "{markup} were mended ({count}), as in “{text}”."),
    .documentShouted: Message(
        es: "Venía en mayúsculas: «{text}». Quedó en minúsculas; revise los nombres propios.",
        en: "This came in capitals: “{text}”. It was put in small letters; look at its proper names."),
    .documentStructure: Message(
        es: "Venían como texto, y se reconocieron como tales.⟨ Subtítulos: {headings}.⟩⟨ Puntos de lista: {items}.⟩",
        en: "These came as text, and were recognised.⟨ Subheads: {headings}.⟩⟨ Items of lists: {items}.⟩"),
    .documentNoTitle: Message(
        es: "Falta el título. Escríbalo solo, en el primer renglón.",
        en: "The title is missing. Write it alone, on the first line."),
    .documentNoText: Message(es: "El documento no tiene texto.", en: "The document has no text."),
    .documentNoPlace: Message(
        es: "No dice dónde fue. Escriba bajo el título «Lugar, a 5 de mayo de 2024».",
        en: "It does not say where. Write under the title “Place, a 5 de mayo de 2024”."),
    .documentNoDate: Message(
        es: "No dice cuándo fue. Escriba bajo el título «Lugar, a 5 de mayo de 2024».",
        en: "It does not say when. Write under the title “Place, a 5 de mayo de 2024”."),
    .documentLanguage: Message(
        es: "El archivo dice estar en «{declared}», pero el texto está en «{found}»: así se divide.",
        en: "The file says it is in “{declared}”, but the text is in “{found}”: so it is divided."),
]

/// Names of what was mended or met in a document.
let documentTerms: [String: Message] = [
    "mend-dashes": Message(es: "guiones usados como rayas", en: "hyphens used as dashes"),
    "mend-dots": Message(es: "puntos suspensivos", en: "points of suspension"),
    "mend-money": Message(es: "cantidades de dinero", en: "amounts of money"),
    "mend-ordinals": Message(es: "ordinales", en: "ordinals"),
    "mend-quotes": Message(es: "comillas", en: "quotation marks"),
    "mend-spaces": Message(es: "espacios", en: "spaces"),
    "odd-CodeBlock": Message(es: "bloques de código", en: "blocks of code"),
    "odd-DefinitionList": Message(es: "listas de definiciones", en: "lists of definitions"),
    "odd-Math": Message(es: "fórmulas", en: "formulas"),
    "odd-NestedList": Message(es: "listas dentro de listas", en: "lists inside lists"),
    "odd-RawBlock": Message(es: "bloques con marcas de otro programa", en: "blocks in another program's markup"),
    "odd-RawInline": Message(es: "palabras con marcas de otro programa", en: "words in another program's markup"),
    "odd-Strikeout": Message(es: "palabras tachadas", en: "words struck out"),
]
