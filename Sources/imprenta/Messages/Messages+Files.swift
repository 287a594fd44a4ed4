import Geometry

/// What is wrong with a file as such, or with its YAML.
let fileMessages: [FindingCode: Message] = [
    .fileMissing: Message(
        es: "No existe {file}.",
        en: "{file} does not exist."),
    .fileUnreadable: Message(
        es:
            "No se puede leer {file}⟨: {reason}⟩. Revise que sea un archivo y no otra cosa, y que tenga permiso de lectura.",
        en: "{file} cannot be read⟨: {reason}⟩. See that it is a file and nothing else, and may be read."),
    .fileTooLarge: Message(
        es: "{file} pesa {size} kB; un texto puede pesar hasta {limit}. ¿Es el archivo correcto?",
        en: "{file} is {size} kB; a text may be up to {limit}. Is it the right file?"),
    .fileNotText: Message(
        es: "Aquí hay un byte ({byte}) que no es UTF-8. Guarde el archivo con codificación UTF-8.",
        en: "Here is a byte ({byte}) that is not UTF-8. Save the file in UTF-8."),
    .fileControlCharacters: Message(
        es: "Aquí hay un carácter invisible de control ({character}). Bórrelo.",
        en: "Here is an invisible control character ({character}). Delete it."),
    .fileOutside: Message(
        es: "{file} es un enlace a un archivo de fuera del espacio de trabajo. Copie el archivo aquí.",
        en: "{file} is a link to a file outside the workspace. Copy the file here."),
    .yamlSyntax: Message(
        es: "El texto no se entiende como YAML: {problem}.",
        en: "The text cannot be understood as YAML: {problem}."),
    .yamlTab: Message(
        es: "La línea empieza con un tabulador. En YAML se sangra con espacios.",
        en: "The line begins with a tab. YAML is indented with spaces."),
    .yamlAlias: Message(
        es: "No se admiten anclas (&) ni alias (*) de YAML. Escriba el valor completo en cada lugar.",
        en: "YAML anchors (&) and aliases (*) are not taken. Write the value out in each place."),
    .yamlTooDeep: Message(
        es: "Hay demasiados niveles, uno dentro de otro.",
        en: "There are too many levels, one inside another."),
    .yamlUnknownKey: Message(
        es: "No se conoce la clave «{key}».⟨ ¿Quiso decir «{nearest}»?⟩ Se admiten: {known}.",
        en: "The key “{key}” is not known.⟨ Did you mean “{nearest}”?⟩ Known keys: {known}."),
    .yamlDuplicateKey: Message(
        es: "La clave «{key}» ya está en la línea {first}. Deje una sola.",
        en: "The key “{key}” already stands on line {first}. Keep one."),
    .yamlMissingKey: Message(
        es: "Falta «{key}».",
        en: "“{key}” is missing."),
    .yamlBadValue: Message(
        es: "«{key}» debe ser {expected}; dice «{found}».",
        en: "“{key}” should be {expected}; it says “{found}”."),
]

