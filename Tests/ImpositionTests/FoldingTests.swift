import Geometry
import Imposition
import Testing

/// Every page in reading order, upright, at its trim, after folding, gathering and cutting in simulation.
@Suite struct FoldingTests {
    static let mm = Length.pointsPerMillimetre
    static let page = Size(width: 148 * mm, height: 210 * mm)

    /// Millimetres as points.
    private func sheet(_ width: Double, _ height: Double) -> Size {
        Size(width: width * FoldingTests.mm, height: height * FoldingTests.mm)
    }

    private func pieces(_ count: Int, quantity: Int? = nil) -> [ImpositionPiece] {
        [
            ImpositionPiece(
                name: "test.pdf", pages: Array(repeating: FoldingTests.page, count: count), quantity: quantity)
        ]
    }

    /// The left part goes behind the right one, and the upper behind the lower: one way of folding for all signatures. On
    /// a sheet that lies on its side the same hands see the left as the top.
    private func folds(_ sheet: PressSheet) -> [PaperFolder.Instruction] {
        let creases = sheet.front.lines.filter { $0.kind == .fold }
        let turned = sheet.front.placements.first?.rotation.isSideways ?? false
        // Turned clockwise, what was left lies above, and what was above lies to the right.
        return (1...max(Set(creases.map(\.order)).count, 1)).map { number in
            let isVertical = creases.first { $0.order == number }?.isVertical ?? true
            return PaperFolder.Instruction(movesFirst: !(turned && isVertical), goesBehind: true)
        }
    }

    private func expected(_ count: Int, multiple: Int) -> [Int?] {
        let padded = (count + multiple - 1) / multiple * multiple
        return (1...padded).map { $0 <= count ? $0 : nil }
    }

