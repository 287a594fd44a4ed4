import Foundation
import Geometry
import PrintModel

/// A photograph as it was handed in: what it is worth, what it shows, and what its file tells.
public struct ArrivedPhoto: Sendable {
    /// How it would print.
    public var assessment: PhotoAssessment
    /// What it is known again by.
    public var sketch: PhotoSketch
    /// What it is a picture of.
    public var subject: PhotoSubject
    /// The day it was taken, as its file says; of files that a messenger stripped, as their name does.
    public var taken: CivilDate?
    /// Whether its file says where it was taken.
    public var hasPosition: Bool
}

extension PhotoJudge {
    /// Looks at one photograph as it is handed in.
    ///
    /// - Parameter name: The name it was sent by, which may say that it is a screen, and when it was taken.
    /// - Throws: a `Fault` that says why it cannot be used: no photograph, cut short, too large.
    public func look(at path: String, named name: String) throws -> ArrivedPhoto {
        let place = Finding.Place(file: name)
        let (judged, looks) = try blaming(name, at: place) {
            let result = try self.judged(path, at: place)
            if Picture.endsEarly(path) {
                throw Fault(.unusableData, .photoTruncated, at: place, ["photo": name])
            }
            return result
        }
        let remarks = PhotoRemarks(of: path)
        let size = judged.assessment.pixels
        return ArrivedPhoto(
            assessment: judged.assessment, sketch: judged.sketch,
            subject: looks.subject(
                size: (size.width, size.height), hasMaker: remarks.hasMaker,
                isNamedScreen: remarks.saysScreen || PhotoName.isScreen(name)),
            taken: remarks.taken ?? PhotoName.day(name), hasPosition: remarks.hasPosition)
    }

    /// Messages call a photograph by the name it was sent by, whatever its file is called here.
    private func blaming<Value>(_ name: String, at place: Finding.Place, _ body: () throws -> Value) throws -> Value {
        defer { Picture.rest() }
        do { return try body() } catch let fault as Fault {
            throw Fault(
                fault.kind,
                fault.findings.map { finding in
                    var finding = finding
                    if finding.values["photo"] != nil { finding.values["photo"] = name }
                    return finding
                })
        }
    }
}

/// What the names that telephones and messengers give to pictures tell.
enum PhotoName {
    /// `IMG-20240312-WA0007.jpg`, `20240312_102233.jpg`, `Screenshot_2024-03-12`: the day.
    static func day(_ name: String) -> CivilDate? {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        guard
            let match = last.firstMatch(of: #/(?:^|[^0-9])(20[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?:[^0-9]|$)/#)
        else { return nil }
        return CivilDate("\(match.1)-\(match.2)-\(match.3)")
    }

    /// Whether telephones and computers call their own screens so.
    static func isScreen(_ name: String) -> Bool {
        let last = (name.split(separator: "/").last.map(String.init) ?? name).lowercased()
        return ["screenshot", "screen shot", "captura de pantalla", "captura_de_pantalla", "screen_shot"]
            .contains(where: last.contains)
    }
}
