import Geometry
import PrintModel

extension WorkspaceFolder {
    /// An annual programme in a YAML file of its own, with the keys of `programme` in `imprenta.yml`. Throws where any
    /// of it is wrong.
    public static func programme(_ path: String, as file: String) throws(Fault) -> Programme {
        let text = try text(path, as: file, limit: 1 << 20)
        let document = YAMLDocument(file: file)
        let programme = document.root(of: text).flatMap(ProgrammeReader.programme)
        guard let programme, document.findings.isEmpty else {
            let findings = document.findings
            throw findings.isEmpty
                ? Fault(.unusableData, .yamlMissingKey, at: Finding.Place(file: file), ["key": "lines"])
                : Fault(.unusableData, findings)
        }
        return programme
    }

    /// A text file of any place, UTF-8. Throws where it cannot be read.
    public static func text(_ path: String, as file: String, limit: Int) throws(Fault) -> String {
        switch TextFile.read(path, as: file, limit: limit) {
        case .success(let read): return read.text
        case .failure(let failure): throw Fault(.missingInput, [failure.finding])
        }
    }
}
