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

    @Test("Art is painted as paths in the keys of its inks, fitted and centred")
    func vectors() throws {
        let scratch = try TemporaryFolder()
        let (text, findings) = try paint(
            svg(
                "<style>.a{fill:{oro}}</style><g fill='{guinda}'><rect x='0' y='0' width='10' height='10'/></g>"
                    + "<circle class='a' cx='5' cy='5' r='2' stroke='{negro}'/>"), in: scratch)
        #expect(findings == [])
        for pair in [("guinda", "rg"), ("oro", "rg"), ("negro", "RG")] {
            let digits = Fixture.key(pair.0).map { Int(($0 * 255).rounded()) }
            let found = text.split(separator: "\n").contains { line in
                let words = line.split(separator: " ")
                guard let at = words.firstIndex(where: { $0 == pair.1 }), at >= 3 else { return false }
                return words[at - 3..<at].compactMap { Double($0) }.map { Int(($0 * 255).rounded()) } == digits
            }
            #expect(found, "\(pair)")
        }
        // 40 pt square, centred in 80 by 40 from (20, 20) on the sheet.
        #expect(text.contains("40 20 40 40 re f"))
        #expect(!text.contains("/Form") && !text.contains("/Image") && !text.contains("/Shading"))
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
        #expect(!text.contains("/Image") && !text.contains(" rg") && !text.contains("/Font <<"))
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
            #expect(!text.contains("1 0 0 rg"))
        }
        let laughs = (1...9).map { "<!ENTITY l\($0) '" + String(repeating: "&l\($0 - 1);", count: 10) + "'>" }
        let bomb =
            "<!DOCTYPE svg [<!ENTITY l0 'ja'>\(laughs.joined())]>" + svg("<title>&l9;</title>")
        _ = try paint(bomb, in: scratch)
    }
}
