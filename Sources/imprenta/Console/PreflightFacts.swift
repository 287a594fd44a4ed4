import Foundation
import Geometry
import PrintModel

/// What a judged file is made of, as `--json` prints it: lengths in millimetres, ink in percent.
struct PreflightFacts: Encodable {
    private let summary: PreflightSummary

    init(_ summary: PreflightSummary) { self.summary = summary }

    private enum Key: String, CodingKey {
        case version, declared, standard, pages, trim, fonts, spots, spaces, images, lowestResolution, highestInk
        case areaInk, areaInkPage, areaInkPlace, areaInkOfPages
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(summary.version, forKey: .version)
        try container.encode(summary.declared, forKey: .declared)
        try container.encode(summary.standard.title, forKey: .standard)
        try container.encode(summary.pages, forKey: .pages)
        let trim = [summary.trim.width, summary.trim.height].map {
            JSONReport.rounded(Length(points: $0).millimetres)
        }
        try container.encode(trim, forKey: .trim)
        try container.encode(summary.fonts, forKey: .fonts)
        try container.encode(summary.spots, forKey: .spots)
        try container.encode(summary.spaces, forKey: .spaces)
        try container.encode(summary.images, forKey: .images)
        try container.encode(summary.lowestResolution.map(JSONReport.rounded), forKey: .lowestResolution)
        try container.encode(JSONReport.rounded(summary.highestInk), forKey: .highestInk)
        try container.encode(JSONReport.rounded(summary.highestAreaInk), forKey: .areaInk)
        try container.encode(summary.highestAreaInkPage == 0 ? nil : summary.highestAreaInkPage, forKey: .areaInkPage)
        try container.encode(summary.highestAreaInkPlace.map(JSONReport.Millimetres.init), forKey: .areaInkPlace)
        try container.encode(summary.pageFacts.map { JSONReport.rounded($0.areaInk) }, forKey: .areaInkOfPages)
    }
}
