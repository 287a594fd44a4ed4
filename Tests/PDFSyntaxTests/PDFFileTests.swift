import Foundation
import Geometry
import PDFSyntax
import Testing

@Suite struct PDFFileTests {
    private func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "pdfsyntax-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    private func sample() throws -> PDFFile {
        let file = PDFFile()
        let page = try file.appendPage(["MediaBox": [0, 0, 100, 200], "Resources": [:]])
        file.setContent(Array("0 0 10 10 re f".utf8), of: page)
        file.trailer.set(
            "Info", to: .object(file.makeIndirect(["Title": .text("Año nuevo"), "Trapped": .name("False")])))
        return file
    }

    @Test func whatIsMadeIsReadBack() throws {
        let file = try PDFFile(bytes: sample().bytes())
        let pages = file.pages()
        #expect(pages.count == 1)
        #expect(pages[0]["MediaBox"]?.numbers() == [0, 0, 100, 200])
        #expect(file.trailer["Info"]?["Title"]?.text == "Año nuevo")
        #expect(file.trailer["Info"]?["Trapped"]?.name == "False")
        #expect(String(decoding: file.content(of: pages[0]), as: UTF8.self) == "0 0 10 10 re f\n")
        #expect(file.warnings.isEmpty)
    }

    @Test func everyKindOfValueSurvives() throws {
        let file = try sample()
        file.root.set(
            "Test",
            to: [
                .boolean(true), 7, -2.5, .name("a b/é"), .string([0, 255, 40]), .text("ñ€"), ["K": [1, 2]], .null,
                .object(file.makeIndirect(42)),
            ])
        let read = try PDFFile(bytes: file.bytes())
        let test = try #require(read.root["Test"])
        #expect(
            test.elements().map(\.kind) == [
                .boolean, .integer, .real, .name, .string, .string, .dictionary, .null, .integer,
            ])
        #expect(test[0]?.boolean == true)
        #expect(test[1]?.integer == 7)
        #expect(test[2]?.number == -2.5)
        #expect(test[3]?.name == "a b/é")
        #expect(test[4]?.string == [0, 255, 40])
        #expect(test[5]?.text == "ñ€")
        #expect(test[6]?["K"]?.numbers() == [1, 2])
        #expect(test[8]?.id != nil)
        #expect(test[9] == nil)
    }

    @Test func theWrongKindGivesNothing() throws {
        let file = try sample()
        let number = file.make(7)
        #expect(number.name == nil && number.string == nil && number.text == nil && number.boolean == nil)
        #expect(number["Key"] == nil && number[0] == nil && number.keys.isEmpty && number.count == 0)
        #expect(number.set("Key", to: 1) == false && number.append(1) == false && number.replaceData([]) == false)
        #expect(number.decoded() == .damaged([]) && number.id == nil)
        #expect(file.object(PDFObject.ID(number: 9999)).kind == .null)
        #expect(file.object(PDFObject.ID(number: -1)).kind == .null)
        #expect(file.warnings.isEmpty)
    }

    @Test func objectsAreChangedInPlace() throws {
        let file = try sample()
        let page = file.pages()[0]
        page.set("TrimBox", to: [10, 10, 90.25, 190])
        page.set("Rotate", to: 90)
        page.remove("Rotate")
        page["TrimBox"]?.set(0, to: 5)
        page["TrimBox"]?.remove(at: 3)
        page["TrimBox"]?.append(180)
        let read = try PDFFile(bytes: file.bytes()).pages()[0]
        #expect(read["TrimBox"]?.numbers() == [5, 10, 90.25, 180])
        #expect(read["Rotate"] == nil)
        #expect(read.keys.contains("MediaBox"))
    }

    @Test func writingIsDeterministicAndAtomic() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "out.pdf").path
        let options = PDFWriteOptions(version: "1.6", objectStreams: .generate)
        try sample().write(to: path, options)
        let first = try Data(contentsOf: URL(filePath: path))
        try sample().write(to: path, options)
        #expect(try Data(contentsOf: URL(filePath: path)) == first)
        #expect(first.starts(with: Array("%PDF-1.6".utf8)))
        #expect(try PDFFile(path: path).trailer["ID"]?.count == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.pdf"])
    }

    @Test func aPlaceThatCannotBeWrittenIsAFault() throws {
        let fault = #expect(throws: Fault.self) { try sample().write(to: "/nonexistent/folder/out.pdf") }
        #expect(fault?.kind == .cannotWrite)
        #expect(fault?.findings[0].code == .outputUnwritable)
    }

    @Test func aFolderInTheWayIsAFault() throws {
        // Writing succeeds and the rename fails: nothing may be left beside.
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let target = folder.appending(path: "taken")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        #expect(throws: Fault.self) { try sample().write(to: target.path) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["taken"])
    }

    @Test func pagesAreCopiedBetweenFiles() throws {
        let target = PDFFile()
        let source = try PDFFile(bytes: sample().bytes())
        try target.append(page: source.pages()[0])
        try target.append(page: source.pages()[0])
        let copied = target.copy(try #require(source.trailer["Info"]))
        #expect(copied["Title"]?.text == "Año nuevo")
        #expect(target.pages().count == 2)
        try target.remove(page: target.pages()[0])
        #expect(try PDFFile(bytes: target.bytes()).pages().count == 1)
    }

    @Test func whatIsNoPDFIsAFault() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        func code(_ path: String, limit: Int = PDFFile.sizeLimit) -> Stop? {
            do {
                _ = try PDFFile(path: path, limit: limit)
                return nil
            } catch let fault as Fault {
                return Stop(kind: fault.kind, code: fault.findings[0].code)
            } catch { return nil }
        }
        let text = folder.appending(path: "text.pdf").path
        try Data("no PDF at all".utf8).write(to: URL(filePath: text))
        let empty = folder.appending(path: "empty.pdf").path
        try Data().write(to: URL(filePath: empty))
        let header = folder.appending(path: "header.pdf").path
        try Data("%PDF-1.4\nand nothing more".utf8).write(to: URL(filePath: header))
        #expect(code(folder.appending(path: "none.pdf").path) == Stop(kind: .missingInput, code: .fileMissing))
        #expect(code(folder.path) == Stop(kind: .missingInput, code: .fileUnreadable))
        #expect(code(text) == Stop(kind: .unusableData, code: .preflightNotPDF))
        #expect(code(text, limit: 3) == Stop(kind: .unusableData, code: .fileTooLarge))
        #expect(code(empty) == Stop(kind: .unusableData, code: .preflightNotPDF))
        #expect(code(header) == Stop(kind: .unusableData, code: .preflightDamaged))
    }

    @Test func aCyclicPageTreeEnds() throws {
        let file = try sample()
        let tree = try #require(file.root["Pages"])
        tree["Kids"]?.append(.object(tree))
        tree["Kids"]?.append(.object(file.pages()[0]))
        tree["Kids"]?.append(17)
        #expect(file.pages().count == 1)
        tree.set("Parent", to: .object(tree))
        file.pages()[0].remove("MediaBox")
        #expect(file.inherited("MediaBox", of: file.pages()[0]) == nil)
    }
}

private struct Stop: Equatable {
    var kind: Fault.Kind
    var code: FindingCode
}
