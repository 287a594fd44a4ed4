import Geometry

/// What the command itself finds, and what keeps a result from being written.
let commandMessages: [FindingCode: Message] = [
    .usage: Message(es: "{problem}", en: "{problem}"),
    .folderNotEmpty: Message(
        es: "{folder} ya existe y no está vacía. Elija otro nombre: no se sobrescribe nada.",
        en: "{folder} exists already and is not empty. Choose another name: nothing is overwritten."),
    .resourcesMissing: Message(
        es:
            "No se encuentran los diseños del programa (carpetas layouts y assets). Diga dónde están con IMPRENTA_HOME.",
        en: "The program's layouts are not found (folders layouts and assets). Say where they are in IMPRENTA_HOME."),
    .internalFault: Message(
        es: "Falló algo dentro del programa: {reason}. Avise a quien lo mantiene.",
        en: "Something failed inside the program: {reason}. Tell whoever maintains it."),
    .outputUnwritable: Message(
        es: "No se puede escribir en {file}⟨: {reason}⟩. Revise los permisos o use --output.",
        en: "{file} cannot be written⟨: {reason}⟩. See its permissions or use --output."),
    .outputFull: Message(
        es: "No hay espacio para escribir {file}⟨: {reason}⟩. Libere espacio; lo anterior quedó intacto.",
        en: "There is no room to write {file}⟨: {reason}⟩. Free some space; what was there is untouched."),
    .outputBusy: Message(
        es: "Otra composición está escribiendo en {folder}. Espere a que termine.",
        en: "Another run is writing to {folder}. Wait until it ends."),
    .interrupted: Message(
        es: "Se detuvo a petición suya; lo anterior quedó intacto.",
        en: "Stopped as you asked; what was there is untouched."),
]
