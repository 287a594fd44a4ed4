import Geometry
import PDFSyntax
import PrintModel

/// Judges the output intent: one of GTS_PDFX, with an embedded profile of class `prtr` and four components; PDF/X-1a is
/// content with a registered name in place of the profile.
enum OutputIntentCheck {
    static func check(_ file: PDFFile, _ demands: Demands, _ findings: inout FindingCollector) {
        let intents = (file.root["OutputIntents"]?.elements(limit: 1000) ?? []).filter {
            $0["S"]?.name == StandardTerms.intent
        }
        guard intents.count == 1, let intent = intents.first else {
            findings.add(.preflightOutputIntent, ["found": String(intents.count)])
            return
        }
        for entry in IntentEntry.allCases where entry.isRequired && intent[entry.rawValue]?.text?.isEmpty ?? true {
            findings.add(.preflightIntentKey, kind: entry.rawValue, ["key": entry.rawValue])
        }
        if let found = intent[IntentEntry.identifier.rawValue]?.text, let wanted = demands.profile.identifier,
            found != wanted
        {
            findings.add(.preflightCondition, ["found": found, "wanted": wanted])
        }
        guard let profile = intent["DestOutputProfile"], profile.kind == .stream else {
            let isNamed = !(intent[IntentEntry.registry.rawValue]?.text?.isEmpty ?? true)
            if demands.standard.terms.permit(.namedCondition), isNamed { return }
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
