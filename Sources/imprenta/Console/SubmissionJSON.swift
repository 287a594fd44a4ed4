import Geometry
import Submissions

/// A submission as `--json` prints it: what its record has, where it stands, and every finding in words.
struct SubmissionJSON: Encodable {
    let submission: Submission
    let language: Language

    init(_ submission: Submission, _ language: Language) {
        self.submission = submission
        self.language = language
    }

    enum Key: String, CodingKey { case folio, number, state, area, publication, daysLate, files, reports, steps }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(submission.folio, forKey: .folio)
        try container.encode(submission.number, forKey: .number)
        try container.encode(submission.state, forKey: .state)
        try container.encode(submission.area, forKey: .area)
        try container.encode(submission.publication, forKey: .publication)
        try container.encode(submission.daysLate, forKey: .daysLate)
        try container.encode(submission.files.map { File(file: $0, language: language) }, forKey: .files)
        try container.encode(submission.reports, forKey: .reports)
        try container.encode(submission.steps, forKey: .steps)
    }

    private struct File: Encodable {
        let file: SubmittedFile
        let language: Language

        enum Key: String, CodingKey {
            case name, size, digest, kind, words, pictures, picture, isRefused, findings
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(file.name, forKey: .name)
            try container.encode(file.size, forKey: .size)
            try container.encode(file.digest, forKey: .digest)
            try container.encode(file.kind, forKey: .kind)
            try container.encode(file.words, forKey: .words)
            try container.encode(file.pictures, forKey: .pictures)
            try container.encode(file.picture.map(Picture.init), forKey: .picture)
            try container.encode(file.isRefused, forKey: .isRefused)
            try container.encode(file.findings.map { JSONReport.Item($0, language) }, forKey: .findings)
        }
    }

    private struct Picture: Encodable {
        let width, height, faces: Int
        let taken: String?
        let score: Double
        let isUsable: Bool

        init(_ picture: SubmittedPicture) {
            (width, height, faces) = (picture.width, picture.height, picture.faces)
            (taken, score, isUsable) = (picture.taken?.iso, picture.score, picture.isUsable)
        }

        enum Key: String, CodingKey { case width, height, faces, taken, score, isUsable }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(width, forKey: .width)
            try container.encode(height, forKey: .height)
            try container.encode(faces, forKey: .faces)
            try container.encode(taken, forKey: .taken)
            try container.encode(score, forKey: .score)
            try container.encode(isUsable, forKey: .isUsable)
        }
    }
}
