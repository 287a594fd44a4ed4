import Geometry
import Imposition
import PrintModel
import TestSupport
import Testing

/// A page enlarged over several sheets.
@Suite struct TileTests {
    private static let mm = Length.pointsPerMillimetre

    private func order(_ scheme: Scheme, _ width: Double = 216, _ height: Double = 279) -> ImpositionOrder {
        ImpositionOrder(scheme, sheet: Size(width: width * TileTests.mm, height: height * TileTests.mm))
    }

    private func tabloid(_ pages: Int = 1) -> ImpositionPiece {
        let size = Size(width: 279 * TileTests.mm, height: 432 * TileTests.mm)
        return ImpositionPiece(name: "cartel.pdf", pages: Array(repeating: size, count: pages))
    }

    @Test func schemesAreReadByTheirNames() {
        #expect(Scheme("tiles-2x2") == .tiles(2, 2) && Scheme("TILES-3x1") == .tiles(3, 1))
        #expect(Scheme.tiles(3, 1).name == "tiles-3x1")
        for name in ["tiles", "tiles-1x1", "tiles-0x2", "tiles-2x", "tiles-13x2", "tiles--2x2", "tiles-2x2x2"] {
            #expect(Scheme(name) == nil, "\(name)")
        }
    }

    /// Whatever the proportions: glued together, the sheets show all of the page once, and overlap as was asked.
    @Test(arguments: [(2, 2), (3, 1), (1, 4), (4, 3)]) func everySpotOfThePageIsOnASheet(columns: Int, rows: Int) throws
    {
        for (width, height) in [(216.0, 279.0), (279, 216), (297, 420)] {
            var order = order(.tiles(columns, rows), width, height)
            order.overlap = 12 * TileTests.mm
            let plan = try Planner.plan(order, [tabloid()])
            let shown = plan.sheets.flatMap(\.front.placements).map { placement in
                // In points of the poster.
                placement.window.offsetBy(x: -placement.trim.x, y: -placement.trim.y)
            }
            let size = try #require(plan.sheets.first?.front.placements.first?.trim)
            #expect(abs(size.width / size.height - 279.0 / 432) < 1e-9)
            for step in 0...400 {
                let spot = Point(
                    x: size.width * (Double(step * 37 % 401) + 0.5) / 402, y: size.height * (Double(step) + 0.5) / 402)
                #expect(
                    shown.contains { $0.minX <= spot.x && spot.x <= $0.maxX && $0.minY <= spot.y && spot.y <= $0.maxY })
            }
            for (first, second) in zip(shown, shown.dropFirst()) where first.minY == second.minY {
                #expect(abs(first.maxX - second.minX - order.overlap) < 0.01)
            }
            let usable = Rect(x: 0, y: 0, width: order.sheet.width, height: order.sheet.height)
                .insetBy(top: order.margin, left: order.margin, bottom: order.gripper, right: order.margin)
            #expect(plan.sheets.allSatisfy { $0.back == nil && usable.contains($0.front.placements[0].window) })
        }
    }

    @Test func thePosterIsAsLargeAsTheSheetsAllow() throws {
        let plan = try Planner.plan(order(.tiles(2, 2)), [tabloid(2)])
        #expect(plan.sheets.map(\.label) == ["A1", "A2", "B1", "B2", "A1", "A2", "B1", "B2"])
        // Two sheets hold 2 × 259 − 10 mm one above the other.
        let poster = plan.sheets[0].front.placements[0].trim
        #expect(abs(poster.height - 508 * TileTests.mm) < 0.01)
        #expect(plan.findings.map(\.code) == [.imposeTiles, .imposeTiles])
        #expect(plan.findings[0].values["percent"] == "118" && plan.findings[0].severity == .note)
    }

    @Test func anOverlapWiderThanHalfASheetIsRefused() {
        var order = order(.tiles(2, 2))
        order.overlap = 120 * TileTests.mm
        let fault = #expect(throws: Fault.self) { try Planner.plan(order, [tabloid()]) }
        #expect(fault?.kind == .usage && fault?.findings.first?.values["option"] == "--overlap")
        order.overlap = 10
        order.margin = 200 * TileTests.mm
        #expect(throws: Fault.self) { try Planner.plan(order, [tabloid()]) }
    }

    /// With poppler's eyes: the square near a page's upper left corner is on the first sheet alone, enlarged.
    @Test func sheetsShowTheirPartOfThePage() throws {
        let room = try PressRoom()
        let path = try room.write(SamplePages.file(1))
        let result = try room.impose([path], order(.tiles(2, 2), 105, 148))
        #expect(result.plan.sheets.count == 4)
        let placement = result.plan.sheets[0].front.placements[0]
        let first = try room.raster(result.path, page: 1)
        func at(_ distance: Double) -> Point {
            Point(x: placement.trim.x + distance * placement.scale, y: placement.trim.y + distance * placement.scale)
        }
        #expect(placement.scale > 1.1 && first.isDark(at(30).x, at(30).y) && !first.isDark(at(12).x, at(12).y))
        let last = try room.raster(result.path, page: 4)
        let window = result.plan.sheets[3].front.placements[0].window
        #expect(!last.isDark(window.x + 30, window.y + 30))
        #expect(try Tool.run("qpdf", "--check", result.path).status == 0)
    }
}
