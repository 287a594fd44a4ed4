/// A side of a page or a sheet, as seen by whoever looks at it.
public enum Edge: String, Sendable, Hashable, Codable, CaseIterable {
    case top, right, bottom, left

    /// Where the side points after a quarter turn clockwise.
    var turned: Edge {
        switch self {
        case .top: .right
        case .right: .bottom
        case .bottom: .left
        case .left: .top
        }
    }

    /// Where the side is seen from behind, after the sheet was turned over.
    func seen(after flip: SheetFlip) -> Edge {
        switch (self, flip) {
        case (.left, .turn): .right
        case (.right, .turn): .left
        case (.top, .tumble): .bottom
        case (.bottom, .tumble): .top
        default: self
        }
    }
}

/// How a sheet is turned over between its two sides.
public enum SheetFlip: String, Sendable, Hashable, Codable {
    /// About its vertical middle: left and right change places, the gripper edge stays.
    case turn
    /// About its horizontal middle: top and bottom change places, and so does the gripper edge.
    case tumble
}

/// How far a page is turned on its sheet, clockwise, in degrees.
public enum Rotation: Int, Sendable, Hashable, Codable, CaseIterable {
    case none = 0
    case quarter = 90
    case half = 180
    case threeQuarters = 270

    /// The rotation of a page whose head points to a side.
    public init(head: Edge) {
        switch head {
        case .top: self = .none
        case .right: self = .quarter
        case .bottom: self = .half
        case .left: self = .threeQuarters
        }
    }

    /// Whether width and height change places.
    public var isSideways: Bool { self == .quarter || self == .threeQuarters }
}
