import Geometry
import Imposition
import Ledger
import PrintModel

/// The ways a printer would lay a piece on a sheet: what stage 9 plans, as the ledger prices it.
struct SheetWays {
    let piece: ImpositionPiece
    /// The inks of each page.
    let inks: [Set<String>]
    /// How it is bound; `nil` where it is loose leaves.
    let binding: Binding?

    /// Every way that fits the sheet of a price list, each once, the plainest first. Throws where none does, with the
    /// reason of the plainest.
    func ways(on list: PriceList) throws(Fault) -> [SheetWork] {
        var ways: [SheetWork] = []
        var seen: Set<[SheetWork.Form]> = []
        var reason: Fault?
        for order in orders(on: list) {
            do throws(Fault) {
                let way = work(try Planner.plan(order, [piece]))
                if seen.insert(way.forms).inserted { ways.append(way) }
            } catch {
                reason = reason ?? error
            }
        }
        if ways.isEmpty { throw reason ?? Fault(.unusableData, .estimateDoesNotFit) }
        return ways
    }

    private func orders(on list: PriceList) -> [ImpositionOrder] {
        let works: [WorkStyle] = binding == nil && piece.pages.count == 1 ? [.single] : [.sheetwise, .turn, .tumble]
        return works.flatMap { work -> [ImpositionOrder] in
            var order = ImpositionOrder(.saddle, sheet: list.sheet)
            (order.work, order.margin, order.gripper) = (work, list.margin, list.margin)
            switch binding {
            case .saddle?, .perfect?:
                order.scheme = binding == .perfect ? .perfect : .saddle
                return [4, 8, 16, 32].map { size in
                    order.signature = size
                    return order
                }
            case nil:
                let most = piece.pages.first.map { Planner.most($0, on: order) } ?? 0
                order.scheme = .nUp(min(64, max(1, most)))
                return [LeafOrder.repeat, .stack].map { leaves in
                    order.leaves = leaves
                    return order
                }
            }
        }
    }

    private func work(_ plan: ImpositionPlan) -> SheetWork {
        let forms = plan.sheets.map { sheet in
            let (front, back) = (inks(of: sheet.front), sheet.back.map(inks) ?? [])
            return SheetWork.Form(
                sides: sheet.back == nil ? 1 : 2, plates: plan.isOnePlate ? front.count : front.count + back.count,
                copies: max(1, sheet.copies))
        }
        return SheetWork(
            scheme: plan.order.scheme.name, work: plan.order.work.rawValue, signature: plan.signatures.max(),
            forms: forms)
    }

    private func inks(of side: SheetSide) -> Set<String> {
        side.placements.compactMap(\.page).reduce(into: []) { found, reference in
            if inks.indices.contains(reference.page - 1) { found.formUnion(inks[reference.page - 1]) }
        }
    }
}
