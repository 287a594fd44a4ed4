import Foundation
import Geometry
import Imposition
import PDFSyntax
import TestSupport
import Testing

/// Files that cannot be imposed are refused with what is wrong; nothing is written.
@Suite struct RefusalTests {
    private let order = ImpositionOrder(.saddle, sheet: Size(width: 900, height: 700))

    private func codes(_ path: String) -> [FindingCode] {
        do {
            _ = try SourceFile(path: path, shown: "shown.pdf", bleed: 8.5)
            return []
        } catch let fault as Fault {
            #expect(fault.findings.allSatisfy { $0.place.file == "shown.pdf" })
            return fault.findings.map(\.code)
        } catch { return [] }
    }

    @Test func whatIsNoPDFIsRefused() throws {
        let room = try PressRoom()
        #expect(codes(room.folder.path("none.pdf")) == [.fileMissing])
        #expect(codes(try room.folder.write("text.pdf", "Esto no es un PDF.")) == [.preflightNotPDF])
        #expect(codes(try room.folder.write("empty.pdf", "")) == [.preflightNotPDF])
    }

    @Test func encryptedFilesAreRefused() throws {
        let room = try PressRoom()
        let path = try room.write(SamplePages.file(2))
        let locked = room.folder.path("locked.pdf")
        _ = try Tool.run("qpdf", "--allow-weak-crypto", "--encrypt", "", "owner", "128", "--", path, locked)
        #expect(codes(locked) == [.imposeEncrypted])
    }

    @Test func aFileWithoutPagesIsRefused() throws {
        let room = try PressRoom()
        #expect(codes(try room.write(PDFFile())) == [.imposeNoPages])
    }

    @Test func damagedContentIsRefusedWithItsPage() throws {
        let room = try PressRoom()
        let path = try room.write(
            SamplePages.file(3) { file in
                let page = file.pages()[1]
                let broken = file.makeStream(["Filter": .name("FlateDecode")], [1, 2, 3, 4, 5])
                page.set("Contents", to: .object(broken))
            })
        #expect(codes(path).contains(.imposeDamaged))
    }

    @Test func aChainOfVeryManyObjectsIsRefused() throws {
        let room = try PressRoom()
        let path = try room.write(
            SamplePages.file(1) { file in
                var next = file.makeIndirect([:])
                for _ in 0..<100_000 { next = file.makeIndirect(["Next": .object(next)]) }
                file.pages()[0].set("Resources", to: ["Properties": ["MC0": .object(next)]])
            })
        #expect(codes(path) == [.preflightHostile])
    }

    @Test func cyclicResourcesAreCopied() throws {
        let room = try PressRoom()
        let path = try room.write(
            SamplePages.file(4) { file in
                let form = file.makeStream(
                    ["Type": .name("XObject"), "Subtype": .name("Form"), "BBox": [0, 0, 9, 9]], Array("/X Do".utf8))
                form.set("Resources", to: ["XObject": ["X": .object(form)]])
                for page in file.pages() { page.set("Resources", to: ["XObject": ["X": .object(form)]]) }
            })
        let result = try room.impose([path], order)
        #expect(try Tool.run("qpdf", "--check", result.path).status == 0)
    }

    @Test func filesForDifferentConditionsDoNotShareASheet() throws {
        let room = try PressRoom()
        let one = try room.write(SamplePages.file(2), "one.pdf")
        let two = try room.write(
            SamplePages.file(2) {
                $0.root["OutputIntents"]?[0]?.set("OutputConditionIdentifier", to: .text("CGATS TR 002"))
            }, "two.pdf")
        let fault = #expect(throws: Fault.self) {
            try room.impose([one, two], ImpositionOrder(.gang, sheet: Size(width: 1800, height: 1300)))
        }
        #expect(fault?.findings.map(\.code) == [.imposeIntents])
        #expect(room.folder.names() == ["one.pdf", "two.pdf"])
    }

    @Test func aFileThatIsNoPDFXAndHasNotesOnItIsWarnedOf() throws {
        let room = try PressRoom()
        let path = try room.write(
            SamplePages.file(4) { file in
                file.trailer["Info"]?.remove("GTS_PDFXVersion")
                let note = file.makeIndirect([
                    "Type": .name("Annot"), "Subtype": .name("FreeText"), "Rect": [0, 0, 50, 50],
                ])
                let link = file.makeIndirect([
                    "Type": .name("Annot"), "Subtype": .name("Link"), "Rect": [0, 0, 50, 50],
                ])
                file.pages()[2].set("Annots", to: [.object(note), .object(link)])
                file.pages()[3].set("Annots", to: [.object(link)])
            })
        let source = try SourceFile(path: path, shown: "a.pdf", bleed: 0)
        #expect(source.findings.map(\.code) == [.imposeNotPDFX, .imposeAnnotations])
        #expect(source.findings.last?.place.page == 3 && source.findings.last?.values["count"] == "1")
    }

    @Test func aFileThatHadToBeMendedIsAnError() throws {
        let room = try PressRoom()
        let path = try room.write(SamplePages.file(4))
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let mark = try #require(bytes.range(of: Data("startxref".utf8)))
        bytes.replaceSubrange(mark.upperBound..., with: Data("\n7\n%%EOF\n".utf8))
        let broken = try room.folder.write("broken.pdf", bytes)
        let source = try SourceFile(path: broken, shown: "broken.pdf", bleed: 0)
        #expect(source.findings.first?.code == .imposeMended)
        #expect(source.findings.first?.severity == .error)
    }

    @Test func aFontThatIsNoneIsRefused() throws {
        let room = try PressRoom()
        let source = try SourceFile(path: try room.write(SamplePages.file(4)), shown: "a.pdf", bleed: 8)
        let plan = try Planner.plan(order, [source.piece])
        for font in [room.folder.path("none.ttf"), try room.folder.write("bad.ttf", "OTTO")] {
            let fault = #expect(throws: Fault.self) {
                try Imposer(plan, of: [source], job: SamplePages.job, font: font)
            }
            #expect(fault?.findings.map(\.code) == [.imposeFont])
        }
    }
}
