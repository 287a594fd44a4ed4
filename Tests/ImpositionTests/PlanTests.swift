import Geometry
import Imposition
import Testing

/// What a plan decides besides the order of pages: room, creep, gutters, quantities, and what it refuses.
@Suite struct PlanTests {
    private static let mm = Length.pointsPerMillimetre
    private let a5 = Size(width: 148 * mm, height: 210 * mm)

    private func order(_ scheme: Scheme, _ width: Double, _ height: Double) -> ImpositionOrder {
        ImpositionOrder(scheme, sheet: Size(width: width * PlanTests.mm, height: height * PlanTests.mm))
    }

    private func piece(_ count: Int, _ size: Size? = nil, quantity: Int? = nil, name: String = "a.pdf")
        -> ImpositionPiece
    {
        ImpositionPiece(name: name, pages: Array(repeating: size ?? a5, count: count), quantity: quantity)
    }

    private func refusal(_ order: ImpositionOrder, _ pieces: [ImpositionPiece]) -> Fault? {
        do {
            _ = try Planner.plan(order, pieces)
            return nil
        } catch { return error }
    }

    // MARK: Room

    @Test func aSheetThatIsTooSmallIsRefusedWithWhatWouldDo() throws {
        let found = try #require(refusal(order(.saddle, 300, 200), [piece(8)])).findings[0]
        #expect(found.code == .imposeDoesNotFit)
        #expect(found.values["needed"] == "316 × 230")
        #expect(found.values["fits"] == nil)
        var signature = order(.perfect, 500, 350)
        signature.signature = 16
        #expect(refusal(signature, [piece(32)])?.findings[0].values["fits"] == "--signature 8")
        #expect(refusal(order(.nUp(8), 500, 350), [piece(8)])?.findings[0].values["fits"] == "4up")
    }

    @Test func whatIsSaidToBeNeededIsEnough() throws {
        for work in [WorkStyle.sheetwise, .turn, .tumble] {
            var order = order(.nUp(6), 300, 200)
            order.work = work
            order.gripper = 15 * PlanTests.mm
            let needed = try #require(refusal(order, [piece(12)])?.findings[0].values["needed"])
            let sides = needed.split(separator: " × ").compactMap { Double($0) }
            order.sheet = Size(width: (sides[0] + 0.05) * PlanTests.mm, height: (sides[1] + 0.05) * PlanTests.mm)
            #expect(refusal(order, [piece(12)]) == nil, "\(work) \(needed)")
            order.sheet.width -= 2 * PlanTests.mm
            order.sheet.height -= 2 * PlanTests.mm
            #expect(refusal(order, [piece(12)])?.findings[0].code == .imposeDoesNotFit)
        }
    }

    @Test func nothingReachesIntoTheGripper() throws {
        for work in [WorkStyle.sheetwise, .turn, .tumble] {
            var order = order(.nUp(4), 700, 520)
            order.work = work
            order.gripper = 25 * PlanTests.mm
            let plan = try Planner.plan(order, [piece(8)])
            let bottom = order.sheet.height - order.gripper
            for placement in plan.sheets[0].front.placements {
                #expect(placement.window.maxY <= bottom + 0.01)
                #expect(work != .tumble || placement.window.minY >= order.gripper - 0.01)
            }
        }
    }

    @Test func windowsNeverOverlapEachOtherOrAnotherPagesTrim() throws {
        for gutter in [0, 2, 4, 6, 12.0] {
            for scheme in [Scheme.saddle, .perfect, .nUp(4), .fold(.cross)] {
                var order = order(scheme, 900, 900)
                order.gutter = gutter * PlanTests.mm
                order.caliper = 0.1 * PlanTests.mm
                let plan = try Planner.plan(order, [piece(8)])
                for sheet in plan.sheets {
                    for side in [sheet.front, sheet.back].compactMap({ $0 }) {
                        for (index, one) in side.placements.enumerated() {
                            for other in side.placements[..<index] {
                                #expect(one.window.intersection(other.window)?.area ?? 0 < 0.01, "\(scheme) \(gutter)")
                            }
                            #expect(one.window.contains(one.cut))
                        }
                    }
                }
                #expect(plan.findings.contains { $0.code == .imposeGutter } == (gutter < 6))
            }
        }
    }

    // MARK: Creep

