import Foundation
import Geometry

/// LibreOffice as a program of its own, for the formats that only it reads well: Word's of before 2007, and RTF.
///
/// It runs under limits and with a profile made for the one document: it starts no macros, follows no links, and reaches
/// no network.
struct LibreOffice {
    private let process: BoundedProcess

    /// Where Debian's packages, the distributions of RPM and The Document Foundation's own have it.
    private static let places = [
        "/usr/lib/libreoffice/program/soffice.bin", "/usr/lib64/libreoffice/program/soffice.bin",
        "/opt/libreoffice/program/soffice.bin",
    ]
    /// Debian's package that is enough.
    static let package = "libreoffice-writer-nogui"

    /// `nil` where LibreOffice is not installed.
    init?() {
        guard var process = LibreOffice.places.lazy.compactMap({ BoundedProcess(at: $0) }).first else { return nil }
        process.seconds = 45
        process.memory = 4 << 30
        process.fileSize = 512 << 20
        self.process = process
    }

    /// The document at `path` as a Word document of today, written into `scratch`.
    ///
    /// - Returns: Its path, or `nil` where LibreOffice cannot read the document or finds nothing in it.
    /// - Throws: what `check` throws, or a `Fault` where it takes more time or memory than a report may.
    func word(of path: String, named name: String, scratch: String, check: () throws -> Void) throws -> String? {
        let (profile, output) = (scratch + "/office", scratch + "/converted")
        let settings = profile + "/user"
        for folder in [settings, output] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        try Data(LibreOffice.settings.utf8).write(to: URL(fileURLWithPath: settings + "/registrymodifications.xcu"))
        defer { for folder in [profile, output] { try? FileManager.default.removeItem(atPath: folder) } }
        // Under a name of our own: what it is sent by is no option of a command.
        let source = scratch + "/source"
        try FileManager.default.copyItem(atPath: path, toPath: source)
        defer { unlink(source) }
        let arguments = [
            "-env:UserInstallation=" + URL(fileURLWithPath: profile).absoluteString, "--headless", "--norestore",
            "--nologo", "--nodefault", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML", "--outdir", output,
            source,
        ]
        // It ends with 81 when it has set a new profile up, and asks to be called again.
        for _ in 0..<3 {
            switch try process.run(arguments, in: scratch, check: check) {
            case .exited(81): continue
            case .stopped: throw Fault(.unusableData, .submissionTooHeavy, at: Finding.Place(file: name))
            case .exited: break
            }
            let made = scratch + "/converted.docx"
            let isMade = (try? FileManager.default.moveItem(atPath: output + "/source.docx", toPath: made)) != nil
            return isMade ? made : nil
        }
        return nil
    }

    /// No macros, no links to other files, and a network whose only way out is a port where nobody listens.
    private static let settings: String = {
        let items = [
            ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
            ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
            ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
            ("Office.Writer/Content/Update", "Link", "0"), ("Inet/Settings", "ooInetProxyType", "2"),
            ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"), ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
            ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"), ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
        ]
        let lines = items.map { path, name, value in
            "<item oor:path=\"/org.openoffice.\(path)\"><prop oor:name=\"\(name)\" oor:op=\"fuse\">"
                + "<value>\(value)</value></prop></item>"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            \(lines.joined(separator: "\n"))
            </oor:items>
            """
    }()
}
