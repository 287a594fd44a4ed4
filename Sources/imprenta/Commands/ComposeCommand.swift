import ArgumentParser
import Geometry
import Production

/// `imprenta compose NAME`
struct ComposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compose",
        abstract: Language.current.say(
            "Compone una publicación: print.pdf para la imprenta, proof.pdf para revisar, web.pdf para leer en pantalla.",
            "Compose a publication: print.pdf for the printer, proof.pdf to look at, web.pdf to read on a screen."))

    @Argument(
        help: ArgumentHelp(
            Language.current.say(
                "Nombre del archivo en publications, sin .yml.", "Name of the file in publications, without .yml."),
            valueName: Language.current.say("nombre", "name")))
    var name: String

    @Option(
        name: .customLong("run"),
        help: .words(
            "Liga el print.pdf a esta orden del libro: 2024-001.",
            "Link print.pdf to this order of the ledger: 2024-001.",
            "orden", "order"))
    var order: String?

    @Option(help: .words("Con --run: oficina que compone.", "With --run: office that composes.", "oficina", "office"))
    var by: String?

    @Option(
        help: .words(
            "Con --run: fecha del asiento; si no se dice, la de la publicación.",
            "With --run: date of the entry; by default the publication's.", "fecha", "date"))
    var date: DateOption?

    @OptionGroup var output: OutputOption
    @OptionGroup var options: Options

    func run() async throws {
        let (path, shown) = output.folder(in: options)
        let link = order.map { CompositionLink(order: $0, by: by ?? "Comunicación Social", date: date?.date) }
        let workspace = options.workspacePath
        try await Session(options: options).run { chain in
            do {
                guard let link else { return await chain.compose(name, into: path, shown: shown) }
                let desk = LedgerDesk(workspace: workspace, resources: try Resources.locate())
                try desk.check(link, publication: name)
                var result = await chain.compose(name, into: path, shown: shown)
                guard result.fault == nil, let printed = result.files.first(where: { $0.kind == .print }) else {
                    return result
                }
                do {
                    try desk.record(link, publication: name, pdf: printed.path, pages: printed.pages)
                } catch let fault as Fault {
                    result.fault = fault
                    result.findings += fault.findings
                }
                return result
            } catch {
                return ComposeResult(
                    fault: error as? Fault
                        ?? Fault(.unusableData, .internalFault, ["reason": String(describing: error)]))
            }
        }
    }
}
