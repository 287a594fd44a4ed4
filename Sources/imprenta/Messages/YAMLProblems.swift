/// What the YAML library says of a broken text, in a language. Its English stays where no better words are known.
func yamlProblem(_ problem: String, in language: Language) -> String {
    yamlProblems[problem]?[language] ?? problem
}

private let yamlProblems: [String: Message] = [
    "could not find expected ':'": Message(
        es: "falta «:» después de la clave, o una línea está mal sangrada",
        en: "a “:” is missing after the key, or a line is wrongly indented"),
    "did not find expected key": Message(
        es: "aquí se esperaba una clave; revise la sangría y las comillas de la línea anterior",
        en: "a key was expected here; see the indentation, and the quotes of the line before"),
    "did not find expected '-' indicator": Message(
        es: "aquí se esperaba un «-»; revise la sangría de la lista",
        en: "a “-” was expected here; see the indentation of the list"),
    "did not find expected ',' or ']'": Message(
        es: "falta «,» o «]» en la lista", en: "a “,” or “]” is missing in the list"),
    "did not find expected ',' or '}'": Message(
        es: "falta «,» o «}» en el grupo", en: "a “,” or “}” is missing in the group"),
    "found unexpected end of stream": Message(
        es: "el texto termina antes de cerrar unas comillas o un corchete",
        en: "the text ends before a quote or a bracket is closed"),
    "mapping values are not allowed in this context": Message(
        es: "aquí no puede haber otro «:»; ponga el texto entre comillas",
        en: "there can be no other “:” here; put the text in quotes"),
    "found character that cannot start any token": Message(
        es: "un valor no puede empezar con este carácter; póngalo entre comillas",
        en: "a value cannot begin with this character; put it in quotes"),
    "block sequence entries are not allowed in this context": Message(
        es: "aquí no puede empezar una lista", en: "a list cannot begin here"),
    "found unknown escape character": Message(
        es: "la diagonal invertida no se usa así; ponga el texto entre comillas simples",
        en: "the backslash is not used like this; put the text in single quotes"),
    "found undefined alias": Message(
        es: "un valor no puede empezar con «*»; póngalo entre comillas",
        en: "a value cannot begin with “*”; put it in quotes"),
    "but found another document": Message(
        es: "hay una segunda línea «---»; un archivo tiene un solo documento",
        en: "there is a second line of “---”; a file holds one document"),
    "did not find expected <document start>": Message(
        es: "aquí sobra algo después del final del texto",
        en: "there is something left over here, after the end of the text"),
    "found duplicate anchor": Message(es: "no se admiten anclas (&)", en: "anchors (&) are not taken"),
]
