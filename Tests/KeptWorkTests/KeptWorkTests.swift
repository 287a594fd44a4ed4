import Foundation
import KeptWork
import TestSupport
import Testing

@Suite struct KeptWorkTests {
    private let folder: TemporaryFolder
    private let program = ProgramStamp(libraries: [])

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder.path("cache/a.work") }
    private func open() -> KeptWork { KeptWork(file: path, program: program) }
    private func key(_ value: some Encodable) throws -> KeptWork.Key { try #require(KeptWork.Key(value)) }

    @Test func whatARunUsedIsThereForTheNextAndNothingElse() throws {
        let first = open()
        first.keep([1, 2, 3], for: try key("a"))
        first.keep([], for: try key("b"))
        first.save()
        #expect(first.counts == (0, 2))

        let second = open()
        #expect(second.recall(try key("a")) == [1, 2, 3])
        #expect(second.recall(try key("c")) == nil)
        second.keep([7], for: try key("c"))
        #expect(second.counts == (1, 1))
        second.save()

        let third = open()
        #expect(third.recall(try key("b")) == nil)
        #expect(third.recall(try key("a")) == [1, 2, 3])
        #expect(third.recall(try key("c")) == [7])
    }

    @Test func whatWasRecalledMayBeKeptAnew() throws {
        let first = open()
        first.keep([1], for: try key("a"))
        first.save()
        let second = open()
        #expect(second.recall(try key("a")) == [1])
        second.keep([2], for: try key("a"))
        #expect(second.recall(try key("a")) == [2])
        #expect(second.counts == (0, 1))
        second.save()
        #expect(open().recall(try key("a")) == [2])
    }

    @Test func aRunThatFoundNothingNewLeavesTheFile() throws {
        let first = open()
        first.keep([1], for: try key("a"))
        first.save()
        let past = Date(timeIntervalSince1970: 1_000_000_000)
        try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: path)
        let second = open()
        #expect(second.recall(try key("a")) == [1])
        second.save()
        let changed = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        #expect(changed == past)
    }

    /// Every byte of the file bent, and the file cut short at every length.
    @Test func aDamagedFileIsAsGoodAsNone() throws {
        let first = open()
        first.keep(Array("some work".utf8), for: try key("a"))
        first.save()
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for index in whole.indices {
            var bent = whole
            bent[index] ^= 0x11
            for bad in [bent, whole.prefix(index)] {
                try bad.write(to: URL(fileURLWithPath: path))
                #expect(open().recall(try key("a")) == nil)
            }
        }
        // And is replaced.
        let next = open()
        next.keep([5], for: try key("a"))
        next.save()
        #expect(open().recall(try key("a")) == [5])
    }

    @Test func anotherProgramFindsNothing() throws {
        let first = open()
        first.keep([1], for: try key("a"))
        first.save()
        let tool = try folder.write("libother.so", Data([1]))
        #expect(KeptWork(file: path, program: ProgramStamp(libraries: ["libc."])).recall(try key("a")) == nil)
        #expect(KeptWork.Key(files: [tool]) == KeptWork.Key(files: [tool]))
        _ = try folder.write("libother.so", Data([1, 2]))
        let other = KeptWork.Key(files: [tool])
        _ = try folder.write("libother.so", Data([1]))
        #expect(other != KeptWork.Key(files: [tool]))
    }

    @Test func aFolderThatCannotBeWrittenIsNoFault() throws {
        let work = KeptWork(file: "/proc/none/a.work", program: program)
        work.keep([1], for: try key("a"))
        work.save()
        #expect(work.recall(try key("a")) == [1])
        KeptWork.none.keep([1], for: try key("a"))
        #expect(KeptWork.none.recall(try key("a")) == nil)
    }

    @Test func keysTellValuesApartAndNotTheOrderOfDictionaries() throws {
        let many = Dictionary(uniqueKeysWithValues: (0..<40).map { ("key\($0)", $0) })
        let same = Dictionary(uniqueKeysWithValues: many.sorted { $0.value > $1.value }.map { ($0.key, $0.value) })
        #expect(try key(many) == (try key(same)))
        #expect(try key("a") != (try key("b")))
        #expect(KeptWork.Key("a", "b") != KeptWork.Key("ab"))
        #expect(KeptWork.Key("a", after: try key("b")) != KeptWork.Key("a", after: try key("c")))
        #expect(KeptWork.Key([Double.nan]) == nil)
    }
}

@Suite struct PackedBytesTests {
    @Test(arguments: 1...40) func whatIsWrittenIsRead(seed: Int) {
        var random = SeededNumbers(seed: UInt64(seed))
        var writer = PackedWriter()
        let numbers =
            [0, -1, 1, 63, 64, -64, -65, .max, .min]
            + (0..<200).map { _ in
                Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0..<64, using: &random)
            }
        let doubles = [0, -0.0, 1 / 3, .infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude]
        writer.add(numbers)
        for number in doubles { writer.add(number) }
        writer.add(bytes: [1, 2])
        var reader = PackedReader(writer.bytes[...])
        #expect(reader.integers() == numbers)
        for number in doubles { #expect(reader.number()?.bitPattern == number.bitPattern) }
        #expect(reader.bytes(2) == [1, 2])
        #expect(reader.isAtEnd && reader.integer() == nil && reader.number() == nil && reader.bytes(1) == nil)
    }

    @Test func whatNobodyWroteIsNothing() {
        // A list longer than what is there, and a number without an end.
        for bytes: [UInt8] in [[0xFE, 0x7F, 1], Array(repeating: 0xFF, count: 30), [1, 2]] {
            var reader = PackedReader(bytes[...])
            #expect(reader.integers() == nil)
        }
    }
}
