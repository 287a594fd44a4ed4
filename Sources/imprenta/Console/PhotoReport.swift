import Foundation
import Geometry
import PrintModel
import Production

/// What the command says of ranked photographs.
struct PhotoReport {
    let result: PhotoRankResult

    private var findings: [Finding] { result.run.findings }

    /// Says what was found on standard error.
    func tellFindings(quiet: Bool, in language: Language) {
        for finding in findings where !quiet || finding.severity == .error {
            FileHandle.standardError.write(Data((Session.line(finding, language) + "\n").utf8))
        }
    }

    /// A table for a person: a row for each photograph.
    func table(in language: Language) -> String {
        let words = PhotoSheetWords(in: language)
        let heads =
            ["", language.say("nota", "score")] + words.bars.prefix(3) + ["mm", language.say("foto", "photo"), ""]
        var rows = [Array(heads)]
        for entry in PhotoRank.all(of: result.ranking) {
            let photo = entry.photo
            let numbers = [photo.score, photo.sharpness, photo.exposure.score, photo.contrast].map { percent($0) }
            let reasons = photo.reasons.map { words.reason($0, entry.other, photo.faces.count) }
            rows.append(
                [entry.rank] + numbers + [
                    String(Int(Length(points: photo.goodWidth).millimetres)), shown(photo.path),
                    reasons.joined(separator: ", "),
                ])
        }
        let widths = heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, text in
                let fill = String(repeating: " ", count: widths[column] - text.count)
                return column < 6 ? fill + text : column == 6 ? text + fill : text
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    /// The object that `--json` prints, with keys in a fixed order.
    func json(in language: Language) -> String {
        JSONReport.text(
            of: Root(
                condition: result.condition?.name, photos: PhotoRank.all(of: result.ranking).map(Photo.init),
                findings: findings.map { JSONReport.Item($0, language) }))
    }

    private struct Root: Encodable {
        let condition: String?
        let photos: [Photo]
        let findings: [JSONReport.Item]

        enum Key: String, CodingKey { case condition, photos, findings }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(condition, forKey: .condition)
            try container.encode(photos, forKey: .photos)
            try container.encode(findings, forKey: .findings)
        }
    }

    private struct Photo: Encodable {
        let entry: PhotoRank

        enum Key: String, CodingKey {
            case rank, path, pixels, score, sharpness, exposure, contrast, noise, faces, goodWidth, largestWidth
            case duplicateOf, reasons
        }
        private struct Exposure: Encodable {
            let score, middle, shadows, highlights: Double
        }
        private struct Fractions: Encodable {
            let x, y, width, height: Double
        }

        func encode(to encoder: any Encoder) throws {
            let photo = entry.photo
            let round = JSONReport.rounded
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(entry.rank, forKey: .rank)
            try container.encode(photo.path, forKey: .path)
            try container.encode(photo.pixels, forKey: .pixels)
            try container.encode(round(photo.score), forKey: .score)
            try container.encode(round(photo.sharpness), forKey: .sharpness)
            let exposure = photo.exposure
            try container.encode(
                Exposure(
                    score: round(exposure.score), middle: round(exposure.middle), shadows: round(exposure.shadows),
                    highlights: round(exposure.highlights)), forKey: .exposure)
            try container.encode(round(photo.contrast), forKey: .contrast)
            try container.encode(round(photo.noise), forKey: .noise)
            try container.encode(
                photo.faces.map {
                    Fractions(x: round($0.x), y: round($0.y), width: round($0.width), height: round($0.height))
                }, forKey: .faces)
            try container.encode(round(Length(points: photo.goodWidth).millimetres), forKey: .goodWidth)
            try container.encode(round(Length(points: photo.largestWidth).millimetres), forKey: .largestWidth)
            try container.encode(photo.duplicateOf, forKey: .duplicateOf)
            try container.encode(photo.reasons, forKey: .reasons)
        }
    }

    private func percent(_ share: Double) -> String { String(Int((share * 100).rounded())) }

    /// The last two parts of a path.
    private func shown(_ path: String) -> String { path.split(separator: "/").suffix(2).joined(separator: "/") }
}
