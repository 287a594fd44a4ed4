import Geometry
import Submissions

extension Receipt {
    /// What a state is called.
    static func word(_ state: Submission.State, _ language: Language) -> String {
        switch state {
        case .received: language.say("Recibido", "Received")
        case .accepted: language.say("Aceptado", "Accepted")
        case .returned: language.say("Devuelto", "Returned")
        case .withdrawn: language.say("Retirado", "Withdrawn")
        }
    }

    /// What a kind of file is called.
    static func name(of kind: FileKind, _ language: Language) -> String {
        switch kind {
        case .word, .oldWord: "Word"
        case .openText: "OpenDocument"
        case .spreadsheet: "Excel"
        case .openSpreadsheet: language.say("Hoja de cálculo", "Spreadsheet")
        case .csv: language.say("Datos (CSV)", "Data (CSV)")
        case .text: language.say("Texto", "Text")
        case .markdown: "Markdown"
        case .oldOffice: language.say("Office antiguo o con contraseña", "Old Office, or with a password")
        case .unknown: language.say("Archivo", "File")
        case .empty: language.say("Archivo vacío", "Empty file")
        case .jpeg, .heic, .png, .webp, .tiff, .gif, .avif:
            language.say("Foto ", "Photo ") + kind.rawValue.uppercased()
        case .rtf, .html, .pdf, .zip: kind.rawValue.uppercased()
        }
    }

    static func size(_ bytes: Int, _ language: Language) -> String {
        if bytes < 1024 { return "\(bytes) B" }
        let kilobytes = (bytes + 512) / 1024
        guard kilobytes >= 1024 else { return "\(kilobytes) kB" }
        let tenths = (kilobytes * 10 + 512) / 1024
        return "\(tenths / 10).\(tenths % 10) MB"
    }

    /// `2024-05-14T10:00:00-0600` as people say it.
    func moment(_ time: String) -> String {
        guard let day = CivilDate(time.prefix(10)) else { return time }
        let hour = time.dropFirst(11).prefix(5)
        return language.date(day) + (hour.isEmpty ? "" : ", " + hour)
    }
}
