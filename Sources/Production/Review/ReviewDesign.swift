import Geometry
import PrintModel
import Typesetting

/// How pages for review look: letter paper, a narrow column of text, line numbers and change bars to its left, and room
/// for a pen to its right.
struct ReviewDesign {
    static let page = Size(width: 612, height: 792)
    /// Text column.
    static let left = 92.0
    static let measure = 306.0
    /// Right end of the line numbers, and where change bars stand.
    static let numbers = 73.0
    static let bar = 81.0
    /// Left edge of everything, and right.
    static let edge = 54.0
    static let right = 566.0
    /// Column for notes.
    static let notes = 424.0
    static let top = 76.0
    static let bottom = 724.0
    static let footer = 756.0

    static let black = Ink(name: "negro", cmyk: CMYK(0, 0, 0, 100), overprint: true)
    static let gray = Ink(name: "gris", cmyk: CMYK(0, 0, 0, 58))
    static let pale = Ink(name: "tenue", cmyk: CMYK(0, 0, 0, 22))
    static let added = Ink(name: "agregado", cmyk: CMYK(95, 60, 0, 15))
    static let removed = Ink(name: "quitado", cmyk: CMYK(0, 85, 75, 25))
    static let inks = [black, gray, pale, added, removed]

    let fonts: [String]
    let kicker, title, deck, heading, text, cell, cellHead, small, label, value, area, number: TextStyle

    var styles: [TextStyle] {
        [kicker, title, deck, heading, text, cell, cellHead, small, label, value, area, number]
    }

    /// Text in the first of these that the machine has, and labels likewise.
    private static let serifs = ["Vollkorn", "TeX Gyre Termes", "Liberation Serif", "DejaVu Serif", "FreeSerif"]
    private static let sanses = ["Lato", "Liberation Sans", "DejaVu Sans", "FreeSans"]

    /// Throws `impose.font` where the machine has no such fonts.
    init() throws(Fault) {
        let machine = MachineFonts()
        func family(_ names: [String]) throws(Fault) -> (String, [String]) {
            for name in names {
                let files = machine?.files(of: name) ?? []
                if !files.isEmpty { return (name, files) }
            }
            throw Fault(.missingInput, .imposeFont, ["file": names[0]])
        }
        let (serif, serifFiles) = try family(ReviewDesign.serifs)
        let (sans, sansFiles) = try family(ReviewDesign.sanses)
        fonts = serifFiles + sansFiles
        let lining = serif == "Vollkorn" ? "lnum=1" : nil
        kicker = TextStyle(name: "kicker", font: sans, weight: 700, size: 8, leading: 16, ink: "gris", tracking: 40)
        title = TextStyle(name: "title", font: serif, weight: 700, size: 18, leading: 22, features: lining)
        deck = TextStyle(name: "deck", font: serif, italic: true, size: 11.5, leading: 16, features: lining)
        heading = TextStyle(name: "heading", font: serif, weight: 700, size: 11, leading: 16, features: lining)
        text = TextStyle(name: "text", font: serif, size: 10.5, leading: 16, features: lining)
        cell = TextStyle(name: "cell", font: sans, size: 8.5, leading: 12)
        cellHead = TextStyle(name: "cell-head", font: sans, weight: 700, size: 8.5, leading: 12)
        small = TextStyle(name: "small", font: sans, size: 8, leading: 11.5)
        label = TextStyle(name: "label", font: sans, size: 7, leading: 9, ink: "gris", tracking: 20)
        value = TextStyle(name: "value", font: sans, weight: 700, size: 9, leading: 12)
        area = TextStyle(name: "area", font: sans, weight: 700, size: 12, leading: 15)
        number = TextStyle(name: "number", font: sans, size: 6.5, leading: 8, ink: "gris")
    }
}
