import KeptWork

extension KeptWork {
    /// What was kept of the last run of a publication, beside what it wrote.
    static func of(_ publication: String, in output: String) -> KeptWork {
        KeptWork(file: "\(output)/.cache/\(publication).work", program: program)
    }

    /// This program, with the libraries that set type, draw art and read PDF and profiles.
    private static let program = ProgramStamp(libraries: [
        "harfbuzz", "hyphen", "pango", "fontconfig", "freetype", "fribidi", "hunspell", "qpdf", "turbojpeg", "libz.",
        "rsvg", "cairo", "vips", "lcms",
    ])
}