    @Test(arguments: [WorkStyle.sheetwise, .turn, .tumble], [4, 8, 16, 32])
    func saddleStitchedPagesAreReadInOrderAtTheirTrim(work: WorkStyle, signature: Int) throws {
        let caliper = 0.1 * FoldingTests.mm
        for sheetSize in [sheet(1400, 1000), sheet(1000, 1400), sheet(900, 1900)] {
            for count in 1...128 {
                var order = ImpositionOrder(.saddle, sheet: sheetSize)
                order.work = work
                order.signature = signature
                order.caliper = caliper
                guard let plan = try? Planner.plan(order, pieces(count)) else { continue }
                let bindery = Bindery(plan: plan)
                let book = bindery.nested(bindery.foldedPieces(folds), caliper: caliper)
                try #require(
                    Bindery.pages(of: book) == expected(count, multiple: 4), "\(count) pages on \(sheetSize)")
                let complaints = Bindery.complaints(book, trim: FoldingTests.page, spine: 0)
                try #require(complaints.isEmpty, "\(count) pages: \(complaints.prefix(3))")
            }
        }
        // What is skipped above must be what does not fit.
        var order = ImpositionOrder(.saddle, sheet: sheet(1400, 1000))
        order.signature = min(signature, 16)
        _ = try Planner.plan(order, pieces(128))
    }

    @Test(arguments: [WorkStyle.sheetwise, .turn, .tumble], [4, 8, 16, 32])
    func perfectBoundPagesAreReadInOrderAtTheirTrim(work: WorkStyle, signature: Int) throws {
        let caliper = 0.08 * FoldingTests.mm
        var order = ImpositionOrder(.perfect, sheet: work == .sheetwise ? sheet(1400, 1000) : sheet(1400, 1900))
        order.work = work
        order.signature = signature
        order.caliper = caliper
        order.milling = 3 * FoldingTests.mm
        for count in 1...128 {
            let plan = try Planner.plan(order, pieces(count))
            #expect(plan.signatures.reduce(0, +) == (count + 3) / 4 * 4)
            let bindery = Bindery(plan: plan)
            let book = bindery.gathered(bindery.foldedPieces(folds), caliper: caliper)
            try #require(Bindery.pages(of: book) == expected(count, multiple: 4), "\(count) pages")
            let complaints = Bindery.complaints(book, trim: FoldingTests.page, spine: 3 * FoldingTests.mm)
            try #require(complaints.isEmpty, "\(count) pages: \(complaints.prefix(3))")
        }
    }

    @Test(arguments: [WorkStyle.sheetwise, .turn, .tumble, .single], [1, 2, 4, 6, 8])
    func cutAndStackedLeavesAreInOrder(work: WorkStyle, up: Int) throws {
        var order = ImpositionOrder(.nUp(up), sheet: sheet(1400, 1000))
        order.work = work
        let step = work == .single ? 1 : 2
        for count in 1...128 {
            let plan = try Planner.plan(order, pieces(count))
            let bindery = Bindery(plan: plan)
            let piles = bindery.foldedPieces { _ in [] }.flatMap { $0 }
            let leaves = piles.filter { $0.above.page != nil || $0.below.page != nil }
            let read = leaves.flatMap { step == 1 ? [$0.above.page] : [$0.above.page, $0.below.page] }
            try #require(read == expected(count, multiple: step), "\(count) pages")
            for leaf in leaves {
                #expect(leaf.above.head == leaves[0].above.head)
                let hasBack = leaf.below.page != nil
                #expect(!hasBack || leaf.below.head == leaf.above.head)
                #expect(!hasBack || abs(leaf.above.trim.x - leaf.below.trim.x) < 0.001)
                #expect(!hasBack || abs(leaf.above.trim.y - leaf.below.trim.y) < 0.001)
            }
        }
    }

    @Test func stepAndRepeatFillsASheetWithOneLeaf() throws {
        var order = ImpositionOrder(.nUp(4), sheet: sheet(640, 480))
        order.leaves = .repeat
        let plan = try Planner.plan(order, pieces(5, quantity: 1000))
        #expect(plan.sheets.map(\.copies) == [4, 4, 4])
        #expect(plan.sheets.map(\.run) == [250, 250, 250])
        #expect(plan.sheets[1].front.placements.map(\.page) == Array(repeating: PageReference(page: 3), count: 4))
        #expect(plan.sheets[1].back?.placements.map(\.page) == Array(repeating: PageReference(page: 4), count: 4))
        #expect(plan.sheets[2].back?.placements.compactMap(\.page) == [])
    }

    // MARK: Leaflets

    private func leaflet(
        _ kind: Leaflet, pages: [Size], on paper: Size, _ instructions: [PaperFolder.Instruction]
    ) throws -> [PaperFolder.Leaf] {
        let order = ImpositionOrder(.fold(kind), sheet: paper)
        let plan = try Planner.plan(order, [ImpositionPiece(name: "leaflet.pdf", pages: pages)])
        let folder = PaperFolder(plan: plan, sheet: try #require(plan.sheets.first))
        #expect(plan.sheets.count == 1)
        let leaves = folder.fold(try #require(folder.pieces.first), instructions)
        #expect(leaves.flatMap { [$0.above, $0.below] }.allSatisfy { $0.page == nil || $0.head == .top })
        return leaves
    }

    private func numbers(_ leaves: [PaperFolder.Leaf]) -> [[Int?]] { leaves.map { [$0.above.page, $0.below.page] } }

    private let small = Size(width: 99 * FoldingTests.mm, height: 210 * FoldingTests.mm)

    @Test func aFoldedHalfIsReadLikeABook() throws {
        let leaves = try leaflet(.half, pages: Array(repeating: small, count: 4), on: sheet(440, 320), [.init()])
        #expect(numbers(leaves) == [[1, 2], [3, 4]])
    }

    /// The outside is up on the flat sheet: both flaps go behind the back page, the inner one first. Turned over, the cover
    /// lies on top.
    @Test func aLetterFoldShowsItsCoverAndHidesItsFlap() throws {
        let leaves = try leaflet(
            .letter, pages: Array(repeating: small, count: 6), on: sheet(440, 320),
            [.init(movesFirst: true, goesBehind: true), .init(movesFirst: false, goesBehind: true)])
        // From the back page to the cover; the flap lies between the two.
        #expect(numbers(leaves) == [[6, 3], [4, 5], [2, 1]])
    }

    @Test func aZigzagShowsItsCoverFirst() throws {
        let leaves = try leaflet(
            .z, pages: Array(repeating: small, count: 6), on: sheet(440, 320),
            [.init(movesFirst: false, goesBehind: false), .init(movesFirst: true, goesBehind: false)])
        #expect(numbers(leaves) == [[1, 2], [3, 6], [5, 4]])
    }

    @Test func aGateFoldClosesWithTwoDoors() throws {
        let door = Size(width: 99 * FoldingTests.mm, height: 210 * FoldingTests.mm)
        let centre = Size(width: 198 * FoldingTests.mm, height: 210 * FoldingTests.mm)
        let leaves = try leaflet(
            .gate, pages: [door, door, door, centre, door, centre], on: sheet(440, 320),
            [.init(movesFirst: true, goesBehind: true), .init(movesFirst: false, goesBehind: true)])
        #expect(leaves.first?.above.page == 6)
        #expect(leaves.first?.below.page == 4)
        // Seen from the doors' side left and right change places: door 1, at the right here, is the reader's left.
        let doors = leaves.dropFirst().sorted { $0.below.trim.x > $1.below.trim.x }
        #expect(doors.map(\.below.page) == [1, 2])
        #expect(doors.map(\.above.page) == [3, 5])
        #expect(abs(doors[0].below.trim.minX - doors[1].below.trim.maxX) < 0.001)
    }

    @Test func aFrenchFoldHidesItsWhiteSide() throws {
        let leaves = try leaflet(
            .french, pages: Array(repeating: small, count: 4), on: sheet(220, 450), [.init(), .init()])
        #expect(numbers(leaves) == [[1, nil], [nil, 2], [3, nil], [nil, 4]])
    }

    @Test func aCrossFoldIsReadLikeABook() throws {
        let leaves = try leaflet(
            .cross, pages: Array(repeating: small, count: 8), on: sheet(220, 450), [.init(), .init()])
        #expect(numbers(leaves) == [[1, 2], [3, 4], [5, 6], [7, 8]])
    }

    @Test(arguments: [(Leaflet.half, 1), (.letter, 2), (.z, 2), (.gate, 2), (.french, 2), (.cross, 2)])
    func aFileOfTwoPagesHoldsTheFlatSides(kind: Leaflet, folds: Int) throws {
        let flat = Size(width: 297 * FoldingTests.mm, height: 210 * FoldingTests.mm)
        let order = ImpositionOrder(.fold(kind), sheet: sheet(440, 320))
        let plan = try Planner.plan(order, [ImpositionPiece(name: "flat.pdf", pages: [flat, flat])])
        let sheet = try #require(plan.sheets.first)
        #expect(sheet.front.placements.map(\.page) == [PageReference(page: 1)])
        #expect(sheet.back?.placements.map(\.page) == [PageReference(page: 2)])
        let trim = sheet.front.placements[0].trim
        let creases = sheet.front.lines.filter { $0.kind == .fold }
        #expect(creases.count == folds && Set(creases.map(\.order)) == Set(1...folds))
        for crease in creases {
            // Panels of a half, a third, or a gate's quarter.
            let share =
                crease.isVertical ? (crease.at - trim.x) / trim.width : (crease.at - trim.y) / trim.height
            let parts = kind == .letter || kind == .z ? 3.0 : kind == .gate ? 4.0 : 2.0
            #expect(abs(share * parts - (share * parts).rounded()) < 0.001 && share > 0.1 && share < 0.9)
        }
        #expect(plan.findings.map(\.code) == [.imposeFlat])
    }
}
