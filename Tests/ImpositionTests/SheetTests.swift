import Foundation
import Geometry
import Imposition
import PDFSyntax
import Preflight
import PrintModel
import TestSupport
import Testing

/// What is written: pages at their places, boxes, standard, and streams left as they were.
@Suite struct SheetTests {
    private static let mm = Length.pointsPerMillimetre

    private func order(_ scheme: Scheme, _ width: Double = 320, _ height: Double = 220) -> ImpositionOrder {
        ImpositionOrder(scheme, sheet: Size(width: width * SheetTests.mm, height: height * SheetTests.mm))
    }

    /// Checks with poppler's eyes that every page of a plan lies where the plan says, turned as it says.
    private func look(at plan: ImpositionPlan, _ path: String, _ room: PressRoom) throws {
        var page = 0
        for sheet in plan.sheets {
            for side in [sheet.front, plan.isOnePlate ? nil : sheet.back].compactMap({ $0 }) {
                page += 1
                let raster = try room.raster(path, page: page)
                for placement in side.placements {
                    let trim = placement.trim
                    // The square stands 20 pt from the page's left edge and its head.
                    let square =
                        switch placement.rotation {
                        case .none: Point(x: trim.minX + 30, y: trim.minY + 30)
                        case .quarter: Point(x: trim.maxX - 30, y: trim.minY + 30)
                        case .half: Point(x: trim.maxX - 30, y: trim.maxY - 30)
                        case .threeQuarters: Point(x: trim.minX + 30, y: trim.maxY - 30)
                        }
                    let isBlank = placement.page == nil
                    #expect(raster.isDark(square.x, square.y) != isBlank, "page \(page) \(placement)")
                    #expect(!raster.isDark(trim.minX + trim.width / 2, trim.minY + trim.height / 2))
                }
            }
        }
    }

    @Test func pagesLieWhereThePlanSays() throws {
        let room = try PressRoom()
        let path = try room.write(SamplePages.file(14))
        for (scheme, work) in [
            (Scheme.saddle, WorkStyle.sheetwise), (.perfect, .sheetwise), (.saddle, .turn), (.saddle, .tumble),
            (.nUp(4), .sheetwise), (.nUp(3), .single),
        ] {
            var order = order(scheme, 700, 500)
            order.work = work
            let result = try room.impose([path], order)
            try look(at: result.plan, result.path, room)
        }
    }

    @Test func pagesOfAnyMakeAreTurnedAndCutToTheirTrim() throws {
        // One page shown turned, cropped, with inherited resources and no trim box; one in larger units.
        let room = try PressRoom()
        let file = try SamplePages.file(2)
        let (width, height) = (SamplePages.a6.width, SamplePages.a6.height)
        let pages = file.pages()
        let turned = "0 1 -1 0 \(height + 50) 40 cm\n" + SamplePages.content(1, SamplePages.a6)
        file.setContent(Array(turned.utf8), of: pages[0])
        pages[0].set("MediaBox", to: [0, 0, 700, 700])
        pages[0].set(
            "CropBox", to: [50, 40, .real(50 + height), .real(40 + width)])
        for key in ["TrimBox", "BleedBox", "Resources"] { pages[0].remove(key) }
        pages[0].set("Rotate", to: 90)
        file.root["Pages"]?.set("Resources", to: [:])
        let scaled = "0.5 0 0 0.5 5 5 cm\n" + SamplePages.content(2, SamplePages.a6)
        file.setContent(Array(scaled.utf8), of: pages[1])
        pages[1].set("UserUnit", to: 2)
        pages[1].set("MediaBox", to: [0, 0, .real(width / 2 + 10), .real(height / 2 + 10)])
        pages[1].set("TrimBox", to: [5, 5, .real(width / 2 + 5), .real(height / 2 + 5)])
        pages[1].remove("BleedBox")
        let result = try room.impose([try room.write(file)], order(.nUp(2)))
        #expect(result.plan.sheets.count == 1)
        try look(at: result.plan, result.path, room)
        #expect(result.findings.contains { $0.code == .imposeNoBleed && $0.place.page == 1 })
    }

    @Test func bleedsMeetAtTheSpineAndReachIntoGutters() throws {
        let room = try PressRoom()
        let result = try room.impose([try room.write(SamplePages.file(4))], order(.saddle, 260, 180))
        let (left, right) = (result.plan.sheets[0].front.placements[0], result.plan.sheets[0].front.placements[1])
        let raster = try room.raster(result.path, page: 1)
        let fold = left.trim.maxX
        #expect(abs(fold - right.trim.minX) < 0.001)
        #expect(left.window.maxX == fold && right.window.minX == fold)
        let y = left.trim.minY + 200
        #expect(raster.pixel(fold - 1.5, y) == raster.pixel(left.trim.minX + 50, y))
        #expect(raster.pixel(fold + 1.5, y) == raster.pixel(right.trim.maxX - 50, y))
        #expect(!raster.isWhite(left.trim.minX - 7, y))
        #expect(raster.isWhite(left.trim.minX - 10, y))
    }

