import ArgumentParser
import Foundation
import Geometry
import PrintModel
import Production
import Submissions

/// `imprenta intake watch DIR`
struct IntakeWatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: Language.current.say(
            "Recibe lo que las áreas dejan en una carpeta con una subcarpeta por área.",
            "Take in what areas leave in a folder that has a folder for each area."),
        discussion: Language.current.say(
            "Un archivo se recibe cuando ya no cambia, y una sola vez. El acuse queda en la subcarpeta «acuses» del área. Ctrl-C lo detiene.",
            "A file is taken when it has stopped changing, and once only. The receipt is left in the area's folder “acuses”. Ctrl-C stops it."
        ))

    @Argument(
        help: ArgumentHelp(
            Language.current.say(
                "La carpeta en que las áreas dejan sus archivos.", "The folder where areas leave their files."),
            valueName: Language.current.say("carpeta", "folder")))
    var folder: String

    @OptionGroup var purpose: IntakePurpose

    @Flag(
        name: .long,
        help: ArgumentHelp(Language.current.say("Recibe lo que hay y termina.", "Take in what is there, and end.")))
    var once = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Cada cuántos segundos se mira; un archivo se recibe si no cambió entre dos miradas. Si no se dice, 10; con --once, 2.",
                "Seconds between looks; a file is taken that did not change between two of them. By default 10; with --once, 2."
            ),
            valueName: Language.current.say("segundos", "seconds")))
    var every: Double?

    @OptionGroup var who: IntakeWho
    @OptionGroup var options: Options

    func validate() throws {
        if let every, !(0.01...86_400).contains(every) {
            throw ValidationError(
                Language.current.say("--every va de 0.01 a 86400 segundos.", "--every is from 0.01 to 86400 seconds."))
        }
    }

    func run() async throws {
        let session = IntakeSession(options: options)
        let language = Language.current
        let path = URL(fileURLWithPath: folder).standardizedFileURL.path
        try session.run { office in
            let watch = IntakeWatch(
                office: office, path: path, publication: purpose.publication, isOnce: once,
                seconds: every ?? (once ? 2 : 10))
            var troubles: [Finding] = []
            var result = watch.run(step: { who.step(.received) }) { event in
                switch event {
                case .took(let submission, let folder):
                    let missing = session.issue(submission, office, alsoIn: folder + "/" + DropFolder.receipts)
                    troubles += once ? missing : []
                    if !options.json { session.tell(once ? [] : missing, language) }
                    if !options.quiet, !options.json || !once { say(submission, office, language) }
                case .found(let finding):
                    if !once { session.tell([finding], language) }
                }
            }
            result.findings += troubles
            return result
        } say: { result, _, language in
            guard once, result.submissions.isEmpty, !result.findings.contains(where: { $0.severity == .error }) else {
                return ""
            }
            return language.say("No hay nada nuevo.\n", "There is nothing new.\n")
        }
    }

    /// A line for each submission, at once: a watch is read as it goes.
    private func say(_ submission: Submission, _ office: IntakeOffice, _ language: Language) {
        if options.json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            if let bytes = try? encoder.encode(SubmissionJSON(submission, language)) {
                print(String(decoding: bytes, as: UTF8.self))
            }
        } else {
            let receipt = Receipt(submission, in: language, settings: office.settings)
            print("Folio \(submission.number) · \(receipt.area ?? "—") · \(receipt.summary)")
        }
        fflush(nil)
    }
}
