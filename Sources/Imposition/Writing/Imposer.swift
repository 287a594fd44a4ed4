import Digests
import Geometry
import PDFSyntax
import PDFWriting

/// Stage 9: writes planned sheets as a PDF of the same PDF/X standard as its sources.
///
/// Pages stay what they are: each becomes a form XObject made of its own content and resources, and no stream is encoded
/// anew. One owner at a time; the sources' files must not change meanwhile.
public final class Imposer {
    private let plan: ImpositionPlan
    private let sources: [SourceFile]
    private let job: ImpositionJob
    private let face: TrueTypeFace
    private let survey: InkSurvey

    /// The names of the inks that the pages print with: process inks in their order, then spot colours by name.
    public var inks: [String] { survey.processInks.map(\.rawValue) + survey.spotNames }
    /// The name of the condition the pages are made for, where the first file has an output intent.
    public var condition: String? { sources.first?.facts.intent?["OutputConditionIdentifier"]?.text }
    /// The day the job is dated: its own, or the first file's.
    public var date: CivilDate? { job.date ?? SourceFacts.day(sources.first?.facts.created) }

    /// Gets ready to write a plan.
    ///
    /// - Parameters:
    ///   - sources: the pieces that the plan was made for, in the same order.
    ///   - font: path of a TrueType font file for slug lines and guides; its glyphs in use are embedded.
    /// - Throws: `impose.font`; `impose.output-intents-differ` where sources are made for different conditions or
    ///   standards, since one file can claim but one.
    public init(_ plan: ImpositionPlan, of sources: [SourceFile], job: ImpositionJob, font: String) throws(Fault) {
        self.plan = plan
        self.sources = sources
        self.job = job
        face = try TrueTypeFace(path: font)
        let facts = sources.map { ($0, $0.facts) }
        let problems = facts.dropFirst().filter { _, other in
            other.standard != facts[0].1.standard
                || other.intent?["OutputConditionIdentifier"]?.text
                    != facts[0].1.intent?["OutputConditionIdentifier"]?.text
        }.map { source, _ in
            Finding(.error, .imposeIntents, at: Finding.Place(file: source.name), ["first": sources[0].name])
        }
        guard problems.isEmpty else { throw Fault(.unusableData, problems) }
        var survey = InkSurvey()
        for source in sources { for page in source.pages { survey.add(page) } }
        self.survey = survey
    }

    /// Writes the sheets: front and back of each in turn, one page for both where one plate prints both.
    ///
    /// - Parameters:
    ///   - path: where the PDF goes; it appears when it is whole.
    ///   - check: called before every sheet; what it throws ends the run.
    /// - Returns: how many pages the file has, and what found no room.
    public func write(to path: String, check: () throws -> Void = {}) throws -> (pages: Int, findings: [Finding]) {
        let file = PDFFile()
        let forms = PageForms(sources, in: file)
        let font = MarkFont(face)
        let marks = SheetMarks(plan, inks: MarkInks(process: survey.processInks, spots: survey.spotNames))
        var missing: Set<MarkKind> = []
        var pages: [PDFObject] = []
        func add(_ side: SheetSide, of sheet: PressSheet, _ board: MarkBoard, isBack: Bool) throws {
            var board = board
            if !slug(sheet, isBack: isBack, font).place(on: &board) { missing.insert(.slug) }
            pages.append(try page(side, board.shapes, forms, font, file))
        }
        for sheet in plan.sheets {
            try check()
            let (front, without) = marks.front(of: sheet)
            missing.formUnion(without)
            try add(sheet.front, of: sheet, front, isBack: false)
            guard let back = sheet.back, !plan.isOnePlate else { continue }
            try add(back, of: sheet, marks.back(of: sheet, front), isBack: true)
        }
        let embedded = font.embed(in: file)
        for page in pages {
            page["Resources"]?.set("Font", to: .dictionary([SheetPen.fontName: .object(embedded)]))
        }
        if let facts = sources.first?.facts {
            ImposedFacts(source: facts, job: job, identity: identity(forms)).add(to: file)
            addLayers(to: file)
            try file.write(to: path, PDFWriteOptions(version: facts.header, objectStreams: .none))
        }
        return (pages.count, findings(missing))
    }

    private func identity(_ forms: PageForms) -> Fingerprint {
        var identity = forms.identity
        identity.add(Array(String(describing: plan.order).utf8))
        identity.add(Array("\(job.title)\u{0}\(job.customer)\u{0}\(job.date?.iso ?? "")".utf8))
        return identity
    }

    private func findings(_ missing: Set<MarkKind>) -> [Finding] {
        var findings = MarkKind.allCases.filter(missing.contains).map {
            Finding(
                .warning, .imposeNoMarks, at: Finding.Place(file: sources.first?.name),
                ["missing": $0.rawValue, "sheet": millimetres(plan.order.sheet)])
        }
        if sources.count > 1 {
            findings += sources.filter { $0.file.root["OCProperties"] != nil }.map {
                Finding(.warning, .imposeLayers, at: Finding.Place(file: $0.name))
            }
        }
        return findings
    }

    /// Which layers show is said in the catalog; layers of several files cannot be told apart there.
    private func addLayers(to file: PDFFile) {
        guard sources.count == 1, let source = sources.first?.file, let layers = source.root["OCProperties"] else {
            return
        }
        let own = layers.id == nil ? source.makeIndirect(.object(layers)) : layers
        file.root.set("OCProperties", to: .object(file.copy(own)))
    }

    // MARK: One side