    @Test func theSheetIsPDFXOfItsOwnBoxes() throws {
        let room = try PressRoom()
        let result = try room.impose([try room.write(SamplePages.file(8))], order(.saddle, 260, 180))
        let file = try PDFFile(path: result.path)
        #expect(file.version == "1.6" && file.pages().count == 4)
        #expect(file.root["OutputIntents"]?[0]?["OutputConditionIdentifier"]?.text == "FOGRA39")
        #expect(file.trailer["Info"]?["Title"]?.text == "Prueba de pliegos")
        #expect(file.trailer["Info"]?["CreationDate"]?.text == "D:20240701000000Z")
        let sheet = result.plan.order.sheet
        for page in file.pages() {
            let media = page["MediaBox"]?.numbers() ?? []
            #expect(zip(media, [0, 0, sheet.width, sheet.height]).allSatisfy { abs($0 - $1) < 0.001 })
            let trim = page["TrimBox"]?.numbers() ?? []
            #expect(trim.count == 4 && abs(trim[2] - trim[0] - 2 * SamplePages.a6.width) < 0.001)
            let bleed = page["BleedBox"]?.numbers() ?? []
            #expect(bleed.count == 4 && abs(trim[0] - bleed[0] - SamplePages.bleed) < 0.001)
            #expect(page["CropBox"] == nil)
        }
        #expect(try Tool.run("qpdf", "--check", result.path).status == 0)
    }

    @Test(arguments: [Scheme.saddle, .perfect, .nUp(4)], [PrintStandard.x4, .x1a])
    func ourOwnPreflightFindsNoErrorInWhatIsImposed(scheme: Scheme, standard: PrintStandard) throws {
        let room = try PressRoom()
        let path = try room.write(
            SamplePages.file(16) { file in
                guard standard == .x1a else { return }
                for key in ["GTS_PDFXVersion", "GTS_PDFXConformance"] {
                    file.trailer["Info"]?.set(key, to: .text("PDF/X-1a:2003"))
                }
            })
        var order = order(scheme, 500, 350)
        order.caliper = 0.1 * SheetTests.mm
        let result = try room.impose([path], order)
        let condition = PrintCondition(
            name: "test", title: "", profile: SamplePages.profilePath, identifier: "FOGRA39")
        let report = try Preflight.check(
            path: result.path, profile: PreflightProfile(condition), standard: standard)
        let errors = report.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors)")
    }

    @Test func aPDFX1aStaysOne() throws {
        let room = try PressRoom()
        let path = try room.write(
            SamplePages.file(4) { file in
                file.trailer["Info"]?.set("GTS_PDFXVersion", to: .text("PDF/X-1a:2003"))
                file.trailer["Info"]?.set("GTS_PDFXConformance", to: .text("PDF/X-1a:2003"))
            })
        let file = try PDFFile(path: room.impose([path], order(.saddle, 260, 180)).path)
        #expect(file.version == "1.4")
        #expect(file.trailer["Info"]?["GTS_PDFXVersion"]?.text == "PDF/X-1a:2003")
        #expect(file.root["Metadata"] == nil)
        #expect(file.pages().allSatisfy { $0["Group"] == nil })
    }

    @Test func streamsAreLeftAsTheyAreEncoded() throws {
        let room = try PressRoom()
        let jpeg = [UInt8]([0xFF, 0xD8, 0xFF, 0xE0]) + Array(repeating: 7, count: 500) + [0xFF, 0xD9]
        let path = try room.write(
            SamplePages.file(2) { file in
                let pages = file.pages()
                let picture = file.makeStream(
                    [
                        "Type": .name("XObject"), "Subtype": .name("Image"), "Width": 4, "Height": 4,
                        "BitsPerComponent": 8, "ColorSpace": .name("DeviceCMYK"), "Filter": .name("DCTDecode"),
                    ], jpeg)
                for page in pages { page.set("Resources", to: ["XObject": ["Im": .object(picture)]]) }
                pages[1].set(
                    "Contents",
                    to: .array(["q ", "Q "].map { .object(file.makeStream([:], Array($0.utf8))) }))
            })
        let source = try PDFFile(path: path)
        let file = try PDFFile(path: room.impose([path], order(.nUp(2))).path)
        let forms = file.pages()[0]["Resources"]?["XObject"]
        let first = forms?["P0-1"]
        #expect(first?.filters == ["FlateDecode"])
        #expect(first?.rawData == source.pages()[0]["Contents"]?.rawData)
        let pictures = file.pages().flatMap { page in
            (page["Resources"]?["XObject"]?.keys ?? []).compactMap {
                page["Resources"]?["XObject"]?[$0]?["Resources"]?["XObject"]?["Im"]
            }
        }
        #expect(pictures.count == 2)
        #expect(pictures.allSatisfy { $0.rawData == jpeg })
        // One picture that two pages share is written once.
        #expect(Set(pictures.map(\.id)).count == 1)
    }

    @Test func theSameOrderGivesTheSameBytes() throws {
        let room = try PressRoom()
        let path = try room.write(SamplePages.file(6))
        let one = try room.impose([path], order(.saddle, 260, 180), to: "one.pdf").path
        let two = try room.impose([path], order(.saddle, 260, 180), to: "two.pdf").path
        #expect(try Data(contentsOf: URL(fileURLWithPath: one)) == Data(contentsOf: URL(fileURLWithPath: two)))
    }
}
