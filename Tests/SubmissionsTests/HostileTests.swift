import OfficeFiles
import Foundation
import Geometry
import TestSupport
import Testing

@testable import Submissions

/// What is refused, with its reason, and that nothing else suffers from it.
struct HostileTests {
    private let folder: TemporaryFolder
    private let reader = SubmissionReader()

    init() throws { folder = try TemporaryFolder() }

    private func refusal(_ path: String, named name: String) -> [FindingCode] {
        do {
            _ = try reader.read(path, named: name)
            return []
        } catch { return (error as? Fault)?.findings.map(\.code) ?? [] }
    }

    @Test func damagedEmptyAndStrangeFilesAreRefused() throws {
        #expect(refusal(try folder.write("a.docx", Data()), named: "a.docx") == [.submissionEmpty])
        #expect(
            refusal(try folder.write("b.docx", Data("PK\u{3}\u{4}nada".utf8)), named: "b.docx") == [.submissionDamaged])
        #expect(refusal(try folder.write("c.exe", Data([0x4D, 0x5A, 0, 1])), named: "c.exe") == [.submissionKind])
        // What Office encrypts, or wrote before 2007.
        #expect(
            refusal(try folder.write("d.docx", Data([0xD0, 0xCF, 0x11, 0xE0, 1])), named: "d.docx") == [.submissionKind]
        )
        #expect(refusal(folder.path("nadie.docx"), named: "nadie.docx") == [.fileUnreadable])
    }

    @Test func everyTruncationOfADocumentIsReadOrRefused() throws {
        let path = try Sent.document("# Uno\n\nDos tres.", as: "docx", in: folder)
        let whole = try #require(FileManager.default.contents(atPath: path))
        for part in stride(from: 1, to: whole.count, by: whole.count / 23) {
            let cut = try folder.write("cut.docx", whole.prefix(part))
            #expect(!refusal(cut, named: "cut.docx").isEmpty)
        }
    }

    @Test func flippedBytesNeverCrash() throws {
        let path = try Sent.document("# Uno\n\nDos tres.\n\n| a | b |\n|---|---|\n| 1 | 2 |", as: "odt", in: folder)
        var whole = Array(try #require(FileManager.default.contents(atPath: path)))
        var seed: UInt64 = 7
        for _ in 0..<25 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let place = Int(seed >> 33) % whole.count
            whole[place] ^= UInt8(truncatingIfNeeded: seed >> 20) | 1
            _ = refusal(try folder.write("bent.odt", Data(whole)), named: "bent.odt")
        }
    }

    @Test func entitiesMacrosAndPasswordsAreRefused() throws {
        let word = try Sent.document("Hola\n\nTexto del reporte.", as: "docx", in: folder)
        let entity = try Sent.changed(word, "word/document.xml", in: folder) { xml in
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>"
                + xml.replacing(#/<\?xml[^>]*\?>/#, with: "").replacing("Texto", with: "&y;")
        }
        #expect(refusal(entity, named: "e.docx") == [.submissionDamaged])
        let open = try Sent.document("Hola\n\nTexto.", as: "odt", in: folder)
        let secret = try Sent.changed(open, "META-INF/manifest.xml", in: folder) {
            $0.replacing("</manifest:manifest>", with: "<manifest:encryption-data/></manifest:manifest>")
        }
        #expect(refusal(secret, named: "s.odt") == [.submissionEncrypted])
    }

    @Test func archivesThatTrickOrSwellAreRefused() throws {
        let script = """
            import zipfile, sys
            with zipfile.ZipFile(sys.argv[1] + '/trick.zip', 'w') as z: z.writestr('../fuera.txt', 'x')
            with zipfile.ZipFile(sys.argv[1] + '/bomb.zip', 'w', zipfile.ZIP_DEFLATED) as z:
                z.writestr('grande.txt', b'0' * (300 << 20))
            with zipfile.ZipFile(sys.argv[1] + '/macro.docx', 'w') as z:
                z.writestr('[Content_Types].xml', '<x/>'); z.writestr('word/document.xml', '<x/>')
                z.writestr('word/vbaProject.bin', 'x')
            """
        _ = try Tool.run("python3", "-c", script, folder.path)
        #expect(refusal(folder.path("trick.zip"), named: "trick.zip") == [.submissionPathTrick])
        #expect(refusal(folder.path("bomb.zip"), named: "bomb.zip") == [.submissionBomb])
        #expect(refusal(folder.path("macro.docx"), named: "macro.docx") == [.submissionMacros])
    }
}
