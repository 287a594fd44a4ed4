import Foundation
import Geometry
import Photos
import PrintModel
import Submissions

/// Judges the photographs of a submission for a print condition, and knows those that came before.
final class PhotoDesk: PictureExaminer {
    private let judge: PhotoJudge
    private var shelf = DuplicateShelf()
    /// Where each sketch of the shelf came from: a name, and a submission's number where it is another's.
    private var sources: [(name: String, folio: String?)] = []

    /// A desk that knows the photographs of earlier submissions.
    init(under condition: PrintCondition, cache: String, earlier: [SubmissionCard]) throws {
        judge = try PhotoJudge(for: condition, cache: cache)
        for card in earlier {
            for picture in card.pictures {
                guard let sketch = PhotoSketch(picture.sketch) else { continue }
                shelf.add(sketch)
                sources.append((picture.name, card.number))
            }
        }
    }

    func examine(_ path: String, named name: String) throws -> ExaminedPicture {
        let photo = try judge.look(at: path, named: name)
        let size = photo.assessment.pixels
        let column = PhotoAssessment.column
        let isSmall = photo.assessment.largestWidth < column
        var result = ExaminedPicture(
            picture: SubmittedPicture(
                width: size.width, height: size.height, taken: photo.taken, faces: photo.assessment.faces.count,
                score: (photo.assessment.score * 1000).rounded() / 1000,
                isUsable: photo.subject == .scene && !isSmall, sketch: photo.sketch.text))
        let findings = FindingList(name: name, photo: photo)
        result.findings = photo.subject == .scene ? findings.faults(isSmall: isSmall) : findings.subject
        if photo.hasPosition { result.findings.append(findings.note(.note, .picturePosition)) }
        recognise(photo.sketch, name, &result, findings)
        return result
    }

    func publish(_ path: String, named name: String, as stem: String, in folder: String) throws -> String {
        let file = try PublicCopy.write(path, to: folder + "/" + stem, at: Finding.Place(file: name))
        return URL(fileURLWithPath: file).lastPathComponent
    }

    /// Says where the same picture came before, and remembers this one.
    private func recognise(
        _ sketch: PhotoSketch, _ name: String, _ result: inout ExaminedPicture, _ findings: FindingList
    ) {
        if let number = shelf.nearest(to: sketch) {
            let source = sources[number]
            if let folio = source.folio {
                result.findings.append(
                    findings.note(.warning, .pictureKnown, ["other": source.name, "folio": folio]))
            } else {
                result.sameAs = source.name
                result.findings.append(findings.note(.note, .pictureTwice, ["other": source.name]))
                return
            }
        }
        shelf.add(sketch)
        sources.append((name, nil))
    }

    /// Findings of one photograph.
    private struct FindingList {
        let name: String
        let photo: ArrivedPhoto

        func note(
            _ severity: Finding.Severity, _ code: FindingCode, _ values: [String: String] = [:]
        ) -> Finding {
            Finding(severity, code, at: Finding.Place(file: name), values.merging(["photo": last]) { $1 })
        }

        private var last: String { name.split(separator: "/").last.map(String.init) ?? name }

        /// Why it is no photograph.
        var subject: [Finding] {
            switch photo.subject {
            case .scene: []
            case .screen: [note(.error, .pictureScreen)]
            case .text: [note(.error, .pictureText)]
            case .table: [note(.error, .pictureTable)]
            }
        }

        /// What is wrong with it as a photograph.
        func faults(isSmall: Bool) -> [Finding] {
            let assessment = photo.assessment
            func millimetres(_ points: Double) -> String { String(Int(Length(points: points).millimetres)) }
            let sizes = [
                "width": String(assessment.pixels.width), "height": String(assessment.pixels.height),
                "largest": millimetres(assessment.largestWidth), "good": millimetres(assessment.goodWidth),
                "column": millimetres(PhotoAssessment.column + 0.01),
            ]
            if isSmall { return [note(.error, .pictureSmall, sizes)] }
            let reasons = Set(assessment.reasons)
            var findings: [Finding] = []
            if reasons.contains(.small) { findings.append(note(.warning, .pictureBarely, sizes)) }
            if reasons.contains(.blurred) { findings.append(note(.warning, .pictureBlurred)) }
            if reasons.contains(.dark) { findings.append(note(.warning, .pictureDark)) }
            if reasons.contains(.bright) { findings.append(note(.warning, .pictureBright)) }
            return findings
        }
    }
}