    @Test func creepGrowsSheetBySheetAndIsReported() throws {
        var order = order(.saddle, 330, 240)
        order.caliper = 0.12 * PlanTests.mm
        let plan = try Planner.plan(order, [piece(40)])
        #expect(plan.sheets.count == 10)
        for (index, sheet) in plan.sheets.enumerated() {
            let wanted = Double(index) * 0.12 * PlanTests.mm
            for side in [sheet.front, sheet.back].compactMap({ $0 }) {
                #expect(side.placements.allSatisfy { abs($0.creep - wanted) < 1e-9 })
                // Left pages move to the right, right pages to the left: both to the fold.
                let fold = side.lines.first { $0.kind == .fold }?.at ?? 0
                let pages = side.placements.sorted { $0.trim.x < $1.trim.x }
                #expect(abs(pages[0].trim.maxX - fold - wanted) < 0.001)
                #expect(abs(pages[1].trim.minX - fold + wanted) < 0.001)
                #expect(side.placements.allSatisfy { $0.cut.width < a5.width + 0.001 - wanted })
            }
        }
        #expect(abs(plan.creep - 9 * 0.12 * PlanTests.mm) < 1e-9)
        #expect(plan.findings.first { $0.code == .imposeCreep }?.values["creep"] == "1.08")
    }

    @Test func gatheredSignaturesCreepEachForItself() throws {
        var order = order(.perfect, 700, 500)
        order.signature = 16
        order.caliper = 0.1 * PlanTests.mm
        let plan = try Planner.plan(order, [piece(64)])
        #expect(plan.signatures == [16, 16, 16, 16])
        #expect(abs(plan.creep - 0.3 * PlanTests.mm) < 1e-9)
        #expect(plan.foldCatalogue == "F16-6")
        #expect(plan.sheets.flatMap(\.front.spines).map(\.signature) == [0, 1, 2, 3])
    }

    // MARK: Sheets and quantities

    @Test func onePlatePrintsBothSides() throws {
        for work in [WorkStyle.turn, .tumble] {
            var order = order(.saddle, 700, 520)
            order.work = work
            let plan = try Planner.plan(order, [piece(4, quantity: 1000)])
            #expect(plan.isOnePlate)
            let sheet = plan.sheets[0]
            #expect(sheet.front == sheet.back)
            #expect(Set(sheet.front.placements.compactMap(\.page?.page)) == [1, 2, 3, 4])
            #expect(sheet.run.map { $0 * sheet.copies }.map { $0 >= 1000 && $0 < 1000 + sheet.copies } == true)
        }
    }

    @Test func fewSpreadsStandOnTheSheetSeveralTimes() throws {
        let plan = try Planner.plan(order(.saddle, 700, 500), [piece(8, quantity: 900)])
        // Four spreads fit, two are needed.
        #expect(plan.sheets.map(\.copies) == [2])
        #expect(plan.sheets.map(\.run) == [450])
    }

    @Test func blanksAreAddedAtTheEndAndSaid() throws {
        let plan = try Planner.plan(order(.saddle, 330, 240), [piece(13)])
        #expect(plan.blanks == 3)
        let note = plan.findings.first { $0.code == .imposeBlanks }
        #expect(note?.values["count"] == "3" && note?.severity == .note)
    }

    @Test func gangedPiecesAreAsManyAsTheirQuantitiesAsk() throws {
        let card = Size(width: 90 * PlanTests.mm, height: 50 * PlanTests.mm)
        let pieces = [piece(2, card, quantity: 500, name: "a.pdf"), piece(1, a5, quantity: 250, name: "b.pdf")]
        let order = order(.gang, 640, 450)
        let plan = try Planner.plan(order, pieces)
        #expect(plan.sheets.count == 1)
        let sheet = try #require(plan.sheets.first)
        let counts = Dictionary(grouping: sheet.front.placements.compactMap(\.page), by: \.piece).mapValues(\.count)
        let run = try #require(sheet.run)
        #expect((counts[0] ?? 0) * run >= 500 && (counts[1] ?? 0) * run >= 250)
        // The paper is used: more than half of what may hold trims holds them.
        let area = sheet.front.placements.reduce(0) { $0 + $1.trim.area }
        #expect(area > 0.5 * (620 * 430 * PlanTests.mm * PlanTests.mm))
        for (index, one) in sheet.blocks.enumerated() {
            for other in sheet.blocks[..<index] {
                #expect(one.rect.insetBy(top: -3, left: -3, bottom: -3, right: -3).intersection(other.rect) == nil)
            }
        }
    }

