import PDFSyntax

/// Colours (ISO 32000-1, 8.6.8).
extension ContentInterpreter {
    func performColour(_ operation: ContentOperation) {
        let isStroke = operation.name.first?.isUppercase ?? false
        var paint = isStroke ? state.stroke : state.fill
        let values = operation.operands.compactMap(\.number)
        switch operation.name {
        case "g", "G": paint = device("DeviceGray", values)
        case "rg", "RG": paint = device("DeviceRGB", values)
        case "k", "K": paint = device("DeviceCMYK", values)
        case "cs", "CS":
            guard let name = operation.operands.last?.name else { return observer.wasOdd() }
            let space = space(named: name)
            if case .unknown = space { observer.missed("/" + name) }
            paint = Paint(space: space, values: space.initial)
        default:
            var pattern = paint.pattern
            if let name = operation.operands.last?.name {
                pattern = resources?["Pattern"]?[name]
                if pattern == nil { observer.missed("/" + name) }
            }
            paint = Paint(space: paint.space, values: values, pattern: pattern)
        }
        if isStroke { state.stroke = paint } else { state.fill = paint }
    }

    private func device(_ name: String, _ values: [Double]) -> Paint {
        let space = space(named: name)
        if values.count != space.components { observer.wasOdd() }
        return Paint(space: space, values: values)
    }
}
