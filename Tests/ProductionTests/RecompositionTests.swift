import Foundation
import Geometry
import PrintModel
import Production
import TestSupport
import Testing

/// A publication composed again after a change, beside one composed from nothing.
@Suite struct Recomposition {
    /// A workspace with reports long enough to fill pages, and a word that no dictionary has.
    private func workspace() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.removeItem(atPath: folder.path)
        try FileManager.default.copyItem(atPath: Repository.path("assets/starter"), toPath: folder.path)
        for number in 1...6 {
            var prose = Prose(seed: UInt64(number))
            try folder.write(
                report(number),
                """
                ---
                title: \(prose.phrase(5))
                area: comunicacion-social
                place: Amatlán
                date: 2025-02-0\(number)
                section: \(try section(folder))
                ---
                \((0..<5).map { _ in prose.paragraph(50) }.joined(separator: "\n\n"))
                """)
        }
        return folder
    }

    private func report(_ number: Int) -> String { "reports/comunicacion-social/nota-\(number)/report.md" }

    private func section(_ folder: TemporaryFolder) throws -> Substring {
        let text = try folder.read("reports/comunicacion-social/bienvenida/report.md")
        return try #require(text.firstMatch(of: /section: (.*)/)?.1)
    }

    private func compose(_ folder: TemporaryFolder, into output: String) async -> ComposeResult {
        await Chain(workspace: folder.path, resources: Repository.root)
            .compose("gaceta", into: folder.path(output), shown: output)
    }

    private func files(_ folder: TemporaryFolder, in output: String) throws -> [Data] {
        try ["print", "proof", "web"].map {
            try Data(contentsOf: URL(fileURLWithPath: folder.path("\(output)/gaceta/\($0).pdf")))
        }
    }

    @Test func doesOnlyWhatAChangeTouches() async throws {
        let folder = try workspace()
        let first = await compose(folder, into: "output")
        #expect(first.fault == nil && first.work.recalled == 0 && first.work.done > 0)
        let same = await compose(folder, into: "output")
        #expect(same.work.done == 0 && same.work.recalled == first.work.done)
        #expect(same.findings == first.findings && same.judged == first.judged && same.layout == first.layout)

        let text = try folder.read(report(3))
        try folder.write(report(3), text.replacing(/title: .*/, with: "title: Otra cosa muy distinta"))
        let changed = await compose(folder, into: "output")
        let anew = await compose(folder, into: "nothing")
        // The story, the pages it stands on and is named on, and at most a few words.
        #expect(changed.work.done >= 2 && changed.work.recalled > changed.work.done)
        #expect(changed.work.done + changed.work.recalled == anew.work.done && anew.work.recalled == 0)
        #expect(try files(folder, in: "output") == files(folder, in: "nothing"))
        #expect(changed.findings.map(\.code) == anew.findings.map(\.code))
        #expect(changed.judged == anew.judged && changed.layout == anew.layout)
    }

    /// Damaged, cut short, of zeros, or a folder in its place: what was kept is worth no more than the time it saves.
    @Test func survivesWhateverBecomesOfWhatWasKept() async throws {
        let folder = try workspace()
        let first = await compose(folder, into: "output")
        let made = try files(folder, in: "output")
        let path = folder.path("output/.cache/gaceta.work")
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        var bent = whole
        bent[bent.count / 2] ^= 1
        for bad in [bent, whole.prefix(whole.count / 2), Data(count: whole.count), Data()] {
            try bad.write(to: URL(fileURLWithPath: path))
            let again = await compose(folder, into: "output")
            #expect(again.fault == nil && again.work.recalled == 0 && again.findings == first.findings)
            #expect(try files(folder, in: "output") == made)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole)
        }
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        let again = await compose(folder, into: "output")
        #expect(again.fault == nil && again.findings == first.findings)
        #expect(try files(folder, in: "output") == made)
        #expect(folder.names(in: "output/.cache").allSatisfy { !$0.hasSuffix("-tmp") })
    }
}
