import PDFSyntax
import Testing

@Suite struct ContentStreamTests {
    private func read(_ text: String) -> [ContentOperation] { Array(ContentTokenizer(Array(text.utf8))) }

    private func write(_ text: String) -> String {
        String(decoding: ContentWriter.bytes(read(text)), as: UTF8.self)
    }

    private func same(_ written: [UInt8], _ operations: [ContentOperation]) -> Bool {
        Array(ContentTokenizer(written)) == operations
    }

    @Test func operatorsCarryTheirOperands() {
        let operations = read("q 1 0 0 -1 0 842 cm % comment\n/F1 12.0 Tf[(a\\(b) -28 <4a4B5>]TJ Q")
        #expect(operations.map(\.name) == ["q", "cm", "Tf", "TJ", "Q"])
        #expect(operations[1].numbers(6) == [1, 0, 0, -1, 0, 842])
        #expect(operations[2].operands[0].name == "F1")
        #expect(operations[3].operands[0].array?[0].string == Array("a(b".utf8))
        #expect(operations[3].operands[0].array?[1].number == -28)
        #expect(operations[3].operands[0].array?[2].string == [0x4A, 0x4B, 0x50])
    }

    @Test func numbersKeepTheirText() {
        #expect(write("+1.500 -.0 4. 00.10 w") == "+1.500 -.0 4. 00.10 w\n")
        #expect(read("--5 w")[0].numbers(1) == [-5])
        #expect(read("- w")[0].numbers(1) == [0])
        #expect(read(String(repeating: "9", count: 400) + " w")[0].numbers(1).map { $0[0].isFinite } == true)
    }

    @Test func newNumbersAreShort() {
        #expect(ContentNumber(0.5).text == "0.5")
        #expect(ContentNumber(-0.00001).text == "0")
        #expect(ContentNumber(12).text == "12")
        #expect(ContentNumber(-3.14159, decimals: 2).text == "-3.14")
        #expect(ContentNumber(.nan).text == "0")
        #expect(ContentNumber(.infinity).value == 0)
        #expect(ContentNumber(1e20).text == "100000000000000000000")
    }

    @Test func namesAreUnescapedAndEscaped() {
        let operations = read("/A#20B#2FC /caf\u{E9} /x#zz gs")
        #expect(operations[0].operands.map(\.name) == ["A B/C", "café", "x#zz"])
        #expect(write("/A#20B#2FC gs") == "/A#20B#2FC gs\n")
    }

    @Test func namesThatAreNotUTF8Survive() {
        let bytes = Array("/".utf8) + [0xE9, 0x41] + Array(" gs".utf8)
        let written = ContentWriter.bytes(ContentTokenizer(bytes))
        #expect(String(decoding: written, as: UTF8.self) == "/#E9A gs\n")
        #expect(Array(ContentTokenizer(written)) == Array(ContentTokenizer(bytes)))
    }

    @Test func stringsAreReadWithTheirEscapes() {
        #expect(read("(a\\n\\101\\7z\\\r\nb(c)\r\n) Tj")[0].operands[0].string == Array("a\nA\u{7}zb(c)\n".utf8))
        #expect(read("(never closed")[0].operands[0].string == Array("never closed".utf8))
    }

    @Test func dictionariesKeepTheirOrder() {
        let operation = read("/Span<</Lang(es)/MCID 3/A<</B[1 2]>>>>BDC")[0]
        #expect(operation.operands[1]["MCID"]?.number == 3)
        #expect(operation.operands[1]["A"]?["B"]?.array?.count == 2)
        #expect(write("/Span<</Lang(es)/MCID 3/A<</B[1 2]>>>>BDC") == "/Span<</Lang(es)/MCID 3/A<</B[1 2]>>>>BDC\n")
    }

    @Test func inlineImagesOfKnownLengthMayHoldEI() {
        let operations = read("BI /W 8 /H 1 /BPC 8 /CS /G ID ab EI cd\nEI Q")
        #expect(operations.map(\.name) == ["BI", "Q"])
        #expect(operations[0].imageData == Array("ab EI cd".utf8))
    }

    @Test func filteredInlineImagesEndAtEI() {
        let operations = read("q BI /W 8 /H 1 /BPC 8 /CS /G /F /AHx ID 00112233>\nEI\nQ")
        #expect(operations.map(\.name) == ["q", "BI", "Q"])
        #expect(operations[1].imageData == Array("00112233>".utf8))
        #expect(read("BI /W 1 ID unfinished")[0].imageData == Array("unfinished".utf8))
        #expect(read("BI /W 1")[0].imageData == [])
    }

    @Test func nestingIsBounded() {
        for text in ["[", "<<", "[<<", "<</A", "(", "BI", "BI /A [", "<"] {
            #expect(read(String(repeating: text, count: 50_000)).count <= 50_001)
        }
    }

    @Test func writingWhatWasReadIsIdentity() {
        var random = SplitMix(state: 7)
        let pieces = [
            "q", "Q", "1 0 0 1 .5 -3 cm", "/F1 9 Tf", "(a\\)b)", "<00ff>", "[", "]", "<<", ">>", "/N#20x", "BI", "ID",
            "EI", "%c\n", "\n", " ", "true", "null", "-", "+.5", "1-2", "(", ")", "{", "/W 1 /H 1 /BPC 8 /CS /G",
            "\u{0}",
            "é", "/", "#", "w*",
        ]
        for _ in 0..<2000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int(random.next() % 30) {
                bytes += Array(pieces[Int(random.next() % UInt64(pieces.count))].utf8)
                if random.next() % 3 > 0 { bytes.append(0x20) }
            }
            let operations = Array(ContentTokenizer(bytes))
            let written = ContentWriter.bytes(operations)
            #expect(same(written, operations), "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test func randomBytesAreReadToTheirEnd() {
        var random = SplitMix(state: 99)
        for _ in 0..<500 {
            let bytes = (0..<Int(random.next() % 400)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let operations = Array(ContentTokenizer(bytes))
            #expect(same(ContentWriter.bytes(operations), operations), "\(bytes)")
        }
    }
}

/// A generator whose sequence is the same on every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
