import Foundation
import Geometry
import Imposition
import PDFSyntax
import TestSupport
import Testing

/// Marks: what there is beside the pages, in which inks, and that it touches nothing.
@Suite struct MarkTests {
    private static let mm = Length.pointsPerMillimetre

    private func order(_ scheme: Scheme, _ width: Double, _ height: Double) -> ImpositionOrder {
        ImpositionOrder(scheme, sheet: Size(width: width * MarkTests.mm, height: height * MarkTests.mm))
    }

    /// The rectangles that marks cover on a page, from the sheet's top-left corner: what is drawn after the last form.
    private func marks(_ page: PDFObject, height: Double) -> [(rect: Rect, kind: String)] {
        let operations = Array(ContentTokenizer(page.file.content(of: page)))
        let start = operations.lastIndex { $0.name == "Do" } ?? -1
        var found: [(Rect, String)] = []
        var from: (Double, Double)?
        var text: (Double, Double) = (0, 0)
        for operation in operations[(start + 1)...] {
            let numbers = operation.operands.compactMap(\.number)
            switch operation.name {
            case "re":
                found.append(
                    (
                        Rect(x: numbers[0], y: height - numbers[1] - numbers[3], width: numbers[2], height: numbers[3]),
                        "re"
                    ))
            case "m": from = (numbers[0], numbers[1])
            case "l":
                guard let begin = from else { continue }
                found.append(
                    (
                        Rect(
                            x: min(begin.0, numbers[0]), y: height - max(begin.1, numbers[1]),
                            width: abs(begin.0 - numbers[0]), height: abs(begin.1 - numbers[1])), "l"
                    ))
            case "Tm": text = (numbers[4], numbers[5])
            case "Tj": found.append((Rect(x: text.0, y: height - text.1 - 5, width: 10, height: 5), "Tj"))
            default: break
            }
        }
        return found
    }

    @Test func marksStayOutsideBleedsAndOnTheSheet() throws {
        let room = try PressRoom()
        let path = try room.write(SamplePages.file(16))
        for (scheme, work, width, height) in [
            (Scheme.saddle, WorkStyle.sheetwise, 260.0, 180.0), (.saddle, .turn, 640, 450),
            (.nUp(4), .tumble, 500, 700),
            (.nUp(6), .sheetwise, 450, 400), (.fold(.half), .sheetwise, 300, 210), (.saddle, .sheetwise, 232, 170),
        ] {
            var order = order(scheme, width, height)
            order.work = work
            order.caliper = 0.1 * MarkTests.mm
            let source = scheme == .fold(.half) ? try room.write(SamplePages.file(4), "four.pdf") : path
            let result = try room.impose([source], order)
            let file = try PDFFile(path: result.path)
            var pages = file.pages()[...]
            for sheet in result.plan.sheets {
                for side in [sheet.front, result.plan.isOnePlate ? nil : sheet.back].compactMap({ $0 }) {
                    let next = pages.popFirst()
                    let page = try #require(next)
                    let found = marks(page, height: order.sheet.height)
                    #expect(found.count { $0.kind == "l" } >= 8, "\(scheme)")
                    for (rect, kind) in found {
                        for placement in side.placements {
                            // Bleeds that meet leave no room for a mark between them.
                            let common = rect.insetBy(top: -0.05, left: -0.05, bottom: -0.05, right: -0.05)
                                .intersection(
                                    placement.window.insetBy(top: -0.02, left: -0.02, bottom: -0.02, right: -0.02))
                            #expect(common == nil, "\(scheme) \(kind) \(rect)")
                        }
                        #expect(rect.minX >= 0 && rect.maxX <= order.sheet.width)
                        #expect(rect.minY >= 0 && rect.maxY <= order.sheet.height - order.gripper + 0.01)
                    }
                }
            }
        }
    }

