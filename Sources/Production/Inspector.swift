import Foundation
import Geometry
import Inspection

/// What came of looking at a file.
public struct InspectionResult<Report: Sendable>: Sendable {
    /// What was measured; `nil` where the run stopped.
    public var report: Report?
    /// Files that are in their place.
    public var files: [ProducedFile] = []
    /// Why the run stopped before its end.
    public var fault: Fault?
}

/// Looks at PDFs, ours or not: their plates, and what changed between two of them.
public struct Inspector: Sendable {
    let interruption: Interruption
    /// Pixels per inch of pictures, and of what is measured.
    let resolution: Double

    /// An inspector; a request of `interruption` ends a run with the fault `interrupted`.
    public init(interruption: Interruption, resolution: Double = 100) {
        self.interruption = interruption
        self.resolution = resolution
    }

    /// Writes each plate of each page, and sheets of small pictures, into a folder. Paths are absolute; findings call
    /// the file and the folder `shown`.
    public func plates(
        of file: (path: String, shown: String), into output: (path: String, shown: String)
    ) -> InspectionResult<PlateReport> {
        result([file], into: output) { folder, scratch, files in
            try PlateInspection.run(
                file.path, resolution: resolution, scratch: scratch, check: interruption.check
            ) { png, name in
                let isSheet = name.hasPrefix("sheet-")
                try folder.write(png, as: name)
                files.append(
                    ProducedFile(path: "\(output.path)/\(name)", kind: isSheet ? .sheet : .plate, pages: 1))
            }
        }
    }

    /// Writes a picture of each page that changed into a folder.
    public func differences(
        from first: (path: String, shown: String), to second: (path: String, shown: String),
        into output: (path: String, shown: String)
    ) -> InspectionResult<DifferenceReport> {
        result([first, second], into: output) { folder, scratch, files in
            try DifferenceInspection.run(
                first.path, second.path, resolution: resolution, scratch: scratch, check: interruption.check
            ) { png, name in
                try folder.write(png, as: name)
                files.append(ProducedFile(path: "\(output.path)/\(name)", kind: .difference, pages: 1))
            }
        }
    }

    private func result<Report>(
        _ inputs: [(path: String, shown: String)], into output: (path: String, shown: String),
        _ body: (OutputFolder, _ scratch: String, inout [ProducedFile]) throws -> Report
    ) -> InspectionResult<Report> {
        var result = InspectionResult<Report>()
        do {
            for input in inputs where !FileManager.default.isReadableFile(atPath: input.path) {
                throw Fault(
                    .missingInput, .fileMissing, at: Finding.Place(file: input.shown), ["file": input.shown])
            }
            let folder = try OutputFolder(output.path, shown: output.shown, interruption: interruption)
            var files: [ProducedFile] = []
            let report = try interruption.withScratch { try body(folder, $0, &files) }
            try folder.commit()
            result.report = report
            result.files = files
        } catch {
            let fault = ChainRun.fault(error)
            result.fault = Fault(
                fault.kind,
                fault.findings.map { finding in
                    inputs.reduce(finding) { $0.renamed(from: $1.path, to: $1.shown) }
                })
        }
        return result
    }
}
