import Geometry
import PDFSyntax

/// Graphics state dictionaries, soft masks and tiling patterns (ISO 32000-1, 8.4.5, 8.7.3 and 11.6.5).
extension ContentInterpreter {
    func apply(graphicsState name: String?) {
        guard let name else { return }
        guard let dictionary = resources?["ExtGState"]?[name], dictionary.hasKeys else {
            return observer.missed("/" + name)
        }
        for key in dictionary.keys { apply(key, dictionary) }
    }

    private func apply(_ key: String, _ dictionary: PDFObject) {
        switch key {
        case "LW": if let width = dictionary[key]?.number { state.lineWidth = abs(width) }
        case "OP":
            guard let overprints = dictionary[key]?.boolean else { return }
            state.strokeOverprints = overprints
            if dictionary["op"] == nil { state.fillOverprints = overprints }
        case "op": if let overprints = dictionary[key]?.boolean { state.fillOverprints = overprints }
        case "OPM": if let mode = dictionary[key]?.integer { state.overprintMode = mode }
        case "ca":
            guard let alpha = dictionary[key]?.number else { return }
            state.fillAlpha = min(max(alpha, 0), 1)
            if alpha < 1 { observer.sawThrough("ca") }
        case "CA":
            guard let alpha = dictionary[key]?.number else { return }
            state.strokeAlpha = min(max(alpha, 0), 1)
            if alpha < 1 { observer.sawThrough("CA") }
        case "BM":
            state.blend = BlendMode(dictionary[key])
            if state.blend != .normal { observer.sawThrough("BM") }
        case "Font":
            guard let font = dictionary[key], font.count == 2, let object = font[0] else { return }
            state.text.font = fonts.font(object)
            state.text.size = font[1]?.number ?? 0
        case "D":
            let lengths = (dictionary[key]?[0]?.numbers(limit: 100) ?? []).map { ContentOperand.number(.init($0)) }
            state.dashShare = ContentInterpreter.dashShare(lengths)
        case "SMask": apply(softMask: dictionary[key])
        default: break
        }
    }

    private func apply(softMask mask: PDFObject?) {
        guard let mask, mask.hasKeys, let group = mask["G"] else {
            state.softMask = nil
            return
        }
        observer.sawThrough("SMask")
        guard !isSilent else { return }
        let backdrop = mask["BC"]?.numbers(limit: 32) ?? []
        let key = group.id.map {
            MaskKey(
                group: $0, matrix: state.matrix, kind: mask["S"]?.name ?? "", backdrop: backdrop,
                transfer: mask["TR"]?.id)
        }
        if let key, let known = masks[key] {
            state.softMask = known
            return
        }
        let outer = state
        state = GraphicsState(matrix: outer.matrix, clip: .everything)
        observer.beginMask(backdrop: mask["S"]?.name == "Luminosity" ? backdropInks(of: group, backdrop) : nil)
        run(form: group, .mask)
        // `/Identity` is no function, and changes nothing.
        let shape = observer.endMask(transfer: PDFFunction(mask["TR"]))
        state = outer
        state.softMask = shape
        if let key, let shape, masks.count < 40 { masks[key] = shape }
    }

    /// The inks behind a mask of luminosity: its colour in the group's space, black unless it says otherwise (ISO
    /// 32000-1, 11.6.5.3).
    private func backdropInks(of group: PDFObject, _ colour: [Double]) -> InkMix {
        let space = ColourSpace(group["Group"]?["CS"], group["Resources"])
        let usual = space.components == 0 ? ColourSpace.gray : space
        return usual.estimatedInks(colour.count == usual.components ? colour : usual.initial) ?? InkMix()
    }

    /// Paints a shape with a tile: read once on a page, moved to where it shows, and averaged over its step.
    func run(pattern: PDFObject, _ shape: PaintedShape, in box: Box, colour: Paint?) {
        let matrix = (Matrix(pattern["Matrix"]?.numbers(limit: 6)) ?? Matrix()).then(base)
        if let id = pattern.id, colour == nil, let known = tiles[id] {
            return observer.tiled(known, shape, box, state)
        }
        guard let bounds = Box(pattern["BBox"]?.numbers(limit: 4)) else { return }
        let stepX = max(abs(pattern["XStep"]?.number ?? bounds.width), 1e-3)
        let stepY = max(abs(pattern["YStep"]?.number ?? bounds.height), 1e-3)
        var place = matrix
        if let inverse = matrix.inverse {
            let corner = inverse.apply((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
            let column = ((corner.x - bounds.x0) / stepX).rounded(.down)
            let row = ((corner.y - bounds.y0) / stepY).rounded(.down)
            place = Matrix.translation(column * stepX, row * stepY).then(matrix)
        }
        let clip = place.bounds(bounds.x0, bounds.y0, bounds.x1, bounds.y1)
        let cell = place.bounds(bounds.x0, bounds.y0, bounds.x0 + stepX, bounds.y0 + stepY)
        observer.beginTile(clip, share: (clip.width * clip.height) / max(cell.width * cell.height, 1e-6))
        read(tile: pattern, at: place, clip: clip, colour: colour)
        var ink = observer.endTile()
        if let inverse = matrix.inverse {
            ink.steps = TileSteps(inverse: inverse, place: place, bounds: bounds, x: stepX, y: stepY)
        }
        if let id = pattern.id, colour == nil, tiles.count < 1000 { tiles[id] = ink }
        observer.tiled(ink, shape, box, state)
    }
}

/// What makes a mask the one that was read already.
struct MaskKey: Hashable {
    var group: PDFObject.ID
    var matrix: Matrix
    var kind: String
    var backdrop: [Double]
    /// The function that changes its values.
    var transfer: PDFObject.ID?
}

/// What a transparency group stands for.
enum GroupRole {
    case page, form, mask
}