/// Names of kinds of value and of markup, which findings use as values of their own.
let terms: [String: Message] = [
    "text": Message(es: "un texto", en: "a text"),
    "integer": Message(es: "un número entero de {low} a {high}", en: "a whole number from {low} to {high}"),
    "number": Message(es: "un número de {low} a {high}", en: "a number from {low} to {high}"),
    "length": Message(
        es: "una medida con unidad, como 12pt o 3mm, de {low} a {high} pt",
        en: "a length with its unit, like 12pt or 3mm, from {low} to {high} pt"),
    "boolean": Message(es: "true o false", en: "true or false"),
    "true": Message(
        es: "true; si no se quiere, quite el elemento", en: "true; take the element out if it is not wanted"),
    "date": Message(es: "una fecha, como 2024-05-31", en: "a date, like 2024-05-31"),
    "choice": Message(es: "una de estas palabras: {choices}", en: "one of these words: {choices}"),
    "list": Message(es: "una lista", en: "a list"),
    "short-list": Message(es: "una lista de {count} como mucho", en: "a list of {count} at most"),
    "slug": Message(
        es: "el nombre de la carpeta de un reporte", en: "the name of a report's folder"),
    "dictionary": Message(
        es: "la ruta completa de un diccionario .dic", en: "the full path of a dictionary, .dic"),
    "character": Message(es: "un solo carácter", en: "a single character"),
    "smcp": Message(es: "versalitas", en: "small capitals"),
    "c2sc": Message(es: "versalitas para las mayúsculas", en: "small capitals for its capitals"),
    "onum": Message(es: "números elzevirianos", en: "old-style figures"),
    "language": Message(es: "una lengua, como es o en", en: "a language, like es or en"),
    "preflight-code": Message(
        es: "el nivel de una regla que exista, como preflight.hairline",
        en: "the level of a rule that exists, such as preflight.hairline"),
    "list-of": Message(es: "una lista de {count} valores", en: "a list of {count} values"),
    "map": Message(es: "un grupo de claves con valores", en: "a group of keys with values"),
    "amount": Message(es: "una cantidad en pesos, como 12000.00", en: "an amount of money, like 12000.00"),
    "multiple-of": Message(es: "un múltiplo de {unit}", en: "a multiple of {unit}"),
    "ascending": Message(es: "primero el menor y después el mayor", en: "the lower first, then the higher"),
    "part-of-picture": Message(
        es: "[izquierda, arriba, ancho, alto] en fracciones de la foto, sin salirse de ella",
        en: "[left, top, width, height] in fractions of the photo, inside it"),
    "frame-on-page": Message(
        es: "[izquierda, arriba, ancho, alto] dentro de la página y mayor que cero",
        en: "[left, top, width, height] inside the page and larger than nothing"),
    "room-for-text": Message(
        es: "una página cuyos márgenes dejen lugar para las columnas", en: "a page whose margins leave room for columns"
    ),
    "over-fold": Message(
        es: "algo que no cruce el doblez, o que «over-fold» permita",
        en: "what keeps off the fold, or what “over-fold” allows"),
    "pixels": Message(
        es: "un tamaño en pixeles, como 1080x1080, de 16 a 8000 por lado",
        en: "a size in pixels, like 1080x1080, from 16 to 8000 a side"),
    "proportions": Message(es: "de las proporciones de la página", en: "of the page's proportions"),
    "quarters": Message(es: "una lista de hasta cuatro porcentajes", en: "a list of up to four percentages"),
    "not-empty": Message(es: "una lista con algo adentro", en: "a list that holds something"),
    "one-of": Message(
        es: "un elemento con exactamente una de estas claves: {choices}",
        en: "an element with exactly one of these keys: {choices}"),
    "opening": Message(es: "no empieza con una línea «---»", en: "does not begin with a line of “---”"),
    "closing": Message(es: "no tiene la segunda línea «---»", en: "lacks the second line of “---”"),
    "html": Message(es: "HTML", en: "HTML"),
    "photo-words": Message(
        es: "un pie o crédito de foto que la cabecera dice de otra manera",
        en: "a caption or credit that the front matter says otherwise"),
    "image": Message(es: "una imagen dentro del texto", en: "an image inside the text"),
    "footnote": Message(es: "una nota al pie", en: "a footnote"),
    "strikethrough": Message(es: "un texto tachado", en: "struck-out text"),
    "code": Message(es: "un bloque de código", en: "a block of code"),
    "hour": Message(es: "una hora, como 18:00", en: "an hour, such as 18:00"),
    "figure": Message(es: "un número, como 1,234.50", en: "a number, such as 1,234.50"),
    "data-missing": Message(
        es: "no está el archivo en la carpeta del reporte", en: "there is no such file in the report's folder"),
    "data-outside": Message(es: "está fuera del espacio de trabajo", en: "it lies outside the workspace"),
    "data-unreadable": Message(
        es: "está dañado o no es lo que dice su nombre", en: "it is damaged, or not what its name says"),
    "data-kind": Message(es: "sólo se leen .csv, .xlsx y .ods", en: "only .csv, .xlsx and .ods are read"),
    "data-sheet": Message(es: "no tiene esa hoja", en: "it has no such sheet"),
    "data-range": Message(
        es: "el rango debe ser como B2:D9 y caer en la hoja", en: "the range must be like B2:D9 and lie in the sheet"),
    "data-large": Message(
        es: "son demasiadas filas o columnas para imprimirse", en: "these are too many rows or columns to print"),
    "data-empty": Message(es: "no tiene más que encabezados", en: "there is nothing but heads"),
    "chart-empty": Message(es: "no hay números que dibujar", en: "there are no numbers to draw"),
    "chart-negative": Message(
        es: "las partes de un todo no pueden ser negativas", en: "parts of a whole cannot be negative"),
    "chart-too-many-series": Message(
        es: "son más de seis series y no se distinguirían", en: "more than six series could not be told apart"),
    "chart-too-many-categories": Message(es: "son demasiadas categorías", en: "there are too many categories"),
    "link": Message(es: "un enlace", en: "a link"),
    "rule": Message(es: "una línea divisoria", en: "a dividing line"),
    "nesting": Message(es: "demasiados niveles", en: "too many levels"),
    "nested-list": Message(es: "una lista dentro de otra", en: "a list inside another"),
    "nested-heading": Message(es: "un subtítulo dentro de otra cosa", en: "a heading inside something else"),
    "nested-table": Message(es: "una tabla dentro de otra cosa", en: "a table inside something else"),
    "large-table": Message(es: "una tabla demasiado grande", en: "a table that is too large"),
    "other": Message(es: "algo desconocido", en: "something unknown"),
]
