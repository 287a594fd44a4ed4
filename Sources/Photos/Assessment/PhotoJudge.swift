import Foundation
import Geometry
import PrintModel

/// Judges photographs and ranks them: how sharp, how well exposed, how large they can be printed, whether they show
/// faces, and which are nearly the same picture.
///
/// What is measured is a pure function of a photograph's bytes and is kept in a folder. It is safe to use from any number
/// of tasks at once; no photograph is ever in memory at more than the size of a printed picture.
public struct PhotoJudge: Sendable {
    private let condition: PrintCondition
    private let press: OutputProfile
    private let digests: FileDigests
    private let store: MeasureStore
    private let finder: FaceFinder?

    /// A judge for a print condition, who keeps what is measured beside the folder `cache` of prepared photographs, or
    /// nothing where that is `nil`.
    ///
    /// Throws a `Fault` where the condition's profile is missing or is not a CMYK output profile.
    public init(for condition: PrintCondition, cache: String?) throws {
        self.condition = condition
        press = try OutputProfile(condition.profile)
        digests = FileDigests((cache ?? "") + ".known")
        store = MeasureStore(cache.map { $0 + ".measures" }, digests: digests)
        finder = FaceFinder()
    }

    /// Whether faces are looked for: the cascade of Debian's `opencv-data` is installed.
    public static var findsFaces: Bool { FaceFinder() != nil }

    /// Faces that a photograph shows, as fractions of its upright width and height, the largest first; none where it cannot
    /// be read, or where faces are not looked for.
    public func faces(of path: String) -> [Rect] {
        defer { Picture.rest() }
        guard let finder, let file = try? PhotoFile(path, at: Finding.Place()) else { return [] }
        return (try? finder.faces(of: file, on: { try WorkingCopy(of: file, press: press) }, store: store)) ?? []
    }

    /// The file that faces are known by.
    public static var faceFile: String { FaceCascade.path }

    /// Judges photographs on several cores at once, and ranks them. The result is the same for any number of workers.
    ///
    /// The better stand first, each followed by those that it nearly equals. Of the same path only the first is taken. A
    /// photograph that cannot be read is a finding and stops no other. `progress` is told how many are done, from any
    /// thread. Throws a `Fault` where the task is cancelled.
    public func rank(
        _ photos: [(path: String, place: Finding.Place)],
        workers: Int = ProcessInfo.processInfo.activeProcessorCount,
        progress: (@Sendable (_ done: Int) -> Void)? = nil
    ) async throws -> PhotoRanking {
        var seen: Set<String> = []
        let photos = photos.filter { seen.insert($0.path).inserted }
        var outcomes = [Outcome?](repeating: nil, count: photos.count)
        try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
            var done = 0
            func take(_ finished: (Int, Outcome)) {
                outcomes[finished.0] = finished.1
                done += 1
                progress?(done)
            }
            for (index, photo) in photos.enumerated() {
                if index >= max(1, workers), let finished = try await group.next() { take(finished) }
                group.addTask { (index, try outcome(of: photo.path, at: photo.place)) }
            }
            for try await finished in group { take(finished) }
        }
        digests.save()
        return PhotoRanking(
            photos: JudgedPhoto.ranked(outcomes.compactMap { $0?.judged }),
            findings: outcomes.flatMap { $0?.findings ?? [] })
    }

    private struct Outcome: Sendable {
        var judged: JudgedPhoto?
        var findings: [Finding] = []
    }

    private func outcome(of path: String, at place: Finding.Place) throws -> Outcome {
        guard !Task.isCancelled else { throw Fault(.interrupted, .interrupted) }
        defer { Picture.rest() }
        do {
            return Outcome(judged: try judged(path, at: place, looks: false).0)
        } catch let fault as Fault where fault.kind == .unusableData || fault.kind == .missingInput {
            return Outcome(findings: fault.findings)
        }
    }

    /// What is measured of a photograph; with `looks`, also what it shows. Throws a `Fault` that says why it cannot be
    /// used.
    func judged(_ path: String, at place: Finding.Place) throws -> (JudgedPhoto, PhotoLooks) {
        guard case (let photo, let looks?) = try judged(path, at: place, looks: true) else { throw PictureFailure() }
        return (photo, looks)
    }

    private func judged(_ path: String, at place: Finding.Place, looks: Bool) throws -> (JudgedPhoto, PhotoLooks?) {
        let file = try PhotoFile(path, at: place)
        do {
            var copied: WorkingCopy?
            func copy() throws -> WorkingCopy {
                let copy = try copied ?? WorkingCopy(of: file, press: press)
                copied = copy
                return copy
            }
            let measures = try store.value(of: path, version: PhotoMeasures.version + " " + press.digest) {
                try PhotoMeasures(of: file, on: try copy())
            }
            let faces = try finder?.faces(of: file, on: copy, store: store) ?? []
            let photo = JudgedPhoto(
                assessment: measures.assessment(of: path, faces: faces, under: condition), sketch: measures.sketch,
                bytes: file.bytes)
            guard looks else { return (photo, nil) }
            return (photo, try store.value(of: path, version: PhotoLooks.version) { try PhotoLooks(of: try copy()) })
        } catch let unsupported as Original.Unsupported {
            throw Fault(
                .unusableData, .photoUnsupported, at: place,
                ["photo": PhotoFile.name(path), "format": unsupported.layout])
        } catch let fault as Fault {
            throw fault
        } catch {
            throw Fault(.unusableData, .photoTruncated, at: place, ["photo": PhotoFile.name(path)])
        }
    }
}

extension FaceFinder {
    /// Faces of a photograph, looked for once and then known.
    func faces(of file: PhotoFile, on copy: () throws -> WorkingCopy, store: MeasureStore) throws -> [Rect] {
        try store.value(of: file.path, version: version) { try faces(in: try copy()) }
    }
}
