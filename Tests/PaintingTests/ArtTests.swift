import Foundation
import Geometry
import Painting
import PrintModel
import TestSupport
import Testing

@Suite struct ArtTests {
    private func paint(
        _ svg: String, inks: [String: String] = [:], in scratch: TemporaryFolder
    ) throws -> (text: String, findings: [Finding]) {
        let art = try scratch.write("art.svg", svg)
        let item = PageItem.art(path: art, Rect(x: 10, y: 10, width: 80, height: 40), inks: inks)
        let (path, findings) = try Fixture.paint([item], in: scratch)
        return (try Fixture.plain(path), findings)
    }

    private func svg(_ body: String) -> String {
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 10 10'>"
            + body + "</svg>"
    }

    @Test("Art is painted as paths in its inks, fitted and centred, and drawn once for all its places")
    func vectors() throws {
        let scratch = try TemporaryFolder()
        let (text, findings) = try paint(
            svg(
                "<style>.a{fill:{oro}}</style><g fill='{guinda}'><rect x='0' y='0' width='10' height='10'/></g>"
                    + "<circle class='a' cx='5' cy='5' r='2' stroke='{negro}'/>"), in: scratch)
        #expect(findings == [])
        for pair in [("guinda", "k"), ("oro", "k"), ("negro", "K")] {
            #expect(text.contains("\(Fixture.shares(pair.0)) \(pair.1)\n"), "\(pair)")
        }
        #expect(!text.contains(" rg") && !text.contains(" RG"))
        // Drawn 1,000 pt wide, and brought down to 80 by 40 from (20, 20) on the sheet, of which 360 lie below.
        #expect(text.contains("q .08 0 0 .08 20 360 cm /Fm1 Do Q"))
        #expect(text.contains("250 0 500 500 re\nf"))
        #expect(text.components(separatedBy: "/Subtype /Form").count == 2)
        #expect(!text.contains("/Image") && !text.contains("/Shading") && !text.contains("/Group"))
        // Black strokes overprint, in the form as on the page.
        #expect(text.contains("/OverprintStroke gs"))
    }

    @Test("A drawing on many pages, in any size of its proportions, is in the file once")
    func shared() throws {
        let scratch = try TemporaryFolder()
        let art = try scratch.write("art.svg", svg("<rect fill='{oro}' width='10' height='10'/>"))
        let items = (1...3).map { size -> PageItem in
            .art(path: art, Rect(x: 10, y: 10, width: 20 * Double(size), height: 10 * Double(size)), inks: [:])
        }
        let text = try Fixture.plain(Fixture.paint(items, in: scratch).path)
        #expect(text.components(separatedBy: "/Subtype /Form").count == 2)
        #expect(text.components(separatedBy: "/Fm1 Do").count == 4)
    }

    @Test("A placement's inks replace the art's")
    func replacing() throws {
        let scratch = try TemporaryFolder()
        let body = svg("<path fill='{tinta}' d='M0 0h10v10z'/>")
        #expect(try paint(body, inks: ["tinta": "oro"], in: scratch).findings == [])
        let findings = try paint(body, in: scratch).findings
        #expect(findings.map(\.code) == [.inkUnknown])
        #expect(findings.first?.values["ink"] == "tinta")
        #expect(findings.first?.place.file == scratch.path("art.svg"))
    }

    @Test(
        "Art that would not print flat is refused",
        arguments: [
            "<path d='M0 0h10v10z'/>", "<path fill='#123456' d='M0 0h10v10z'/>",
            "<path fill='{oro}' fill-opacity='.5' d='M0 0h10v10z'/>",
            "<g opacity='.5'><path fill='{oro}' d='M0 0h10v10z'/></g>",
            "<linearGradient id='g'><stop stop-color='{oro}'/><stop offset='1' stop-color='{negro}'/></linearGradient>"
                + "<path fill='url(#g)' d='M0 0h10v10z'/>",
            "<text y='9' fill='{oro}'>hola</text>", "<svg:text xmlns:svg='http://www.w3.org/2000/svg'>hola</svg:text>",
            "<image width='10' height='10' xlink:href='foto.jpg'/><path fill='{oro}' d='M0 0h5v5z'/>",
            "<filter id='f'><feGaussianBlur stdDeviation='1'/></filter>"
                + "<path filter='url(#f)' fill='{oro}' d='M0 0h5v5z'/>",
            "<image width='10' height='10' xlink:href='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf"
                + "FcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='/>",
        ])
    func notFlat(_ body: String) throws {
        let scratch = try TemporaryFolder()
        let (text, findings) = try paint(svg(body), in: scratch)
        #expect(findings.map(\.code) == [.artNotFlat])
        #expect(!text.contains("/Image") && !text.contains(" k\n") && !text.contains("/Font <<"))
    }

    @Test(
        "What is no SVG is a finding with its file",
        arguments: ["", "hola", "<svg", "<html></html>", "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>"])
    func unreadable(_ text: String) throws {
        let scratch = try TemporaryFolder()
        let findings = try paint(text, in: scratch).findings
        #expect(findings.map(\.code) == [.artUnreadable])
        #expect(findings.first?.place.file == scratch.path("art.svg"))
    }

    @Test("Art loads nothing from outside itself and says so, and no entity grows without end")
    func external() throws {
        let scratch = try TemporaryFolder()
        let outside = try scratch.write("outside.svg", svg("<path id='p' fill='#ff0000' d='M0 0h10v10z'/>"))
        let inside = "<path id='q' fill='{oro}' d='M0 0h10v10z'/><use xlink:href='#q'/>"
        #expect(try paint(svg(inside), in: scratch).findings == [])
        for lost in ["<image width='9' height='9' xlink:href='file://\(outside)'/>", "<use href = '\(outside)#p'/>"] {
            let (text, findings) = try paint(svg(lost + inside), in: scratch)
            #expect(findings.map(\.code) == [.artNotFlat])
            #expect(!text.contains(" rg") && !text.contains("Do"))
        }
        let laughs = (1...9).map { "<!ENTITY l\($0) '" + String(repeating: "&l\($0 - 1);", count: 10) + "'>" }
        let bomb =
            "<!DOCTYPE svg [<!ENTITY l0 'ja'>\(laughs.joined())]>" + svg("<title>&l9;</title>")
        _ = try paint(bomb, in: scratch)
    }
}
