import Geometry
import PDFSyntax
import PrintModel

/// Judges the output intent: one of GTS_PDFX, with an embedded profile of class `prtr` and four components; PDF/X-1a is
/// content with a registered name in place of the profile.
enum OutputIntentCheck {
    static func check(_ file: PDFFile, _ demands: Demands, _ findings: inout FindingCollector) {
        let intents = (file.root["OutputIntents"]?.elements(limit: 1000) ?? []).filter { $0["S"]?.name == "GTS_PDFX" }
        guard intents.count == 1, let intent = intents.first else {
            findings.add(.preflightOutputIntent, ["found": String(intents.count)])
            return
        }
        for key in ["OutputConditionIdentifier", "Info"] where intent[key]?.text?.isEmpty ?? true {
            findings.add(.preflightIntentKey, kind: key, ["key": key])
        }
        if let found = intent["OutputConditionIdentifier"]?.text, let wanted = demands.profile.identifier,
            found != wanted
        {
            findings.add(.preflightCondition, ["found": found, "wanted": wanted])
        }
        guard let profile = intent["DestOutputProfile"], profile.kind == .stream else {
            if demands.standard == .x1a, !(intent["RegistryName"]?.text?.isEmpty ?? true) { return }
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
