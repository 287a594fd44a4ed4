import Foundation
import TestSupport

/// What tests of space in newspapers work with.
protocol InsertTesting {}

extension InsertTesting {
    /// The sample with newspapers whose press has a profile on every machine, and the changes a test makes.
    func workspace(_ change: (TemporaryFolder) throws -> Void = { _ in }) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Repository.path("assets/sample"), toPath: folder.path("w"))
        let settings = try folder.read("w/imprenta.yml")
        try folder.write("w/imprenta.yml", settings.replacing("condition: newsprint", with: "condition: coated-offset"))
        try change(folder)
        return folder
    }

    func run(_ folder: TemporaryFolder, _ arguments: String...) throws -> Command.Outcome {
        try Command.imprenta(arguments + ["--workspace", folder.path("w"), "--json"])
    }

    func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }

    /// A publication that fills a space of a newspaper with reports.
    func publication(
        _ folder: TemporaryFolder, layout: String, newspaper: String = "la-voz", space: String, only: String,
        more: String = ""
    ) throws {
        try folder.write(
            "w/publications/prueba.yml",
            """
            kind: insert
            layout: \(layout)
            title: Su gobierno informa
            date: 2024-06-16
            newspaper: \(newspaper)
            space: \(space)
            \(more)
            select:
              only: [\(only)]

            """)
    }

    func findings(_ outcome: Command.Outcome, _ code: String) -> [[String: Any]] {
        (outcome.json["findings"] as? [[String: Any]] ?? []).filter { $0["code"] as? String == code }
    }
}
