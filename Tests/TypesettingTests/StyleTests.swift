import PrintModel
import TestSupport
import Testing
import Typesetting

/// What a style asks for: alignment, capitals, tracking, emphasis, faces.
@Suite struct Styles {
    private var text: String {
        var prose = Prose(seed: 21)
        return prose.paragraph(40)
    }

    @Test func raggedLinesStandWhereTheAlignmentSays() throws {
        let setter = try Compositor.setter()
        let measure = 150.0
        for alignment in [TextStyle.Alignment.left, .centre, .right] {
            let style = Compositor.style(alignment.rawValue) { $0.alignment = alignment }
            let lines = setter.set(text, style, measure).lines
            #expect(lines.count > 3)
            #expect(lines.joined == text)
            for line in lines {
                #expect(line.looseness == 0 && !line.hyphenated && !line.isOverfull)
                switch alignment {
                case .left: #expect(line.start == 0 && line.width <= measure + 0.01)
                case .right: #expect(abs(line.width - measure) < 0.01 && line.start >= -0.01)
                default: #expect(abs(line.start - (measure - line.width)) < 0.01)
                }
            }
        }
    }

    @Test func raggedLinesAreFewAndEven() throws {
        let setter = try Compositor.setter()
        // Greedy breaking would leave the last word alone.
        let lines = setter.set("El camino nuevo llega a la escuela y a la plaza", Compositor.plain, 140).lines
        let natural = setter.set("El camino nuevo llega a la escuela y a la plaza", Compositor.plain, 1000).lines
        #expect(lines.count == Int(((natural.first?.width ?? 0) / 140).rounded(.up)))
        let shortest = lines.map(\.width).min() ?? 0
        #expect(shortest > 0.5 * (lines.map(\.width).max() ?? 0))
    }

    @Test func aLineThatSticksOutIsOverfullWhicheverSideItSticksOutAt() throws {
        let setter = try Compositor.setter()
        let word = String(repeating: "tramilla", count: 8)
        for alignment in TextStyle.Alignment.allCases {
            let style = Compositor.style("over-\(alignment.rawValue)") { $0.alignment = alignment }
            let lines = setter.set(word, style, 100).lines
            #expect(lines.count == 1)
            #expect(lines.allSatisfy { $0.isOverfull }, "\(alignment)")
        }
    }

    @Test func capitalsAreShownAndMeasured() throws {
        let setter = try Compositor.setter()
        let style = Compositor.style("capitals") { $0.capitals = true }
        let lines = setter.set("Ñandú y Straße, año 2", style, 400).lines
        #expect(lines.map(\.text) == ["ÑANDÚ Y STRASSE, AÑO 2"])
        let plain = setter.set("ÑANDÚ Y STRASSE, AÑO 2", Compositor.plain, 400).lines
        #expect(lines.map(\.width) == plain.map(\.width))
    }

    @Test func trackingAddsAfterEveryGlyphButTheLast() throws {
        let setter = try Compositor.setter()
        let style = Compositor.style("tracked") { $0.tracking = 60 }
        for text in ["MUNICIPIO", "Obra de agua", "Á"] {
            let plain = try #require(setter.set(text, Compositor.plain, 400).lines.first)
            let tracked = try #require(setter.set(text, style, 400).lines.first)
            #expect(abs(tracked.width - plain.width - Double(text.count - 1) * 0.6) < 0.01, "\(text)")
        }
        // The tail of the last letter is no reason to break, nor does it move a line away from the right edge.
        let right = Compositor.style("tracked-right", from: style) { $0.alignment = .right }
        let line = try #require(setter.set("MUNICIPIO", right, 400).lines.first)
        #expect(abs(line.width - 400) < 0.01)
    }

