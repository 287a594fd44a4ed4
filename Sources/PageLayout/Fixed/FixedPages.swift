import Geometry
import PrintModel

/// What the fixed elements of pages may show.
struct IssueFacts {
    var edition: Edition
    /// Stories with their sections, in order, for the contents.
    var contents: [(section: Section, reports: [Report])]
    var pageOfReport: [String: Int]
    var notices: [Notice]
}

/// Builds the elements that stand in fixed places: cover, contents, running heads, back.
struct FixedPages {
    let layout: Layout
    let blocks: BlockMaker
    let facts: IssueFacts

    var styles: StyleBook { blocks.styles }
    var setter: any TextSetting { blocks.setter }
    var language: String { blocks.language }

    /// The elements of a page kind on the page with a number, showing a section in its running head.
    func items(of kind: PageKind, page number: Int, section: String?, findings: inout [Finding]) -> [PageItem] {
        kind.elements.flatMap { element -> [PageItem] in
            guard let frame = frame(of: element, page: number) else { return [] }
            switch element.content {
            case .panel(let ink): return [.fill(bled(frame), ink: ink)]
            case .text(let template, let style):
                let values = Template(facts.edition, page: number, section: section)
                blocks.note(
                    values.unknownNames(in: template).map {
                        Finding(.error, .placeholderUnknown, at: place(of: element), ["name": $0])
                    })
                return text(RichText(values.fill(template)), styles[style], in: frame, element, &findings)
            case .art(let name, let inks, let tile): return art(name, inks, tile: tile, in: frame)
            case .photo: return coverPhoto(in: bled(frame))
            case .lead: return lead(in: frame, element, &findings)
            case .teasers: return teasers(in: frame, element, &findings)
            case .contents: return contents(in: frame, element, &findings)
            case .masthead: return masthead(in: frame, element, &findings)
            case .letter: return letter(in: frame, element, &findings)
            case .agenda: return agenda(in: frame, element, &findings)
            case .week: return week(in: frame, element, &findings)
            case .programme: return programme(in: frame, element, &findings)
            case .notices(let count): return notices(count, in: frame, element, &findings)
            }
        }
    }

    /// The element's frame on a page, mirrored where the layout says; `nil` on pages it does not stand on.
    private func frame(of element: PageElement, page: Int) -> Rect? {
        switch element.side {
        case .both: return element.frame
        case .right: return page % 2 == 1 ? element.frame : nil
        case .left: return page % 2 == 0 ? element.frame : nil
        case .mirrored:
            guard page % 2 == 0 else { return element.frame }
            var frame = element.frame
            frame.x = layout.page.trim.width - frame.maxX
            return frame
        }
    }

    /// The frame with every edge that lies on the trim taken out to the bleed.
    private func bled(_ frame: Rect) -> Rect {
        let trim = layout.page.trim
        let bleed = layout.page.bleed
        func out(_ distance: Double) -> Double { abs(distance) < 0.01 ? -bleed : 0 }
        return frame.insetBy(
            top: out(frame.minY), left: out(frame.minX), bottom: out(trim.height - frame.maxY),
            right: out(trim.width - frame.maxX))
    }

    private func art(_ name: String, _ inks: [String: String], tile: Bool, in frame: Rect) -> [PageItem] {
        guard let path = blocks.art(name) else { return [] }
        guard tile else { return [.art(path: path, frame, inks: inks)] }
        // Tiles keep the art's usual proportion of 8 to 5 and fill the width with a whole number of repeats.
        let count = max(1, (frame.width / (frame.height * 1.6)).rounded())
        let width = frame.width / count
        return (0..<Int(count)).map { index in
            let tile = Rect(x: frame.x + Double(index) * width, y: frame.y, width: width, height: frame.height)
            return .art(path: path, tile, inks: inks)
        }
    }

    private func coverPhoto(in frame: Rect) -> [PageItem] {
        guard let lead = facts.edition.lead, let photo = lead.photos.first, let path = photo.path else { return [] }
        let override = facts.edition.publication.overrides[lead.slug]?.photos[photo.name]
        let placement = PhotoPlacement(
            path: path, frame: frame, focus: override?.focus ?? photo.focus, crop: override?.crop,
            alternative: photo.alternative, report: lead.slug,
            place: Finding.Place(file: lead.file, line: photo.line, report: lead.slug))
        return [.photo(placement)].tagged(photo.figure)
    }

    /// The style of an element's part, or body text.
    func style(_ part: String, of element: PageElement) -> TextStyle {
        element.styles[part].map { styles[$0] } ?? styles[.body]
    }

    /// A text in a frame, where the element says so as much smaller as it must be to fit, down to half its size.
    private func text(
        _ text: RichText, _ style: TextStyle, in frame: Rect, _ element: PageElement, _ findings: inout [Finding]
    ) -> [PageItem] {
        let sizes = element.fits ? Array(stride(from: 100.0, through: 50, by: -2)) : [100]
        for percent in sizes {
            var stack = blocks.stack(width: frame.width)
            stack.add(text, style.scaled(percent / 100), language: language, place: place(of: element))
            if stack.y <= frame.height { return anchored(stack, in: frame, element, &findings) }
        }
        return column([(text, element.fits ? style.scaled(0.5) : style)], in: frame, element, &findings)
    }

    /// Texts one under the other in a frame, anchored as the element says; a finding where they are too tall.
    func column(
        _ texts: [(RichText, TextStyle)], in frame: Rect, _ element: PageElement, _ findings: inout [Finding]
    ) -> [PageItem] {
        var stack = blocks.stack(width: frame.width)
        for (text, style) in texts { stack.add(text, style, language: language, place: place(of: element)) }
        return anchored(stack, in: frame, element, &findings)
    }

    /// A stack placed in a frame.
    func anchored(_ stack: TextStack, in frame: Rect, _ element: PageElement, _ findings: inout [Finding]) -> [PageItem]
    {
        findings += stack.findings
        let free = frame.height - stack.y
        if free < -0.5 {
            findings.append(overfull(by: -free, element))
        }
        let shift = element.anchor == .top ? 0 : element.anchor == .middle ? max(0, free) / 2 : max(0, free)
        return stack.items.map { $0.moved(x: frame.x, y: frame.y + shift) }
    }

    func place(of element: PageElement) -> Finding.Place { Finding.Place(file: layout.file, line: element.line) }

    /// What does not fit in an element's frame, by so many points: an error where it runs off the paper.
    func overfull(by points: Double, _ element: PageElement) -> Finding {
        let tenths = (points / Length.pointsPerMillimetre * 10).rounded() / 10
        let isCut = element.frame.maxY + points > layout.page.trim.height
        return Finding(
            isCut ? .error : .warning, .frameOverfull, at: place(of: element), ["millimetres": String(tenths)])
    }
}
