import Foundation
import PrintModel

/// CFDI 4.0 as suppliers make them, invented, with right sums; sealed with words instead of signatures.
enum Receipts {
    /// One item at 16 %, optionally with income tax withheld (1.25 %) and related CFDI.
    static func invoice(
        pesos: Int = 12_000, uuid: String = UUID().uuidString, type: String = "I", method: String = "PUE",
        receiver: String = House.rfc, issuer: String = House.printer, folio: String = "101",
        date: String = "2024-07-12", withholds: Bool = false, relation: (type: String, uuid: String)? = nil
    ) -> String {
        let base = pesos * 100
        let tax = base * 16 / 100
        let withheld = withholds ? base * 125 / 10_000 : 0
        func money(_ centavos: Int) -> String { Centavos(centavos).plain }
        let retention =
            withholds
            ? "<cfdi:Retenciones><cfdi:Retencion Base=\"\(money(base))\" Impuesto=\"001\" TipoFactor=\"Tasa\" TasaOCuota=\"0.012500\" Importe=\"\(money(withheld))\"/></cfdi:Retenciones>"
            : ""
        let sum =
            withholds
            ? "<cfdi:Retenciones><cfdi:Retencion Impuesto=\"001\" Importe=\"\(money(withheld))\"/></cfdi:Retenciones>"
            : ""
        let total = withholds ? " TotalImpuestosRetenidos=\"\(money(withheld))\"" : ""
        let related =
            relation.map {
                "<cfdi:CfdiRelacionados TipoRelacion=\"\($0.type)\"><cfdi:CfdiRelacionado UUID=\"\($0.uuid)\"/></cfdi:CfdiRelacionados>"
            } ?? ""
        let seal = "sello-\(issuer)-\(folio)-\(date)-\(base)-\(type)"
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" Version="4.0" Serie="A" Folio="\(folio)" Fecha="\(date)T10:00:00" Sello="\(seal)" NoCertificado="30001000000500003416" Certificado="\(certificate(issuer))" FormaPago="\(method == "PPD" ? "99" : "03")" SubTotal="\(money(base))" Moneda="MXN" Total="\(money(base + tax - withheld))" TipoDeComprobante="\(type)" Exportacion="01" MetodoPago="\(method)" LugarExpedicion="92600">
              \(related)
              <cfdi:Emisor Rfc="\(issuer)" Nombre="IMPRENTA DEL NORTE" RegimenFiscal="601"/>
              <cfdi:Receptor Rfc="\(receiver)" Nombre="MUNICIPIO DE AMATLAN" DomicilioFiscalReceptor="92600" RegimenFiscalReceptor="603" UsoCFDI="G03"/>
              <cfdi:Conceptos>
                <cfdi:Concepto ClaveProdServ="82121500" Cantidad="1500" ClaveUnidad="H87" Descripcion="Gaceta" ValorUnitario="\(unitPrice(base))" Importe="\(money(base))" ObjetoImp="02">
                  <cfdi:Impuestos><cfdi:Traslados><cfdi:Traslado Base="\(money(base))" Impuesto="002" TipoFactor="Tasa" TasaOCuota="0.160000" Importe="\(money(tax))"/></cfdi:Traslados>\(retention)</cfdi:Impuestos>
                </cfdi:Concepto>
              </cfdi:Conceptos>
              <cfdi:Impuestos\(total) TotalImpuestosTrasladados="\(money(tax))">\(sum)<cfdi:Traslados><cfdi:Traslado Base="\(money(base))" Impuesto="002" TipoFactor="Tasa" TasaOCuota="0.160000" Importe="\(money(tax))"/></cfdi:Traslados></cfdi:Impuestos>
              <cfdi:Complemento>\(stamp(uuid, seal, date))</cfdi:Complemento>
            </cfdi:Comprobante>
            """
    }

    /// The CFDI of one payment of one invoice, all at 16 %; `paid` is a multiple of 1.16 pesos.
    static func payment(
        of invoice: String, number: Int, before: Int, paid: Int, uuid: String = UUID().uuidString,
        date: String = "2024-07-25"
    ) -> String {
        func money(_ centavos: Int) -> String { Centavos(centavos).plain }
        let base = paid * 100 / 116
        let tax = paid - base
        let seal = "pago-\(invoice)-\(number)-\(paid)"
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" xmlns:pago20="http://www.sat.gob.mx/Pagos20" Version="4.0" Fecha="\(date)T10:00:00" Sello="\(seal)" NoCertificado="30001000000500003416" Certificado="\(certificate(House.printer))" SubTotal="0" Moneda="XXX" Total="0" TipoDeComprobante="P" Exportacion="01" LugarExpedicion="92600">
              <cfdi:Emisor Rfc="\(House.printer)" Nombre="IMPRENTA DEL NORTE" RegimenFiscal="601"/>
              <cfdi:Receptor Rfc="\(House.rfc)" Nombre="MUNICIPIO DE AMATLAN" DomicilioFiscalReceptor="92600" RegimenFiscalReceptor="603" UsoCFDI="CP01"/>
              <cfdi:Conceptos><cfdi:Concepto ClaveProdServ="84111506" Cantidad="1" ClaveUnidad="ACT" Descripcion="Pago" ValorUnitario="0" Importe="0" ObjetoImp="01"/></cfdi:Conceptos>
              <cfdi:Complemento>
                <pago20:Pagos Version="2.0">
                  <pago20:Totales TotalTrasladosBaseIVA16="\(money(base))" TotalTrasladosImpuestoIVA16="\(money(tax))" MontoTotalPagos="\(money(paid))"/>
                  <pago20:Pago FechaPago="\(date)T09:00:00" FormaDePagoP="03" MonedaP="MXN" TipoCambioP="1" Monto="\(money(paid))">
                    <pago20:DoctoRelacionado IdDocumento="\(invoice)" MonedaDR="MXN" EquivalenciaDR="1" NumParcialidad="\(number)" ImpSaldoAnt="\(money(before))" ImpPagado="\(money(paid))" ImpSaldoInsoluto="\(money(before - paid))" ObjetoImpDR="02">
                      <pago20:ImpuestosDR><pago20:TrasladosDR><pago20:TrasladoDR BaseDR="\(money(base))" ImpuestoDR="002" TipoFactorDR="Tasa" TasaOCuotaDR="0.160000" ImporteDR="\(money(tax))"/></pago20:TrasladosDR></pago20:ImpuestosDR>
                    </pago20:DoctoRelacionado>
                    <pago20:ImpuestosP><pago20:TrasladosP><pago20:TrasladoP BaseP="\(money(base))" ImpuestoP="002" TipoFactorP="Tasa" TasaOCuotaP="0.160000" ImporteP="\(money(tax))"/></pago20:TrasladosP></pago20:ImpuestosP>
                  </pago20:Pago>
                </pago20:Pagos>
                \(stamp(uuid, seal, date))
              </cfdi:Complemento>
            </cfdi:Comprobante>
            """
    }

    private static func stamp(_ uuid: String, _ seal: String, _ date: String) -> String {
        """
        <tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" Version="1.1" UUID="\(uuid.lowercased())" FechaTimbrado="\(date)T10:05:00" RfcProvCertif="SAT970701NN3" SelloCFD="\(seal)" NoCertificadoSAT="30001000000500003456" SelloSAT="sat-\(uuid)"/>
        """
    }

    private static func certificate(_ rfc: String) -> String {
        Data("cert \(rfc) / XXXX000000".utf8).base64EncodedString()
    }

    /// Millionths of a peso for one of 1,500, exactly where it can be.
    private static func unitPrice(_ base: Int) -> String {
        let millionths = base * 10_000 / 1_500
        let digits = String(millionths % 1_000_000)
        return "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
    }
}
