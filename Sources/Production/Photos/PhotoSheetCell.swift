import Foundation
import Geometry
import PrintModel

/// One photograph of a contact sheet: the picture, and beside it rank, score, name, bars and reasons.
struct PhotoSheetCell {
    let entry: PhotoRank
    let pen: PhotoSheetPen
    let words: PhotoSheetWords
    let frame: Rect

    private static let pictureShare = 0.49
    private static let barStep = 8.2

    /// The photograph, whole, at the top of its part of the cell.
    var placement: PhotoPlacement {
        let box = Rect(
            x: frame.minX, y: frame.minY, width: frame.width * PhotoSheetCell.pictureShare, height: frame.height)
        let (width, height) = (Double(max(1, entry.photo.pixels.width)), Double(max(1, entry.photo.pixels.height)))
        let scale = min(box.width / width, box.height / height)
        let size = Size(width: max(2, width * scale), height: max(2, height * scale))
        return PhotoPlacement(
            path: entry.photo.path,
            frame: Rect(
                x: box.minX + (box.width - size.width) / 2, y: box.minY, width: size.width, height: size.height))
    }

    /// What stands in the cell, from back to front.
    var items: [PageItem] { ground + picture + facts }

    private var ground: [PageItem] {
        guard entry.isInGroup else { return [] }
        return [
            .fill(frame.insetBy(top: -5, left: -6, bottom: -5, right: -6), ink: PhotoSheetPen.Colour.panel.rawValue)
        ]
    }

    private var picture: [PageItem] {
        let placement = placement
        let shown = placement.frame
        let faces = entry.photo.faces.map { face in
            Rect(
                x: shown.minX + face.x * shown.width, y: shown.minY + face.y * shown.height,
                width: face.width * shown.width, height: face.height * shown.height)
        }
        return [.photo(placement)] + outline(shown, .frame, 0.4) + faces.flatMap { outline($0, .face, 0.9) }
    }

    private func outline(_ rect: Rect, _ colour: PhotoSheetPen.Colour, _ thickness: Double) -> [PageItem] {
        let corners = [
            Point(x: rect.minX, y: rect.minY), Point(x: rect.maxX, y: rect.minY), Point(x: rect.maxX, y: rect.maxY),
            Point(x: rect.minX, y: rect.maxY),
        ]
        return corners.indices.map { index in
            .rule(
                from: corners[index], to: corners[(index + 1) % 4], thickness: thickness, ink: colour.rawValue)
        }
    }

    private var facts: [PageItem] {
        let photo = entry.photo
        let left = frame.minX + frame.width * PhotoSheetCell.pictureShare + 9
        let width = frame.maxX - left
        let grade = PhotoSheetPen.Colour(grade: photo.score)
        let score: PhotoSheetPen.Kind = grade == .good ? .score : grade == .fair ? .scoreFair : .scorePoor
        func at(_ y: Double) -> Point { Point(x: left, y: frame.minY + y) }
        var items = [
            pen.text(entry.rank, .rank, at: at(14), within: width - 30),
            pen.text(
                String(Int((photo.score * 100).rounded())), score, at: Point(x: left + width - 30, y: frame.minY + 14),
                within: 30),
            pen.text(name, .name, at: at(25.5), within: width),
            pen.text("\(photo.pixels.width) × \(photo.pixels.height)  ·  \(folder)", .quiet, at: at(34), within: width),
        ]
        items += bars(at: at(42.5), width: width)
        let y = 42.5 + 5 * PhotoSheetCell.barStep + 2.5
        items.append(
            pen.text(
                words.widths(millimetres(photo.goodWidth), millimetres(photo.largestWidth)), .quiet, at: at(y),
                within: width))
        let (faults, virtues) = (reasons { $0.isFault }, reasons { !$0.isFault && $0 != .large })
        for (index, part) in [(faults, PhotoSheetPen.Kind.fault), (virtues, .virtue)].filter({ !$0.0.isEmpty })
            .enumerated()
        {
            items.append(pen.text(part.0, part.1, at: at(y + 8.3 * Double(index + 1)), within: width))
        }
        return items
    }

    private func reasons(_ isWanted: (PhotoReason) -> Bool) -> String {
        entry.photo.reasons.filter(isWanted).map { words.reason($0, entry.other, entry.photo.faces.count) }
            .joined(separator: ", ")
    }

    private func bars(at place: Point, width: Double) -> [PageItem] {
        let photo = entry.photo
        let page = 180 * Length.pointsPerMillimetre
        let values = [
            min(1, photo.sharpness / 0.75), photo.exposure.score, photo.contrast, min(1, photo.goodWidth / page),
            1 - photo.noise,
        ]
        let labels = 42.0
        return zip(words.bars, values).enumerated().flatMap { index, bar -> [PageItem] in
            let y = place.y + Double(index) * PhotoSheetCell.barStep
            let track = Rect(x: place.x + labels, y: y - 4.2, width: width - labels, height: 3.6)
            var filled = track
            filled.width = max(0.8, track.width * min(max(bar.1, 0), 1))
            return [
                pen.text(bar.0, .bar, at: Point(x: place.x, y: y), within: labels - 3),
                .fill(track, ink: PhotoSheetPen.Colour.track.rawValue),
                .fill(filled, ink: PhotoSheetPen.Colour(grade: bar.1).rawValue),
            ]
        }
    }

    private var name: String { URL(fileURLWithPath: entry.photo.path).lastPathComponent }
    private var folder: String {
        URL(fileURLWithPath: entry.photo.path).deletingLastPathComponent().lastPathComponent
    }

    private func millimetres(_ points: Double) -> Int { Int(Length(points: points).millimetres.rounded(.down)) }
}

/// The photographs that cannot be used, with the reason of each, on pages of their own.
struct PhotoSheetList {
    let pen: PhotoSheetPen
    let grid: PhotoSheetGrid
    let words: PhotoSheetWords

    /// The pages; none where all can be used.
    func sheets(_ findings: [Finding]) -> [[PageItem]] {
        guard !findings.isEmpty else { return [] }
        let area = grid.area
        var sheets: [[PageItem]] = []
        var y = area.maxY + 1
        for finding in findings {
            let place = [finding.place.file, finding.place.line.map(String.init)].compactMap { $0 }
                .joined(separator: ":")
            let lines = pen.set(PhotoSheetPen.printable(words.finding(finding)), .list, area.width).prefix(4)
            let depth = 11 + 10.6 * Double(lines.count) + 9
            if y + depth > area.maxY {
                sheets.append([
                    pen.text(
                        words.unusable(findings.count), .name, at: Point(x: area.minX, y: area.minY + 8),
                        within: area.width)
                ])
                y = area.minY + 26
            }
            let page = sheets.count - 1
            sheets[page].append(pen.text(place, .quiet, at: Point(x: area.minX, y: y), within: area.width))
            for (index, line) in lines.enumerated() {
                sheets[page].append(.text(line, at: Point(x: area.minX, y: y + 11 + 10.6 * Double(index))))
            }
            y += depth
        }
        return sheets
    }
}
