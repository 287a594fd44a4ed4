import Foundation

/// The directory of a compound file, the container of Office's formats of before 2007 and of what Office encrypts
/// (MS-CFB): the names of what lies in it, and where each begins. What is read is bounded, and nothing in it is trusted.
public struct CompoundFile {
    /// One stream or storage.
    private struct Entry {
        var start: UInt32
        var size: Int
    }

    private let file: FileHandle
    private let sector: Int
    private var table: [UInt32] = []
    private var entries: [String: Entry] = [:]

    /// Most sectors of the directory: thousands of names.
    private static let longest = 4_096
    /// Most sectors that tell where the table of sectors lies: files of 2 GB.
    private static let tables = 256

    /// Names of the streams and storages in it, wherever they lie.
    public var names: Set<String> { Set(entries.keys) }

    /// Opens a file; `nil` where it is no compound file or its directory is damaged.
    public init?(_ path: String) {
        guard let file = FileHandle(forReadingAtPath: path),
            let head = try? file.read(upToCount: 512).map({ [UInt8]($0) }), head.count == 512,
            head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), [9, 12].contains(head[30])
        else { return nil }
        self.file = file
        sector = 1 << Int(head[30])
        table = (0..<109).map { CompoundFile.number(head, 76 + 4 * $0) }
        // Further sectors of places follow one another; the last number in each leads to the next.
        var next = CompoundFile.number(head, 68)
        for _ in 0..<CompoundFile.tables {
            guard let places = bytes(ofSector: next) else { break }
            let numbers = stride(from: 0, to: sector, by: 4).map { CompoundFile.number(places, $0) }
            table += numbers.dropLast()
            next = numbers.last ?? .max
        }
        var place = CompoundFile.number(head, 48)
        for _ in 0..<CompoundFile.longest {
            guard let part = bytes(ofSector: place) else { break }
            for offset in stride(from: 0, to: sector, by: 128) { take(part[offset..<offset + 128]) }
            place = follower(of: place)
        }
        if entries.isEmpty { return nil }
    }

    /// The first bytes of a stream, at most one sector; `nil` where there is none, or it lies among the small ones (under
    /// 4,096 bytes).
    public func start(of name: String) -> [UInt8]? {
        guard let entry = entries[name], entry.size >= 4_096 else { return nil }
        return bytes(ofSector: entry.start)
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>) {
        let entry = Array(bytes)
        let length = Int(entry[64]) | Int(entry[65]) << 8
        // Two bytes for each character, a zero at the end; 1 is a storage, 2 a stream.
        guard (4...64).contains(length), length.isMultiple(of: 2), entry[66] == 1 || entry[66] == 2 else { return }
        let units = stride(from: 0, to: length - 2, by: 2).map { UInt16(entry[$0]) | UInt16(entry[$0 + 1]) << 8 }
        let name = String(decoding: units, as: UTF16.self)
        let size = Int(CompoundFile.number(entry, 120))
        if entries[name] == nil { entries[name] = Entry(start: CompoundFile.number(entry, 116), size: size) }
    }

    /// The sector that follows another, as the table has it.
    private func follower(of place: UInt32) -> UInt32 {
        let (part, index) = Int(place).quotientAndRemainder(dividingBy: sector / 4)
        guard part < table.count, let numbers = bytes(ofSector: table[part]) else { return .max }
        return CompoundFile.number(numbers, index * 4)
    }

    /// A whole sector; `nil` where it lies beyond the file or is none (numbers from 0xFFFFFFFA on).
    private func bytes(ofSector place: UInt32) -> [UInt8]? {
        guard place < 0xFFFF_FFFA, (try? file.seek(toOffset: (UInt64(place) + 1) * UInt64(sector))) != nil,
            let data = try? file.read(upToCount: sector), data.count == sector
        else { return nil }
        return [UInt8](data)
    }

    private static func number(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << (8 * UInt32($1)) }
    }
}
