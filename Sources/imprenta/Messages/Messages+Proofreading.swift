import Geometry

/// What proofreading finds, in words.
let proofreadingMessages: [FindingCode: Message] = [
    .spellingUnknown: Message(
        es:
            "«{word}» no está en el diccionario ({count}×).⟨ ¿Quiso decir: {suggestions}?⟩⟨ También en {also}.⟩ Si está bien, agréguela a words.txt.",
        en:
            "“{word}” is not in the dictionary ({count}×).⟨ Did you mean: {suggestions}?⟩⟨ Also at {also}.⟩ If it is right, add it to words.txt."
    ),
    .spellingRepeated: Message(
        es: "La palabra se repite: «{text}».", en: "The word is there twice: “{text}”."),
    .spellingNoDictionary: Message(
        es:
            "No hay diccionario de ortografía para el idioma «{language}»: no se revisa. Instale el paquete hunspell-{language}, o dígalo en «proofreading: dictionaries».",
        en:
            "There is no spelling dictionary for the language “{language}”: spelling is not checked. Install the package hunspell-{language}, or name one under “proofreading: dictionaries”."
    ),
    .spellingMore: Message(
        es: "Hay otras {count} palabras que no están en el diccionario.",
        en: "There are {count} more words that are not in the dictionary."),
    .wordListLine: Message(
        es: "«{word}» no es una palabra. En words.txt va una por línea, o un idioma con dos puntos, como «en:».",
        en: "“{word}” is no word. words.txt has one a line, or a language with a colon, like “en:”."),
    .nameVariant: Message(
        es: "Dice «{text}»; el nombre se escribe «{name}».", en: "It says “{text}”; the name is written “{name}”."),
    .nameLikeness: Message(
        es: "Dice «{text}», y «{name}» en otras partes ({count}×). ¿Es el mismo nombre?",
        en: "It says “{text}”, and “{name}” elsewhere ({count}×). Is it the same name?"),
    .figureContradicts: Message(
        es: "El texto dice {text}; la cifra «{label}» del mismo reporte es {figure}.",
        en: "The text says {text}; the figure “{label}” of the same report is {figure}."),
    .figureAmountsDiffer: Message(
        es: "«{label}» suma aquí {text}, y {other} en {other-file}.",
        en: "“{label}” comes to {text} here, and to {other} in {other-file}."),
    .conventionNumber: Message(
        es: "El número «{text}» se escribe {better}: coma para los millares, punto para los decimales.",
        en: "The number “{text}” is written {better}: a comma for thousands, a point for decimals."),
    .conventionMoney: Message(
        es: "«{text}» se escribe {better}: $ pegado a la cifra, coma en los millares, dos decimales o ninguno.",
        en: "“{text}” is written {better}: $ touching the figure, commas for thousands, two decimals or none."),
    .conventionDate: Message(
        es: "La fecha «{text}» se escribe {better}.", en: "The date “{text}” is written {better}."),
    .conventionTime: Message(
        es: "La hora «{text}» se escribe {better}", en: "The hour “{text}” is written {better}"),
    .conventionUnit: Message(
        es: "«{text}» se escribe {better}: los símbolos no llevan plural ni punto.",
        en: "“{text}” is written {better}: symbols take no plural and no point."),
    .lawWords: Message(
        es: "«{text}» no debe ir en una publicación oficial. Fundamento: {basis}.",
        en: "“{text}” must not stand in an official publication. Basis: {basis}."),
    .lawSuspension: Message(
        es:
            "La fecha de la publicación, {date}, cae en un periodo en que se suspende la difusión ({period}: {from} a {to})⟨; se exceptúan {exceptions}⟩. Fundamento: {basis}.",
        en:
            "The publication's date, {date}, is in a period in which nothing may be spread ({period}: {from} to {to})⟨; excepted are {exceptions}⟩. Basis: {basis}."
    ),
    .lawWindow: Message(
        es:
            "El informe se rinde el {report} y la publicación es del {date}: se difunde desde {before} días antes hasta {after} días después. Fundamento: {basis}.",
        en:
            "The report is given on {report} and the publication is of {date}: it is spread from {before} days before to {after} days after. Basis: {basis}."
    ),
    .lawNoReportDate: Message(
        es:
            "Falta «report_date», la fecha en que se rinde el informe, para revisar cuándo se difunde. Fundamento: {basis}.",
        en:
            "“report_date”, the day on which the report is given, is missing: when it is spread cannot be checked. Basis: {basis}."
    ),
    .lawReportTwice: Message(
        es:
            "La publicación «{other}» difunde otro informe el mismo año ({date} y {report}): es uno al año. Fundamento: {basis}.",
        en:
            "The publication “{other}” makes another report known in the same year ({date} and {report}): there is one a year. Basis: {basis}."
    ),
    .lawLegend: Message(
        es: "Falta la leyenda «{legend}»⟨, que se pide porque el texto dice «{text}»⟩. Fundamento: {basis}.",
        en: "The legend “{legend}” is missing⟨, called for because the text says “{text}”⟩. Basis: {basis}."),
]
