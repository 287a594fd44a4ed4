import Geometry

/// A newspaper in which space is bought: its page, its columns, its press and its prices.
public struct Newspaper: Sendable, Hashable, Codable {
    /// Its key in the workspace.
    public var id: String
    /// Its name.
    public var name: String
    /// The trimmed page, points.
    public var page: Size
    /// The area that is printed, from the page's top-left corner, points.
    public var image: Rect
    /// Columns of its grid, all of one width.
    public var columns: Int
    /// Space between them, points.
    public var gutter: Double
    /// White at the fold of two facing pages, between their image areas, points.
    public var fold: Double
    /// Depth of a module, points; its width is a column.
    public var moduleHeight: Double
    /// Print condition that its press keeps.
    public var condition: String
    /// Whether its pages can be printed in colour.
    public var isColour: Bool
    /// Sections in which space can be bought; any where empty.
    public var sections: [Section]
    /// Days before publication, and hour, after which nothing is taken.
    public var closing: Closing?
    /// What a module costs.
    public var price: ModulePrice?
    /// Where orders are sent, as printed on them.
    public var contact: String?

    /// A section, with what it sells otherwise than the newspaper.
    public struct Section: Sendable, Hashable, Codable {
        /// Its name.
        public var name: String
        /// Whether it can be printed in colour; as the newspaper where `nil`.
        public var isColour: Bool?
        /// What a module costs in it; as in the newspaper where `nil`.
        public var price: ModulePrice?
        /// A section.
        public init(_ name: String, isColour: Bool? = nil, price: ModulePrice? = nil) {
            (self.name, self.isColour, self.price) = (name, isColour, price)
        }
    }

    /// When it closes.
    public struct Closing: Sendable, Hashable, Codable {
        /// Days before the day of publication, from 0.
        public var days: Int
        /// Hour as printed: `18:00`.
        public var hour: String
        /// A closing.
        public init(days: Int, hour: String) { (self.days, self.hour) = (days, hour) }

        /// Whether an order of a day, at an hour where one is known, comes too late for an issue. On the very day an order
        /// without an hour is in time.
        public func isPast(_ order: OrderDate, for issue: CivilDate) -> Bool {
            let ahead = issue.days(since: order.day)
            return ahead == days ? order.hour.map { $0 > hour } ?? false : ahead < days
        }
    }

    /// What a module costs, before tax.
    public struct ModulePrice: Sendable, Hashable, Codable {
        /// In black, centavos.
        public var black: Int
        /// In colour, centavos; `nil` where colour is not sold.
        public var colour: Int?
        /// Tax, percent times a hundred: 1600 is 16 %.
        public var tax: Int
        /// A price.
        public init(black: Int, colour: Int? = nil, tax: Int = 1600) {
            (self.black, self.colour, self.tax) = (black, colour, tax)
        }
    }

    /// A newspaper.
    public init(
        id: String, name: String, page: Size, image: Rect, columns: Int, gutter: Double, fold: Double? = nil,
        moduleHeight: Double, condition: String, isColour: Bool = true, sections: [Section] = [],
        closing: Closing? = nil, price: ModulePrice? = nil, contact: String? = nil
    ) {
        self.id = id
        self.name = name
        self.page = page
        self.image = image
        self.columns = columns
        self.gutter = gutter
        self.fold = fold ?? 2 * min(image.minX, page.width - image.maxX)
        self.moduleHeight = moduleHeight
        self.condition = condition
        self.isColour = isColour
        self.sections = sections
        self.closing = closing
        self.price = price
        self.contact = contact
    }

    /// Width of a column, points.
    public var columnWidth: Double { (image.width - gutter * Double(columns - 1)) / Double(columns) }

    /// What a module costs in a section, or where none is named.
    public func price(in section: String?) -> ModulePrice? { self.section(section)?.price ?? price }

