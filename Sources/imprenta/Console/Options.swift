import ArgumentParser
import Foundation
import Geometry

/// What every command takes.
struct Options: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "La carpeta con imprenta.yml; si no se dice, la actual.",
                "The folder with imprenta.yml; by default, this one."),
            valueName: Language.current.say("carpeta", "folder")))
    var workspace = "."

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say("Idioma de los mensajes: es o en.", "Language of messages: es or en."),
            valueName: Language.current.say("idioma", "language")))
    var lang: LanguageName?

    @Flag(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Escribe un objeto JSON en la salida estándar.", "Print one JSON object on standard output.")))
    var json = false

    @Flag(
        name: .long,
        help: ArgumentHelp(Language.current.say("Sólo muestra errores.", "Show errors only.")))
    var quiet = false

    /// Absolute path of the workspace.
    var workspacePath: String { URL(fileURLWithPath: workspace).standardizedFileURL.path }
}

/// `es` or `en` on the command line.
enum LanguageName: String, ExpressibleByArgument, CaseIterable {
    case es, en
}

/// What commands that write publications take.
struct OutputOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Dónde se escriben las publicaciones; si no se dice, output en el espacio de trabajo.",
                "Where publications are written; by default, output in the workspace."),
            valueName: Language.current.say("carpeta", "folder")))
    var output: String?

    /// Absolute path, and the path as findings show it.
    func folder(in options: Options) -> (path: String, shown: String) {
        guard let output else { return (options.workspacePath + "/output", "output") }
        return (URL(fileURLWithPath: output).standardizedFileURL.path, output)
    }
}
