import ArgumentParser
import Foundation
import Production

/// `imprenta new DIR`
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: Language.current.say(
            "Hace un espacio de trabajo con un reporte y una publicación que ya se puede componer.",
            "Make a workspace with a report and a publication that composes at once."))

    @Argument(
        help: ArgumentHelp(
            Language.current.say("La carpeta que se hará.", "The folder to make."),
            valueName: Language.current.say("carpeta", "folder")))
    var folder: String

    @OptionGroup var options: Options

    func run() async throws {
        let path = URL(fileURLWithPath: folder).standardizedFileURL.path
        let farewell = Language.current.say(
            "\(folder) está listo. Pruebe: imprenta compose gaceta --workspace \(quoted)",
            "\(folder) is ready. Try: imprenta compose gaceta --workspace \(quoted)")
        try await Session(options: options).run(farewell: farewell) { $0.start(in: path, shown: folder) }
    }

    /// The folder as a shell takes it.
    private var quoted: String {
        let isPlain = folder.allSatisfy { $0.isLetter || $0.isNumber || "/._-".contains($0) }
        return isPlain ? folder : "'" + folder.replacing("'", with: "'\\''") + "'"
    }
}
