import Foundation
import Geometry
import Imposition
import Intake
import PrintModel
import Typesetting

extension Chain {
    /// Imposes composed publications or any PDFs on printer's sheets, with a folding guide, a job ticket and an order to
    /// sign where they are asked for. All files appear together or none.
    public func impose(_ request: ImpositionRequest) async -> ComposeResult {
        await ChainRun(self, publication: request.publicationName).result { run in
            let desk = try run.stage(.read) { try ImpositionDesk(request, run) }
            try run.stage(.impose) { try desk.write() }
        }
    }
}

extension ImpositionRequest {
    /// The publication that is imposed, if it is one.
    fileprivate var publicationName: String? {
        if case .publication(let name)? = inputs.first { name } else { nil }
    }
}

/// One run of stage 9: the sources read, the plan made, and all that is written from it.
private struct ImpositionDesk {
    private let request: ImpositionRequest
    private let run: ChainRun
    private let sources: [SourceFile]
    private let job: ImpositionJob
    private let plan: ImpositionPlan
    private let target: (path: String, shown: String)
    private let fonts: [String]

    init(_ request: ImpositionRequest, _ run: ChainRun) throws {
        self.request = request
        self.run = run
        var job = ImpositionJob(title: request.title ?? "", customer: request.customer ?? "", words: request.words)
        job.date = request.date
        var quantity = request.quantity
        var files: [(path: String, shown: String, quantity: Int?)] = []
        for input in request.inputs {
            switch input {
            case .file(let path, let shown, let wanted): files.append((path, shown, wanted))
            case .publication(let name):
                let found = try ImpositionDesk.publication(name, request, run)
                files.append((found.path, found.shown, nil))
                if job.title.isEmpty { job.title = found.title }
                if job.customer.isEmpty { job.customer = found.customer }
                job.date = job.date ?? found.date
                quantity = quantity ?? found.quantity
            }
        }
        if job.title.isEmpty, let first = files.first { job.title = ImpositionDesk.stem(first.shown) }
        sources = try ImpositionDesk.open(files, quantity: quantity, bleed: request.order.bleed)
        for source in sources { run.found(source.findings) }
        plan = try Planner.plan(request.order, sources.map(\.piece))
        run.found(plan.findings)
        self.job = job
        target = request.output ?? ImpositionDesk.beside(files[0])
        fonts = try SansFonts.files()
        let resolved = URL(fileURLWithPath: target.path).resolvingSymlinksInPath().path
        for file in files where URL(fileURLWithPath: file.path).resolvingSymlinksInPath().path == resolved {
            throw Fault(.usage, .imposeOverwrites, at: Finding.Place(file: file.shown))
        }
    }

    /// Writes all that was asked for.
    func write() throws {
        let url = URL(fileURLWithPath: target.path)
        let shownFolder = (target.shown as NSString).deletingLastPathComponent
        let folder = try OutputFolder(
            url.deletingLastPathComponent().path, shown: shownFolder.isEmpty ? "." : shownFolder,
            interruption: run.chain.interruption)
        let name = url.lastPathComponent
        let stem = ImpositionDesk.stem(name)
        var files: [ProducedFile] = []
        func wrote(_ name: String, _ kind: ProducedFile.Kind, _ pages: Int) {
            files.append(ProducedFile(path: folder.path + "/" + name, kind: kind, pages: pages))
        }
        try run.orOutputFault(folder) {
            let imposer = try Imposer(plan, of: sources, job: job, font: fonts[0])
            let written = try imposer.write(
                to: folder.staged(name), check: run.counting(.impose, of: plan.sheets.count))
            run.found(written.findings)
            wrote(name, .imposed, written.pages)
            if request.wantsDummy {
                var dated = job
                dated.date = imposer.date
                let guide = try DummyWriter(plan, of: sources.map(\.piece), job: dated, font: fonts[0])
                wrote(stem + "-dummy.pdf", .dummy, try guide.write(to: folder.staged(stem + "-dummy.pdf")))
            }
            if request.wantsTicket {
                let ticket = ticket(imposer, pdf: name)
                try folder.write(Array(ticket.xjdf.utf8), as: stem + ".xjdf")
                wrote(stem + ".xjdf", .ticket, 0)
                let form = PrintOrderForm(ticket, words: request.orderWords, fonts: fonts)
                run.found(try form.paint(to: folder.staged(stem + "-order.pdf")))
                wrote(stem + "-order.pdf", .orderForm, 1)
            }
            try folder.commit()
        }
        run.wrote(files)
    }

    private func ticket(_ imposer: Imposer, pdf: String) -> JobTicket {
        JobTicket(
            plan: plan, pieces: sources.map(\.piece), job: job, date: imposer.date, inks: imposer.inks,
            condition: imposer.condition, stock: request.stock, weight: request.weight, pdf: pdf)
    }

    // MARK: Sources

    /// Every file, or everything that is wrong with any of them.
    private static func open(
        _ files: [(path: String, shown: String, quantity: Int?)], quantity: Int?, bleed: Double
    ) throws -> [SourceFile] {
        var sources: [SourceFile] = []
        var faults: [Fault] = []
        for file in files {
            do {
                sources.append(
                    try SourceFile(
                        path: file.path, shown: file.shown, quantity: file.quantity ?? quantity, bleed: bleed))
            } catch let fault as Fault { faults.append(fault) }
        }
        guard let first = faults.first else { return sources }
        throw Fault(first.kind, faults.flatMap(\.findings))
    }

    /// What the workspace knows of a composed publication.
    private static func publication(
        _ name: String, _ request: ImpositionRequest, _ run: ChainRun
    ) throws -> (path: String, shown: String, title: String, customer: String, date: CivilDate, quantity: Int?) {
        let source = try run.read(name)
        let path = request.publications + "/" + name + "/print.pdf"
        let shown = name + "/print.pdf"
        guard FileManager.default.fileExists(atPath: path) else {
            throw Fault(.missingInput, .imposeNotComposed, at: Finding.Place(file: path), ["name": name])
        }
        let metadata = source.metadata
        return (path, shown, metadata.title, metadata.author, metadata.date, source.publication.printRun)
    }

    /// `imposed.pdf` in a publication's folder, `name-imposed.pdf` beside any other file.
    private static func beside(
        _ file: (path: String, shown: String, quantity: Int?)
    ) -> (path: String, shown: String) {
        let isPublication = file.shown.hasSuffix("/print.pdf") && !file.shown.hasPrefix("/")
        let name = isPublication ? "imposed.pdf" : stem(file.path) + "-imposed.pdf"
        func placed(_ path: String) -> String {
            let folder = (path as NSString).deletingLastPathComponent
            return folder.isEmpty ? name : folder + "/" + name
        }
        return (placed(file.path), placed(file.shown))
    }

    private static func stem(_ path: String) -> String {
        ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    }
}
