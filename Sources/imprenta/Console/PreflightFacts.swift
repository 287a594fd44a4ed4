import Foundation
import Geometry
import PrintModel

/// What a judged file is made of, as `--json` prints it: lengths in millimetres, ink in percent.
struct PreflightFacts: Encodable {
    private let summary: PreflightSummary

    init(_ summary: PreflightSummary) { self.summary = summary }

    private enum Key: String, CodingKey {
        case version, declared, standard, pages, trim, fonts, spots, spaces, images, lowestResolution, highestInk
        case imageList, areaInk, areaInkPage, areaInkPlace, areaInkOfPages
    }

    /// An image as it is drawn.
    private struct Image: Encodable {
        let page: Int
        let area: JSONReport.Millimetres?
        let pixels: [Int]
        let bits: Int
        let space: String
        let ppi: Double

        init(_ image: PreflightImage) {
            (page, pixels, bits, space) = (image.page, [image.width, image.height], image.bits, image.space)
            area = image.area.map(JSONReport.Millimetres.init)
            ppi = (image.resolution * 10).rounded() / 10
        }
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
        try container.encode(summary.imageList.map(Image.init), forKey: .imageList)
        try container.encode(summary.lowestResolution.map(JSONReport.rounded), forKey: .lowestResolution)
        try container.encode(JSONReport.rounded(summary.highestInk), forKey: .highestInk)
        try container.encode(JSONReport.rounded(summary.highestAreaInk), forKey: .areaInk)
        try container.encode(summary.highestAreaInkPage == 0 ? nil : summary.highestAreaInkPage, forKey: .areaInkPage)
        try container.encode(summary.highestAreaInkPlace.map(JSONReport.Millimetres.init), forKey: .areaInkPlace)
        try container.encode(summary.pageFacts.map { JSONReport.rounded($0.areaInk) }, forKey: .areaInkOfPages)
    }
}