    /// Faces number their glyphs each in its own way: Vollkorn's italic has its space elsewhere than its roman.
    @Test func aSpaceIsTheGlyphOfItsOwnFace() throws {
        let setter = try Compositor.setter()
        let text = RichText(runs: [
            RichText.Run("Una "), RichText.Run("plaza en obra", .italic), RichText.Run(" y más"),
        ])
        for style in [Compositor.body, Compositor.plain] {
            let line = try #require(setter.set(TextRequest(text, style: style, measure: 900)).lines.first)
            #expect(line.text == "Una plaza en obra y más")
            for run in line.runs {
                let space = try SampleFont(run.face.path).glyph(" ")
                for (character, glyph) in zip(run.text, run.glyphs) where character == " " {
                    #expect(glyph.id == space)
                }
            }
        }
    }

    @Test func emphasisChangesTheFace() throws {
        let setter = try Compositor.setter()
        func face(_ style: TextStyle, _ emphasis: RichText.Emphasis) throws -> String {
            let request = TextRequest(RichText("obra", emphasis), style: style, measure: 400)
            let path = try #require(setter.set(request).lines.first?.runs.first?.face.path)
            return String(path.split(separator: "/").last ?? "")
        }
        let body = Compositor.body
        #expect(try face(body, []) == "Vollkorn-Regular.ttf")
        #expect(try face(body, .italic) == "Vollkorn-Italic.ttf")
        #expect(try face(body, .bold) == "Vollkorn-Bold.ttf")
        #expect(try face(body, [.bold, .italic]) == "Vollkorn-BoldItalic.ttf")
        let italic = Compositor.style("slanted", from: body) { $0.italic = true }
        #expect(try face(italic, []) == "Vollkorn-Italic.ttf")
        #expect(try face(italic, .italic) == "Vollkorn-Regular.ttf")
        let heavy = Compositor.style("heavy", from: body) { $0.weight = 900 }
        #expect(try face(heavy, []) == "Vollkorn-Black.ttf")
    }

    @Test func aWordInSeveralEmphasesIsOneWord() throws {
        let setter = try Compositor.setter()
        let text = RichText(runs: [.init("recons"), .init("truc", .bold), .init("ción, "), .init("fin", .italic)])
        let line = try #require(setter.set(TextRequest(text, style: Compositor.body, measure: 400)).lines.first)
        #expect(line.runs.map(\.text) == ["recons", "truc", "ción, ", "fin"] || line.text == "reconstrucción, fin")
        #expect(Set(line.runs.map(\.face)).count == 3)
        for (run, next) in zip(line.runs, line.runs.dropFirst()) { #expect(abs(run.x + run.width - next.x) < 0.001) }
    }

    @Test func featuresChangeTheGlyphs() throws {
        let setter = try Compositor.setter()
        let lining = Compositor.style("lining", from: Compositor.body) { $0.features = "lnum=1" }
        let old = setter.set("2024").lines.first?.runs.first?.glyphs.map(\.id)
        let new = setter.set("2024", lining).lines.first?.runs.first?.glyphs.map(\.id)
        #expect(old != nil && old != new)
    }

    @Test func stylesOfOneNameButAnotherSizeAreNotMixedUp() throws {
        let setter = try Compositor.setter()
        var large = Compositor.plain
        large.size = 20
        let small = try #require(setter.set("obra", Compositor.plain, 400).lines.first)
        let big = try #require(setter.set("obra", large, 400).lines.first)
        #expect(abs(big.width - 2 * small.width) < 0.05)
    }

    @Test func heightsOfLettersGrowWithTheSize() throws {
        let setter = try Compositor.setter()
        let double = Compositor.style("double") { $0.size = 20 }
        let (cap, x) = (setter.capHeight(of: Compositor.plain), setter.xHeight(of: Compositor.plain))
        #expect(cap > x && x > 0 && cap < 10)
        #expect(abs(setter.capHeight(of: double) - 2 * cap) < 0.1)
        #expect(abs(setter.xHeight(of: double) - 2 * x) < 0.1)
    }
}
