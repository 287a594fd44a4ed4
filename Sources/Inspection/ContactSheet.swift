import CCairo
import Foundation

/// Small pictures of plates, a page in a row, under each what it covers.
final class ContactSheet {
    private static let (cell, thumb, foot, gap, rows) = (150, 190, 30, 14, 6)
    private static let left = 40
    private var held: [(page: PlateReport.Page, plates: [(ink: String, raster: Raster)])] = []
    private var count = 0

    /// Adds a page; gives a sheet that is full.
    func add(_ page: PlateReport.Page, _ plates: [(ink: String, raster: Raster)]) throws -> (
        png: [UInt8], name: String
    )? {
        held.append(
            (page, plates.map { ($0.ink, $0.raster.reduced(width: ContactSheet.cell, height: ContactSheet.thumb)) }))
        return held.count == ContactSheet.rows ? try finished() : nil
    }

    /// The sheet of what was added since the last; `nil` where that is nothing.
    func finished() throws -> (png: [UInt8], name: String)? {
        guard !held.isEmpty else { return nil }
        defer { held = [] }
        count += 1
        let most = held.map(\.plates.count).max() ?? 1
        let (stepX, stepY) = (ContactSheet.cell + ContactSheet.gap, ContactSheet.thumb + ContactSheet.foot)
        var sheet = Raster(
            width: ContactSheet.left + most * stepX + ContactSheet.gap,
            height: held.count * stepY + 2 * ContactSheet.gap,
            channels: 3, filledWith: 236)
        var labels: [(text: String, x: Int, y: Int, size: Double)] = []
        for (row, entry) in held.enumerated() {
            let top = ContactSheet.gap + row * stepY
            labels.append((String(entry.page.page), 12, top + 16, 15))
            for (column, plate) in entry.plates.enumerated() {
                let x = ContactSheet.left + column * stepX
                sheet.lay(plate.raster, tint: ContactSheet.tint(of: plate.ink), x: x, y: top)
                let percent = entry.page.plates.first { $0.ink == plate.ink }?.coverage ?? 0
                let amount = String(format: "%.1f %%", percent)
                labels.append(("\(plate.ink.prefix(18))  \(amount)", x, top + plate.raster.height + 15, 11))
            }
        }
        Lettering.write(labels, on: &sheet)
        return (try PNGFile.bytes(of: sheet, resolution: 96), "sheet-\(count).png")
    }

    /// What an ink looks like in full; spots, whose colour the plate does not tell, are violet.
    private static func tint(of ink: String) -> (Int, Int, Int) {
        switch ink {
        case "Cyan": (0, 158, 224)
        case "Magenta": (226, 0, 122)
        case "Yellow": (250, 215, 0)
        case "Black": (28, 28, 26)
        default: (98, 52, 130)
        }
    }
}

extension Raster {
    /// Lays a gray plate on this RGB picture, its dark in a colour.
    fileprivate mutating func lay(_ plate: Raster, tint: (Int, Int, Int), x: Int, y: Int) {
        for row in 0..<min(plate.height, height - y) {
            for column in 0..<min(plate.width, width - x) {
                let value = Int(plate.samples[row * plate.width + column])
                let at = ((y + row) * width + x + column) * 3
                samples[at] = UInt8(tint.0 + (255 - tint.0) * value / 255)
                samples[at + 1] = UInt8(tint.1 + (255 - tint.1) * value / 255)
                samples[at + 2] = UInt8(tint.2 + (255 - tint.2) * value / 255)
            }
        }
    }
}

/// Words on a picture, by cairo.
enum Lettering {
    /// Writes labels in dark gray, their baselines' left ends at points in pixels.
    static func write(_ labels: [(text: String, x: Int, y: Int, size: Double)], on raster: inout Raster) {
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(raster.width), Int32(raster.height))
        else {
            return
        }
        defer { cairo_surface_destroy(surface) }
        guard let context = cairo_create(surface) else { return }
        defer { cairo_destroy(context) }
        cairo_select_font_face(context, "Lato", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
        for label in labels {
            cairo_set_font_size(context, label.size)
            cairo_move_to(context, Double(label.x), Double(label.y))
            cairo_show_text(context, label.text)
        }
        cairo_surface_flush(surface)
        guard let mask = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for y in 0..<raster.height {
            for x in 0..<raster.width where mask[y * stride + x] > 0 {
                let ink = Int(mask[y * stride + x])
                for channel in 0..<3 {
                    let at = (y * raster.width + x) * 3 + channel
                    raster.samples[at] = UInt8((Int(raster.samples[at]) * (255 - ink) + 40 * ink) / 255)
                }
            }
        }
    }
}
