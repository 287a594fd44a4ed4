import ArgumentParser
import Production

/// `imprenta status NAME`
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: Language.current.say(
            "Dice qué debe cada área a una publicación y cómo va: falta, atrasado, recibido, en revisión, corregido, aprobado.",
            "Tell what each area owes a publication and how far it is: missing, late, received, in review, corrected, approved."
        ))

    @Argument(
        help: ArgumentHelp(
            Language.current.say(
                "Nombre del archivo en publications, sin .yml.", "Name of the file in publications, without .yml."),
            valueName: Language.current.say("nombre", "name")))
    var name: String

    @OptionGroup var today: TodayOption
    @OptionGroup var options: Options

    func run() async throws {
        let day = today.day
        try await Session(options: options).show {
            let (result, sheet) = await $0.status(name, today: day)
            return (result, sheet.map { StatusTable(sheet: $0, language: .current) })
        } json: { table, result in
            table.json(result)
        } text: {
            $0.text
        }
    }
}
