import ArgumentParser
import Foundation
import Geometry
import PrintModel
import Production

/// `imprenta photos`
struct PhotosCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "photos",
        abstract: Language.current.say(
            "Ordena fotos de la mejor a la peor: nitidez, exposición, tamaño, caras y repetidas.",
            "Rank photos from the best to the worst: sharpness, exposure, size, faces and duplicates."),
        subcommands: [PhotoRankCommand.self, PhotoSheetCommand.self])
}

/// What both take.
struct PhotoOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            Language.current.say(
                "Una publicación, o carpetas y archivos.", "A publication, or folders and files."),
            valueName: Language.current.say("nombre", "name")))
    var names: [String]

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Condición de impresión; si no se dice, la del espacio de trabajo.",
                "Print condition; by default, the workspace's."),
            valueName: Language.current.say("nombre", "name")))
    var condition: String?

    /// Paths, absolute and as typed.
    var places: [(path: String, shown: String)] {
        names.map { (URL(fileURLWithPath: $0).standardizedFileURL.path, $0) }
    }
}

/// `imprenta photos rank NAME|DIR|FILES`
struct PhotoRankCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rank",
        abstract: Language.current.say("Escribe la lista en la salida estándar.", "Print the list."))

    @OptionGroup var photos: PhotoOptions
    @OptionGroup var options: Options

    func run() async throws {
        var ranking: PhotoRankResult?
        try await Session(options: options).run(stages: [.read, .preparePhotos]) { chain in
            let result = await chain.rankPhotos(photos.places, condition: photos.condition)
            ranking = result
            return result.run
        } tell: { run in
            let report = PhotoReport(result: ranking ?? PhotoRankResult(run: run))
            if options.json { return print(report.json(in: .current)) }
            report.tellFindings(quiet: options.quiet, in: .current)
            if run.fault == nil, !options.quiet { print(report.table(in: .current)) }
        }
    }
}

/// `imprenta photos contact-sheet NAME|DIR|FILES`
struct PhotoSheetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact-sheet",
        abstract: Language.current.say(
            "Escribe un PDF con cada foto y sus medidas.", "Write a PDF with each photo and what was measured of it."))

    @OptionGroup var photos: PhotoOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say("El PDF que se escribe.", "The PDF to write."),
            valueName: Language.current.say("archivo", "file")))
    var output = "photos.pdf"

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say("Página; si no se dice, carta.", "Page; by default, letter."),
            valueName: Language.current.say("anchoxalto", "widthxheight")))
    var page: PageOption?

    @OptionGroup var options: Options

    func validate() throws {
        guard let size = page?.size else { return }
        let (least, most) = (140 * Length.pointsPerMillimetre, 1_000 * Length.pointsPerMillimetre)
        guard min(size.width, size.height) >= least, max(size.width, size.height) <= most else {
            throw ValidationError(
                Language.current.say(
                    "La página mide de 140 a 1000 mm por lado.", "The page is from 140 to 1000 mm a side."))
        }
    }

    func run() async throws {
        let order = PhotoSheetOrder(
            output: URL(fileURLWithPath: output).standardizedFileURL.path,
            page: page?.size ?? Size(width: 612, height: 792), words: PhotoSheetWords(in: .current),
            language: Language.current.rawValue)
        try await Session(options: options).run(stages: [.read, .preparePhotos, .paint]) { chain in
            await chain.rankPhotos(photos.places, condition: photos.condition, sheet: order).run
        }
    }
}