    @Test func cropMarksStandOffTheTrimOnEveryPlate() throws {
        let room = try PressRoom()
        let result = try room.impose([try room.write(SamplePages.file(4))], order(.saddle, 300, 220))
        let plates = room.folder.path("plate%d.tif")
        #expect(
            try Tool.run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r144", "-o", plates, result.path)
                .status
                == 0)
        let placement = result.plan.sheets[0].front.placements[0]
        // The upright mark above the left page's face: 3 mm off, 5 mm long.
        let (x, y) = (placement.trim.minX, placement.trim.minY - 5.5 * MarkTests.mm)
        for ink in ["Cyan", "Magenta", "Yellow", "Black"] {
            let name = room.folder.names().first { $0.hasPrefix("plate1") && $0.contains("(\(ink))") }
            let plate = try #require(name, "\(room.folder.names())")
            let grey = room.folder.path("\(ink).pgm")
            _ = try Tool.run("vips", "copy", room.folder.path(plate), grey)
            let data = Array(try Data(contentsOf: URL(fileURLWithPath: grey)))
            let width = Int((result.plan.order.sheet.width * 2).rounded(.up))
            let start = data.count - data.count / width * width
            let columns = (-2...2).map { Int(x * 2) + $0 }
            let darkest = columns.map { data[start % width + Int(y * 2) * width + $0] }.min() ?? 255
            #expect(darkest < 200, "\(ink)")
        }
    }

    @Test func theSlugLineSaysJobSheetSideAndDate() throws {
        let room = try PressRoom()
        let result = try room.impose([try room.write(SamplePages.file(8))], order(.saddle, 300, 220))
        let text = try Tool.run("pdftotext", "-layout", result.path, "-").text
        for words in ["Prueba de pliegos", "Pliego 1/2", "Pliego 2/2", "frente", "vuelta", "2024-07-01", "Magenta"] {
            #expect(text.contains(words), "\(words)")
        }
        let fonts = try Tool.run("pdffonts", result.path).text
        let lines = fonts.split(separator: "\n").dropFirst(2)
        #expect(lines.count == 1)
        #expect(lines.allSatisfy { $0.contains("+ImprentaMarks") && $0.contains("yes yes yes") })
    }

    @Test func aSheetWithoutRoomForMarksSaysSo() throws {
        let room = try PressRoom()
        var order = order(.saddle, 212, 154)
        (order.margin, order.gripper) = (1, 1)
        let result = try room.impose([try room.write(SamplePages.file(4))], order)
        #expect(
            Set(result.findings.filter { $0.code == .imposeNoMarks }.compactMap { $0.values["missing"] }).contains(
                "marks.slug"))
    }

    @Test func collationMarksMakeAStaircase() throws {
        let room = try PressRoom()
        var order = order(.perfect, 600, 400)
        order.signature = 8
        let result = try room.impose([try room.write(SamplePages.file(32))], order)
        let file = try PDFFile(path: result.path)
        var heights: [Int: Double] = [:]
        for (index, sheet) in result.plan.sheets.enumerated() {
            for spine in sheet.front.spines {
                let page = file.pages()[2 * index]
                let bars = marks(page, height: order.sheet.height).filter { mark in
                    mark.kind == "re" && abs(mark.rect.width - spine.strip.width) < 0.001
                        && spine.strip.contains(mark.rect)
                }
                #expect(bars.count == 1)
                if let bar = bars.first {
                    heights[spine.signature] =
                        spine.head == .top ? bar.rect.minY - spine.strip.minY : spine.strip.maxY - bar.rect.maxY
                }
            }
        }
        let stairs = heights.sorted { $0.key < $1.key }.map(\.value)
        #expect(stairs.count == 4 && stairs == stairs.sorted() && Set(stairs).count == 4)
    }

    @Test func spotColoursAreInTheBarInTheirOwnInk() throws {
        let room = try PressRoom()
        let path = try room.write(
            SamplePages.file(4) { file in
                let tint: PDFValue = [
                    "FunctionType": 2, "Domain": [0, 1], "C0": [0, 0, 0, 0], "C1": [0, 1, 0.6, 0.2], "N": 1,
                ]
                for page in file.pages() {
                    page.set(
                        "Resources",
                        to: [
                            "ColorSpace": [
                                "Guinda": [.name("Separation"), .name("PANTONE 7421 C"), .name("DeviceCMYK"), tint]
                            ]
                        ])
                    file.setContent(
                        Array("/Guinda cs 1 scn 50 50 100 100 re f 0 0 0 1 k 20 20 5 5 re f".utf8), of: page)
                }
            })
        let result = try room.impose([path], order(.saddle, 300, 220))
        let file = try PDFFile(path: result.path)
        let spaces = file.pages()[0]["Resources"]?["ColorSpace"]
        #expect(spaces?["S0"]?[1]?.name == "PANTONE 7421 C")
        #expect(spaces?["All"]?[1]?.name == "All")
        // Two inks: nothing on the other plates but what is in every ink.
        let operations = ContentTokenizer(file.content(of: file.pages()[0]))
        let colours = operations.filter { $0.name == "k" }.compactMap { $0.numbers(4) }
        #expect(!colours.isEmpty && colours.allSatisfy { $0[0] + $0[1] + $0[2] == 0 })
    }
}
