import Foundation
import Geometry
import PDFWriting
import PrintModel

/// The printing condition a PDF/X is made for, with the profile that describes it (ISO 15930-7, 6.2).
struct OutputIntent {
    /// The ICC profile.
    let profile: [UInt8]
    private let condition: PrintCondition
    private static let mostBytes = 64 << 20

    /// Reads the condition's profile.
    ///
    /// Throws `profile.missing`, or `profile.unsuitable` where it is no CMYK output profile (ICC.1, 7.2).
    init(_ condition: PrintCondition) throws {
        self.condition = condition
        let values = ["file": condition.profile]
        guard let file = FileHandle(forReadingAtPath: condition.profile),
            let data = try? file.read(upToCount: OutputIntent.mostBytes + 1)
        else { throw Fault(.missingInput, .profileMissing, values) }
        profile = Array(data)
        guard profile.count > 128, profile.count <= OutputIntent.mostBytes, field(36) == "acsp", field(12) == "prtr",
            field(16) == "CMYK"
        else { throw Fault(.unusableData, .profileUnsuitable, values) }
    }

    /// Writes the profile and gives the catalog's entry: the file's only output intent.
    func entry(in file: PDFFileWriter) throws -> PDFBytes {
        let stream = file.reserve()
        try file.writeStream(stream, "/N 4 /Alternate /DeviceCMYK", compressing: profile)
        var entry = PDFBytes("/OutputIntents [<< /Type /OutputIntent /S ")
        entry.write(name: StandardTerms.intent)
        entry.write(" ")
        for key in IntentEntry.allCases {
            entry.write(name: key.rawValue)
            entry.write(" ")
            entry.write(text: value(of: key))
            entry.write(" ")
        }
        entry.write("/DestOutputProfile \(stream) 0 R >>]")
        return entry
    }

    private func value(of key: IntentEntry) -> String {
        switch key {
        case .identifier: condition.identifier
        case .condition, .info: condition.title
        case .registry: condition.registry
        }
    }

    private func field(_ at: Int) -> String { String(decoding: profile[at..<at + 4], as: UTF8.self) }
}