    @Test func gangedPiecesCanBeCutFromEdgeToEdge() throws {
        let sizes = [(90, 50), (148, 210), (210, 99), (60, 60), (105, 148), (120, 30)]
        let pieces = sizes.enumerated().map { index, size in
            piece(
                2, Size(width: Double(size.0) * PlanTests.mm, height: Double(size.1) * PlanTests.mm),
                quantity: 100 * (index + 1), name: "\(index).pdf")
        }
        let plan = try Planner.plan(order(.gang, 720, 520), pieces)
        for sheet in plan.sheets { #expect(isGuillotine(sheet.blocks.map(\.rect))) }
    }

    /// Whether straight cuts from edge to edge part rectangles, one after the other.
    private func isGuillotine(_ rects: [Rect]) -> Bool {
        guard rects.count > 1 else { return true }
        for at in rects.map(\.maxX) {
            let (left, right) = (rects.filter { $0.maxX <= at + 0.01 }, rects.filter { $0.minX >= at - 0.01 })
            if left.count + right.count == rects.count, !right.isEmpty {
                return isGuillotine(left) && isGuillotine(right)
            }
        }
        for at in rects.map(\.maxY) {
            let (top, bottom) = (rects.filter { $0.maxY <= at + 0.01 }, rects.filter { $0.minY >= at - 0.01 })
            if top.count + bottom.count == rects.count, !bottom.isEmpty {
                return isGuillotine(top) && isGuillotine(bottom)
            }
        }
        return false
    }

    // MARK: What is refused

    @Test func pagesOfDifferentSizesAreAllNamed() throws {
        var book = piece(8)
        book.pages[2].width += 10
        book.pages[5].height -= 10
        let fault = try #require(refusal(order(.saddle, 330, 240), [book]))
        #expect(fault.kind == .unusableData)
        #expect(fault.findings.map(\.code) == [.imposePageSize, .imposePageSize])
        #expect(fault.findings.map(\.place.page) == [3, 6])
    }

    @Test func impossibleOrdersAreRefused() {
        func codes(_ pieces: [ImpositionPiece]? = nil, _ change: (inout ImpositionOrder) -> Void) -> [FindingCode] {
            var order = order(.saddle, 330, 240)
            change(&order)
            return refusal(order, pieces ?? [piece(8)])?.findings.map(\.code) ?? []
        }
        #expect(codes { $0.caliper = -1 } == [.imposeOption])
        #expect(codes { $0.gutter = .nan } == [.imposeOption])
        #expect(codes { $0.sheet.width = 1e9 } == [.imposeOption])
        #expect(codes { $0.signature = 12 } == [.imposeSignature])
        #expect(codes { $0.work = .single } == [.imposeWork])
        #expect(codes([piece(4), piece(4)]) { _ in } == [.imposePieces])
        #expect(codes([piece(0)]) { _ in } == [.imposeNoPages])
        #expect(codes([piece(4, quantity: 0)]) { _ in } == [.imposeQuantity])
        #expect(codes([piece(4, Size(width: 1, height: 500))]) { _ in }.allSatisfy { $0 == .imposePageBox })
        #expect(codes([piece(10_001)]) { _ in } == [.imposeTooManyPages])
        #expect(codes { $0.scheme = .fold(.letter) } == [.imposePageCount])
        #expect(
            codes([piece(6)]) {
                $0.scheme = .fold(.gate)
                $0.sheet.width *= 3
            } == [.imposePanelWidth])
    }

    @Test func aFlapAsWideAsItsCoverIsPointedOut() throws {
        var leaflet = piece(6, Size(width: 99 * PlanTests.mm, height: 210 * PlanTests.mm))
        let order = order(.fold(.letter), 330, 240)
        #expect(try Planner.plan(order, [leaflet]).findings.contains { $0.code == .imposeFlap })
        for page in [3, 4] { leaflet.pages[page].width -= 2 * PlanTests.mm }
        #expect(try !Planner.plan(order, [leaflet]).findings.contains { $0.code == .imposeFlap })
    }

    @Test func namesOfSchemesAreRead() {
        for name in Scheme.names + ["3up", "64up"] { #expect(Scheme(name)?.name == name) }
        for name in ["", "up", "0up", "65up", "fold", "fold-fan", "saddles"] { #expect(Scheme(name) == nil) }
    }

    @Test func manySmallPagesStayInBounds() throws {
        let tiny = Size(width: 6 * PlanTests.mm, height: 6 * PlanTests.mm)
        let plan = try Planner.plan(order(.saddle, 1400, 1000), [piece(4, tiny)])
        #expect(plan.sheets[0].front.placements.count <= 800)
    }
}