    /// Whether colour is sold in a section, or where none is named: printed there, and with a price where there is one.
    public func sellsColour(in section: String?) -> Bool {
        guard self.section(section)?.isColour ?? isColour else { return false }
        return price(in: section).map { $0.colour != nil } ?? true
    }

    private func section(_ name: String?) -> Section? { sections.first { $0.name == name } }

    /// Width of so many columns with the gutters between them, points.
    public func width(of columns: Int) -> Double {
        columnWidth * Double(columns) + gutter * Double(max(0, columns - 1))
    }
}

/// When space was ordered.
public struct OrderDate: Sendable, Hashable, Codable {
    /// The day.
    public var day: CivilDate
    /// The hour, `17:30`, where it is known.
    public var hour: String?
    /// A day, and an hour.
    public init(day: CivilDate, hour: String? = nil) { (self.day, self.hour) = (day, hour) }
}

/// Space in a newspaper that a publication fills.
public struct PressSpace: Sendable, Hashable, Codable {
    /// A usual size.
    public enum Share: String, Sendable, Hashable, Codable, CaseIterable {
        case full, half, quarter, strip
        /// Two facing pages.
        case spread
    }

    /// The newspaper.
    public var newspaper: Newspaper
    /// Its usual size, where it has one.
    public var share: Share?
    /// Width and height, points.
    public var size: Size
    /// Columns of the newspaper that it takes; over two pages, those of both.
    public var columns: Int
    /// White at the fold that parts it into two pages, points; `nil` on one.
    public var fold: Double?
    /// Section it stands in.
    public var section: String?
    /// Whether it is printed in colour.
    public var isColour: Bool

    /// Space of a size.
    public init(
        newspaper: Newspaper, share: Share? = nil, size: Size, columns: Int, section: String? = nil,
        isColour: Bool? = nil
    ) {
        self.newspaper = newspaper
        self.share = share
        self.size = size
        self.columns = columns
        self.section = section
        self.isColour = isColour ?? newspaper.sellsColour(in: section)
    }

    /// Space of a usual size: a page, half of one across, a quarter, a fifth across, or two pages with their fold.
    public init(newspaper: Newspaper, share: Share, section: String? = nil, isColour: Bool? = nil) {
        let (image, gutter) = (newspaper.image, newspaper.gutter)
        let half = (image.height - gutter) / 2
        let columns: Int
        let size: Size
        switch share {
        case .full: (columns, size) = (newspaper.columns, Size(width: image.width, height: image.height))
        case .half: (columns, size) = (newspaper.columns, Size(width: image.width, height: half))
        case .quarter:
            columns = max(1, newspaper.columns / 2)
            size = Size(width: newspaper.width(of: columns), height: half)
        case .strip:
            (columns, size) = (newspaper.columns, Size(width: image.width, height: (image.height - 4 * gutter) / 5))
        case .spread:
            // Both pages' areas with the white at the fold between them.
            let width = image.width * 2 + newspaper.fold
            (columns, size) = (newspaper.columns * 2, Size(width: width, height: image.height))
        }
        self.init(
            newspaper: newspaper, share: share, size: size, columns: columns, section: section, isColour: isColour)
        if share == .spread { fold = newspaper.fold }
    }

    /// Modules that it takes: columns by depths, each begun one counted.
    public var modules: Int {
        columns * max(1, Int((size.height / newspaper.moduleHeight - 0.02).rounded(.up)))
    }

    /// What a module costs in its section.
    public var tariff: Newspaper.ModulePrice? { newspaper.price(in: section) }

    /// What it costs: before tax, tax, and in all, centavos; `nil` where the newspaper has no price for it.
    public var price: (net: Int, tax: Int, total: Int)? {
        guard let price = tariff, let each = isColour ? price.colour : price.black else { return nil }
        let (net, isTooLarge) = each.multipliedReportingOverflow(by: modules)
        guard !isTooLarge, net < 1_000_000_000_000 else { return nil }
        // Half a centavo counts as one.
        let tax = (net * price.tax + 5_000) / 10_000
        return (net, tax, net + tax)
    }
}
