import Geometry
import OfficeFiles

/// What Office wrote before 2007, and what it encrypts: both are compound files.
enum OldOffice {
    /// What a compound file holds.
    ///
    /// Throws a `Fault` for one with a password or macros.
    static func kind(of path: String, named name: String) throws(Fault) -> FileKind {
        guard let file = CompoundFile(path) else { return .oldOffice }
        let place = Finding.Place(file: name)
        if !file.names.isDisjoint(with: ["EncryptedPackage", "EncryptionInfo"]) {
            throw Fault(.unusableData, .submissionEncrypted, at: place)
        }
        if !file.names.isDisjoint(with: ["VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR"]) {
            throw Fault(.unusableData, .submissionMacros, at: place)
        }
        guard file.names.contains("WordDocument") else { return .oldOffice }
        // The eighth bit of the flags at byte 10 (MS-DOC, 2.5.2): encrypted.
        if let head = file.start(of: "WordDocument"), head[11] & 1 != 0 {
            throw Fault(.unusableData, .submissionEncrypted, at: place)
        }
        return .oldWord
    }
}
