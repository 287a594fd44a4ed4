import Digests
import Foundation
import Geometry
import PrintModel

extension CFDIReading {
    /// Who, to whom, when, how much; stamped by the tax office's provider and meant for us.
    func facts(receiver ours: String, sha256: String) -> InvoiceFacts? {
        checkRequired()
        let issuer = root.child("Emisor")
        let issuerRFC = rfc(of: issuer, called: "Emisor")
        let receiver = rfc(of: root.child("Receptor"), called: "Receptor")
        if let receiver, receiver != ours {
            note(.invoiceOtherReceiver, at: root.child("Receptor"), ["found": receiver, "expected": ours])
        }
        let type = type()
        checkCurrency(type)
        checkMethod(type)
        let date = moment("Fecha", of: root)
        let seal = text("Sello", of: root)
        let stamp = stamp(date: date, seal: seal)
        let total = money("Total", of: root)
        let withheld = withheld()
        guard let issuer, let issuerRFC, let receiver, let type, let date, let seal, let stamp, let total, let withheld
        else { return nil }
        checkCertificate(of: issuerRFC)
        sayWhereToVerify(stamp, issuerRFC, receiver, seal)
        let folio = [root.attributes["Serie"], root.attributes["Folio"]].compactMap { $0 }.joined(separator: " ")
        return InvoiceFacts(
            type: type, uuid: stamp, issuer: issuerRFC, issuerName: issuer.attributes["Nombre"] ?? issuerRFC,
            receiver: receiver, folio: folio.isEmpty ? nil : folio, date: String(date.prefix(10)), total: total,
            withheld: withheld, method: root.attributes["MetodoPago"],
            seal: Digest.of(seal), sha256: sha256)
    }

    private func type() -> String? {
        guard let type = text("TipoDeComprobante", of: root) else { return nil }
        if ["I", "E", "P"].contains(type) { return type }
        note(.invoiceType, ["found": type])
        return nil
    }

    private func checkCurrency(_ type: String?) {
        guard let currency = text("Moneda", of: root) else { return }
        let expected = type == "P" ? "XXX" : "MXN"
        if currency != expected { note(.invoiceCurrency, ["found": currency, "expected": expected]) }
        if let rate = optional("TipoCambio", of: root), type == "P" || rate.millionths != 1_000_000 {
            note(
                .invoiceAttributeBad,
                ["attribute": "TipoCambio", "element": root.name, "found": root.attributes["TipoCambio"] ?? ""])
        }
    }

    /// Paid at once with a known means, or later with `99`.
    private func checkMethod(_ type: String?) {
        guard type == "I" || type == "E" else { return }
        guard let method = text("MetodoPago", of: root) else { return }
        if !["PUE", "PPD"].contains(method) { return note(.invoiceMethod, ["method": method, "form": "—"]) }
        // The schema lets it be left out; the tax office's own rules do not.
        guard let form = root.attributes["FormaPago"] else { return note(.invoiceNoForm, .warning, ["method": method]) }
        let isRight = method == "PUE" && form != "99" || method == "PPD" && form == "99" && type == "I"
        if !isRight { note(.invoiceMethod, ["method": method, "form": form]) }
    }

    /// The fiscal folio of the tax office's stamp (Timbre Fiscal Digital 1.1).
    private func stamp(date: String?, seal: String?) -> String? {
        let stamps = root.all("Complemento").flatMap(\.children)
            .filter { $0.name == "TimbreFiscalDigital" && $0.namespace == CFDIReading.stamps }
        guard let stamp = stamps.first, stamps.count == 1 else {
            note(.invoiceNotStamped)
            return nil
        }
        if stamp.attributes["Version"] != "1.1" {
            note(
                .invoiceAttributeBad, at: stamp,
                ["attribute": "Version", "element": stamp.name, "found": stamp.attributes["Version"] ?? "—"])
        }
        _ = (text("SelloSAT", of: stamp), text("NoCertificadoSAT", of: stamp), text("RfcProvCertif", of: stamp))
        if let own = text("SelloCFD", of: stamp), let seal, own != seal {
            note(.invoiceSealDiffers, .warning, at: stamp, [:])
        }
        if let stamped = moment("FechaTimbrado", of: stamp), let date {
            if stamped < date {
                note(.invoiceStampedBefore, at: stamp, ["date": date, "stamped": stamped])
            } else if CFDIReading.hours(from: date, to: stamped) > 72 {
                note(.invoiceStampedLate, .warning, at: stamp, ["date": date, "stamped": stamped])
            }
        }
        return uuid("UUID", of: stamp)
    }

    /// Whole hours between two moments of the same zone.
    private static func hours(from first: String, to second: String) -> Int {
        func hours(_ moment: String) -> Int {
            let days = CivilDate(moment.prefix(10)).map(\.dayNumber) ?? 0
            return days * 24 + (Int(moment.dropFirst(11).prefix(2)) ?? 0)
        }
        return hours(second) - hours(first)
    }

    /// Federal taxes withheld, and local ones.
    private func withheld() -> Centavos? {
        var sum = 0
        if let taxes = root.child("Impuestos"), let amount = optional("TotalImpuestosRetenidos", of: taxes) {
            guard let centavos = amount.centavos else {
                return bad("TotalImpuestosRetenidos", taxes.attributes["TotalImpuestosRetenidos"] ?? "", taxes)
            }
            sum += centavos.count
        }
        for local in localTaxes {
            guard let amount = money("TotaldeRetenciones", of: local) else { return nil }
            sum += amount.count
        }
        return Centavos(sum)
    }

    /// The complement of state and municipal taxes, where there is one.
    var localTaxes: [XMLElement] {
        root.all("Complemento").flatMap(\.children)
            .filter { $0.name == "ImpuestosLocales" && $0.namespace == CFDIReading.localTaxes }
    }

    /// The certificate that comes with it names whom it was issued to, in the clear.
    private func checkCertificate(of issuer: String) {
        let text = root.attributes["Certificado"] ?? ""
        let bytes = Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data()
        if bytes.range(of: Data(issuer.utf8)) == nil { note(.invoiceCertificate, .warning, ["rfc": issuer]) }
    }

    /// The seals themselves are proven by the tax office, at the address it prints as a code on every invoice.
    private func sayWhereToVerify(_ uuid: String, _ issuer: String, _ receiver: String, _ seal: String) {
        var address = URLComponents(string: "https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx")
        address?.queryItems = [
            URLQueryItem(name: "id", value: uuid), URLQueryItem(name: "re", value: issuer),
            URLQueryItem(name: "rr", value: receiver), URLQueryItem(name: "tt", value: root.attributes["Total"]),
            URLQueryItem(name: "fe", value: String(seal.suffix(8))),
        ]
        note(.invoiceVerifyAtSAT, .note, ["address": address?.string ?? ""])
    }
}
