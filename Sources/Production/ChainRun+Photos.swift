import Geometry
import KeptWork
import Photos
import PrintModel

/// The photographs of an issue, ready for the press and for the proof.
struct PreparedPhotos: Sendable {
    var print: [PhotoPlacement: PreparedPhoto] = [:]
    var proof: [PhotoPlacement: PreparedPhoto] = [:]
}

extension ChainRun {
    /// Stage 5, first look: the size of every photograph the issue may use. One that cannot be used is a finding, and its
    /// story does without.
    func measure(_ edition: Edition) throws -> Edition {
        awaitPictures()
        var measured: [String: Report] = [:]
        for story in edition.sections.flatMap(\.stories) {
            try chain.interruption.check()
            measured[story.slug] = measure(story)
        }
        func replaced(_ story: Report) -> Report { measured[story.slug] ?? story }
        var edition = edition
        for index in edition.sections.indices {
            edition.sections[index].stories = edition.sections[index].stories.map(replaced)
        }
        edition.lead = edition.lead.map(replaced)
        edition.teasers = edition.teasers.map(replaced)
        for index in edition.publication.chapters.indices {
            let chapter = edition.publication.chapters[index]
            func measured(_ photo: Photo?) -> Photo? {
                photo.flatMap { measure($0, at: Finding.Place(file: edition.publication.file, line: $0.line)) }
            }
            edition.publication.chapters[index].photo = measured(chapter.photo)
            edition.publication.chapters[index].spread = measured(chapter.spread)
        }
        return edition
    }

    private func measure(_ story: Report) -> Report {
        var story = story
        story.photos = story.photos.compactMap { photo in
            measure(photo, at: Finding.Place(file: story.file, line: photo.line, report: story.slug))
        }
        return story
    }

    /// A photograph with its size; `nil`, with findings, where it cannot be used.
    private func measure(_ photo: Photo, at place: Finding.Place) -> Photo? {
        guard let path = photo.path else { return nil }
        do {
            var photo = photo
            photo.pixels = try PhotoReader.measure(path, at: place)
            return photo
        } catch {
            found((error as? Fault)?.findings ?? [])
            return nil
        }
    }

    /// Stage 5 without preparing: what it would find.
    func checkPhotos(_ pages: LaidOutEdition, _ source: Source) throws {
        for placement in placements(pages) {
            try chain.interruption.check()
            found(PhotoReader.check(placement, under: source.condition))
        }
    }

    /// Stage 5.
    func prepare(
        _ pages: LaidOutEdition, _ source: Source, cache: String, kept: KeptWork
    ) async throws -> PreparedPhotos {
        chain.progress(.began(.preparePhotos))
        try chain.interruption.check()
        let start = now
        let placements = placements(pages)
        let progress = chain.progress
        var photos = PreparedPhotos()
        let purposes = source.renditions.contains(.print) ? [PhotoPreparer.Purpose.print, .proof] : [.proof]
        for (round, purpose) in purposes.enumerated() {
            let preparer = try PhotoPreparer(
                for: source.condition, purpose: purpose, form: source.photoForm, cache: cache, kept: kept)
            let before = round * placements.count
            let task = Task {
                try await preparer.prepareAll(placements) { done in
                    progress(.advanced(.preparePhotos, done: before + done, of: purposes.count * placements.count))
                }
            }
            let batch = try await chain.interruption.cancelling(task)
            let ready = Dictionary(
                uniqueKeysWithValues: zip(placements, batch.photos).compactMap { placement, photo in
                    photo.map { (placement, $0) }
                })
            if purpose == .print {
                photos.print = ready
                found(batch.findings)
            } else {
                photos.proof = ready
            }
        }
        add(now - start, to: .preparePhotos)
        return photos
    }

    /// Every photograph with its frame, once, in the order of the pages.
    private func placements(_ pages: LaidOutEdition) -> [PhotoPlacement] {
        var seen: Set<PhotoPlacement> = []
        return ([pages] + pages.covers).flatMap(\.pages).flatMap(\.items).compactMap { item in
            guard case .photo(let placement) = item, seen.insert(placement).inserted else { return nil }
            return placement
        }
    }
}
