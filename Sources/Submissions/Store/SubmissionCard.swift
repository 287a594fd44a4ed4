import Foundation
import Geometry

/// What is asked of every earlier submission while a new one is taken in.
public struct SubmissionCard: Sendable, Hashable, Codable {
    /// A picture that came with it.
    public struct Picture: Sendable, Hashable, Codable {
        /// The name of its file, or of the document it lay in.
        public var name: String
        /// What it is known again by.
        public var sketch: String
    }
    /// Its number.
    public var folio: Int
    /// Id of the area.
    public var area: String?
    /// Whether it was neither returned nor withdrawn.
    public var stands: Bool
    /// SHA-256 of its files, and of the archives they came in.
    public var digests: [String]
    /// Names of its reports.
    public var slugs: [String]
    /// Its pictures.
    public var pictures: [Picture]

    /// The number as receipts print it.
    public var number: String { Submission.number(folio) }

    /// Of a submission as it is now.
    public init(_ submission: Submission) {
        folio = submission.folio
        area = submission.area
        stands = submission.stands
        digests = submission.files.map(\.digest) + Set(submission.files.compactMap(\.archive)).sorted()
        slugs = submission.reports.map(\.slug)
        pictures = submission.files.flatMap { file in
            ((file.picture.map { [$0] } ?? []) + (file.inside ?? [])).compactMap { picture in
                picture.sketch.map { Picture(name: file.name, sketch: $0) }
            }
        }
    }
}

extension SubmissionShelf {
    /// The cards of all submissions by their numbers, and what is wrong with records that cannot be read.
    ///
    /// They are kept in `submissions/.fichas.json`, each with what tells that its record has not changed since; only
    /// records that are new or changed are read. The file may be removed at any time.
    public func cards() -> (cards: [SubmissionCard], findings: [Finding]) {
        let known = CardBox(path: cardPath)
        var box = CardBox()
        var (cards, findings, unknown): ([SubmissionCard], [Finding], Int) = ([], [], 0)
        for folio in folios() {
            guard let stamp = FileStamp(of: folder(of: folio) + "/record.jsonl")?.text else { continue }
            if let kept = known.kept[folio], kept.stamp == stamp {
                box.kept[folio] = kept
                cards.append(kept.card)
                continue
            }
            unknown += 1
            do {
                guard let submission = try submission(folio) else { continue }
                let kept = CardBox.Kept(stamp: stamp, card: SubmissionCard(submission))
                box.kept[folio] = kept
                cards.append(kept.card)
            } catch { findings += (error as? Fault)?.findings ?? [] }
        }
        // Writing all for each new one would cost as much as reading all.
        if unknown > CardBox.most { box.write(to: cardPath) }
        return (cards, findings)
    }

    private var cardPath: String { folder + "/.fichas.json" }
}

/// Cards as they are kept. What cannot be read is not there: it is made anew.
private struct CardBox {
    struct Kept: Codable {
        var stamp: String
        var card: SubmissionCard
    }
    var kept: [Int: Kept] = [:]
    /// How many records are read again rather than written about.
    static let most = 24

    init() {}

    init(path: String) {
        guard let data = FileManager.default.contents(atPath: path),
            let all = try? JSONDecoder().decode([Kept].self, from: data)
        else { return }
        kept = Dictionary(all.map { ($0.card.folio, $0) }, uniquingKeysWith: { $1 })
    }

    func write(to path: String) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let all = kept.sorted { $0.key < $1.key }.map(\.value)
        // Each writer has a file of its own until it is renamed: several may write at once.
        if let data = try? encoder.encode(all) { try? data.write(to: URL(fileURLWithPath: path), options: .atomic) }
    }
}