    private func slug(_ sheet: PressSheet, isBack: Bool, _ font: MarkFont) -> SlugLine {
        let words = job.words
        let side = plan.isOnePlate ? words.onePlate : isBack ? words.back : words.front
        let signatures = sheet.front.spines.map { String($0.signature + 1) }
        var parts = [job.title, "\(words.sheet) \(sheet.number)/\(plan.sheets.count)", side]
        if let label = sheet.label { parts.insert(label, at: 0) }
        if !signatures.isEmpty { parts.append("\(words.signature) \(signatures.joined(separator: ", "))") }
        if let date { parts.append(date.iso) }
        return SlugLine(
            text: parts.joined(separator: "  ·  "),
            inks: MarkInks(process: survey.processInks, spots: survey.spotNames), font: font)
    }

    private func page(
        _ side: SheetSide, _ marks: [MarkShape], _ forms: PageForms, _ font: MarkFont, _ file: PDFFile
    ) throws -> PDFObject {
        let spaces = spotSpaces(in: file)
        var pen = SheetPen(height: plan.order.sheet.height, font: font, spots: spaces.names)
        var used: [String: PDFValue] = [:]
        for placement in side.placements {
            guard let page = placement.page else { continue }
            let name = "P\(page.piece)-\(page.page)"
            used[name] = .object(forms.form(of: page))
            pen.show(name, in: placement.window, map(placement, forms.boxes(of: page)))
        }
        pen.draw(marks + CollationMarks.shapes(side, of: plan.signatures.count))
        var resources: [String: PDFValue] = [
            "ColorSpace": .dictionary(spaces.entries),
            "ExtGState": [SheetPen.overprintName: ["Type": .name("ExtGState"), "OP": true, "op": true, "OPM": 1]],
        ]
        if !used.isEmpty { resources["XObject"] = .dictionary(used) }
        var attributes = boxes(of: side)
        attributes["Resources"] = .object(file.makeIndirect(.dictionary(resources)))
        attributes["Contents"] = .object(file.makeStream([:], pen.bytes))
        if let group = forms.sheetGroup { attributes["Group"] = .object(group) }
        return try file.appendPage(attributes)
    }

    /// From a page's own units to the sheet: its trim's middle comes to the middle of its place.
    private func map(_ placement: Placement, _ boxes: SourceBoxes) -> Affine {
        let shown = Size(
            width: boxes.size.width * placement.scale, height: boxes.size.height * placement.scale)
        let turned = placement.rotation.isSideways ? Size(width: shown.height, height: shown.width) : shown
        let x = placement.trim.x + (placement.trim.width - turned.width) / 2
        let y = plan.order.sheet.height - placement.trim.maxY + (placement.trim.height - turned.height) / 2
        return boxes.shown.then(.scale(placement.scale)).then(.turning(shown, placement.rotation)).then(
            .translation(x, y))
    }

    /// The sheet is the media; the trim encloses what is left after cutting. The bleed box reaches as far as every page at
    /// the sheet's edges does: creep moves some of them inwards.
    private func boxes(of side: SheetSide) -> [String: PDFValue] {
        let sheet = plan.order.sheet
        let cuts = side.placements.map(\.cut)
        let trim = (
            left: cuts.map(\.minX).min() ?? 0, top: cuts.map(\.minY).min() ?? 0,
            right: cuts.map(\.maxX).max() ?? sheet.width, bottom: cuts.map(\.maxY).max() ?? sheet.height
        )
        let slack = plan.creep + 0.01
        func reach(_ edge: KeyPath<Rect, Double>, _ outermost: Double) -> [Double] {
            side.placements.filter { abs($0.cut[keyPath: edge] - outermost) <= slack }.map { $0.window[keyPath: edge] }
        }
        let bleed = (
            left: min(reach(\.minX, trim.left).max() ?? 0, trim.left),
            top: min(reach(\.minY, trim.top).max() ?? 0, trim.top),
            right: max(reach(\.maxX, trim.right).min() ?? sheet.width, trim.right),
            bottom: max(reach(\.maxY, trim.bottom).min() ?? sheet.height, trim.bottom)
        )
        func value(_ box: (left: Double, top: Double, right: Double, bottom: Double)) -> PDFValue {
            [.real(box.left), .real(sheet.height - box.bottom), .real(box.right), .real(sheet.height - box.top)]
        }
        return [
            "MediaBox": [0, 0, .real(sheet.width), .real(sheet.height)], "TrimBox": value(trim),
            "BleedBox": value(bleed),
        ]
    }

    /// The colour spaces of marks: all plates, and every spot colour as its source declares it.
    private func spotSpaces(in file: PDFFile) -> (entries: [String: PDFValue], names: [String: String]) {
        if let spaces = spaces { return spaces }
        let tint: PDFValue = [
            "FunctionType": 2, "Domain": [0, 1], "C0": [0, 0, 0, 0], "C1": [1, 1, 1, 1], "N": 1,
        ]
        let all = file.makeIndirect([.name("Separation"), .name("All"), .name("DeviceCMYK"), tint])
        var entries: [String: PDFValue] = [SheetPen.allSpace: .object(all)]
        var names: [String: String] = [:]
        for (index, name) in survey.spotNames.enumerated() {
            guard let space = survey.spots[name] else { continue }
            let own = space.id == nil ? space.file.makeIndirect(.object(space)) : space
            names[name] = "S\(index)"
            entries["S\(index)"] = .object(file.copy(own))
        }
        spaces = (entries, names)
        return (entries, names)
    }

    private var spaces: (entries: [String: PDFValue], names: [String: String])?
}
