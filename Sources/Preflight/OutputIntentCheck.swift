import Geometry
import PDFSyntax
import PrintModel

/// Judges the output intent (PDF/X-4: one GTS_PDFX intent with an embedded profile, class `prtr`, four components).
enum OutputIntentCheck {
    static func check(_ file: PDFFile, _ condition: PrintCondition, _ findings: inout FindingCollector) {
        let intents = (file.root["OutputIntents"]?.elements(limit: 1000) ?? []).filter { $0["S"]?.name == "GTS_PDFX" }
        guard intents.count == 1, let intent = intents.first else {
            findings.add(.preflightOutputIntent, ["found": String(intents.count)])
            return
        }
        for key in ["OutputConditionIdentifier", "Info"] where intent[key]?.text?.isEmpty ?? true {
            findings.add(.preflightIntentKey, kind: key, ["key": key])
        }
        if let found = intent["OutputConditionIdentifier"]?.text, found != condition.identifier {
            findings.add(.preflightCondition, ["found": found, "wanted": condition.identifier])
        }
        guard let profile = intent["DestOutputProfile"], profile.kind == .stream else {
            findings.add(.preflightIntentKey, kind: "DestOutputProfile", ["key": "DestOutputProfile"])
            return
        }
        var header: ICCHeader?
        if case .bytes(let bytes) = profile.decoded(limit: 50_000_000) { header = ICCHeader(bytes) }
        if header?.deviceClass != "prtr" || header?.space != "CMYK" || profile["N"]?.integer != 4 {
            findings.add(
                .preflightProfile, ["class": header?.deviceClass ?? "?", "space": header?.space ?? "?"])
        }
    }
}
