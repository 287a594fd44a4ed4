import Geometry
import Intake
import Submissions

/// Reads the spreadsheets of submissions as reports read their data.
struct SheetDesk: SheetReader {
    func sheets(of path: String, kind: FileKind, named name: String) throws -> [SubmittedSheet] {
        let place = Finding.Place(file: name)
        switch Workbook.read(path, isArchive: kind != .csv) {
        case .success(let book):
            return book.sheets.map { sheet in
                SubmittedSheet(name: sheet.name, rows: sheet.rows, merged: sheet.merged, isHidden: sheet.isHidden)
            }
        case .failure(.unreadable): throw Fault(.unusableData, .submissionDamaged, at: place)
        case .failure(.macros): throw Fault(.unusableData, .submissionMacros, at: place)
        case .failure(.encrypted): throw Fault(.unusableData, .submissionEncrypted, at: place)
        case .failure(.large): throw Fault(.unusableData, .submissionTooHeavy, at: place)
        }
    }
}
