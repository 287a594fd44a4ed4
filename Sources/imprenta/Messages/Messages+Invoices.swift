import Geometry

/// Messages of reading invoices and tables, and of proving the ledger.
let invoiceMessages: [FindingCode: Message] = [
    .ledgerHeadUnknown: Message(
        es: "El asiento que se anotó aparte ({hash}) no está en la cadena: faltan asientos o el libro es otro.",
        en: "The entry noted elsewhere ({hash}) is not in the chain: entries are missing, or this is another ledger."),
    .ledgerEntryUnreadable: Message(
        es: "El asiento {entry} no se puede leer.",
        en: "Entry {entry} cannot be read."),
    .ledgerChainBroken: Message(
        es: "La cadena se rompe en el asiento {entry}: se cambió, se quitó o se insertó algo.",
        en: "The chain breaks at entry {entry}: something was changed, removed or inserted."),
    .ledgerPostingsDiffer: Message(
        es: "Los movimientos del asiento {entry} no son los que le corresponden.",
        en: "The postings of entry {entry} are not those that follow from it."),
    .ledgerRuleBroken: Message(
        es: "El asiento {entry} no cumple las reglas.",
        en: "Entry {entry} breaks the rules."),
    .ledgerDiffers: Message(
        es: "«{what}» no es lo que resulta de los asientos.",
        en: "“{what}” is not what the entries come to."),
    .ledgerBalance: Message(
        es: "Los saldos de la partida {line} no son la suma de sus movimientos.",
        en: "The balances of line {line} are not the sum of its postings."),
    .ledgerSchema: Message(
        es: "La estructura del libro no es la del programa: {what}.",
        en: "The structure of the ledger is not the program's: {what}."),
    .ledgerAttachmentDiffers: Message(
        es: "El documento guardado {name} cambió.",
        en: "The document {name} that is kept has changed."),
    .ledgerKeptDamaged: Message(
        es: "El libro que había no se podía leer; quedó en {kept}.",
        en: "The ledger that was there could not be read; it is kept in {kept}."),
    .ledgerBackupExists: Message(
        es: "{path} ya existe. Elija otro nombre: un respaldo no se sobrescribe.",
        en: "{path} exists already. Choose another name: a backup is not overwritten."),
    .ledgerBackupOlder: Message(
        es:
            "El libro tiene {entries} asientos que no están todos en el respaldo ({backup}). Restaurarlo los perdería; si así debe ser, use --lose-entries.",
        en:
            "The ledger has {entries} entries, not all of which are in the backup ({backup}). Restoring would lose them; if it must be, use --lose-entries."
    ),
    .estimateNoPrices: Message(
        es: "No hay una lista de precios que sirva en {folder}/. Escriba una por imprenta.",
        en: "There is no usable price list in {folder}/. Write one for each printer."),
    .estimateExpired: Message(
        es: "Los precios vencieron el {date}; no se usaron.",
        en: "The prices expired on {date}; they were not used."),
    .estimateDoesNotFit: Message(
        es: "No se puede acomodar en el pliego de esta lista, y no se usó⟨: hacen falta {needed}⟩.",
        en: "It cannot be imposed on the sheet of this list, which was not used⟨: {needed} are needed⟩."),
    .estimateNoPaper: Message(
        es: "Esta imprenta no tiene «{paper}», y no se usó. Tiene: {papers}.",
        en: "This printer has no “{paper}”, and was not used. It has: {papers}."),
    .estimateLineShort: Message(
        es: "La partida {line} no alcanza para {copies} ejemplares ni con lo más barato: faltan {missing}.",
        en: "The line {line} cannot bear {copies} copies, not even the cheapest: {missing} are missing."),
    .csvQuote: Message(
        es: "Las comillas que se abren aquí no se cierran.",
        en: "The quotes that open here are never closed."),
    .csvEmpty: Message(
        es: "La tabla está vacía.",
        en: "The table is empty."),
    .csvColumn: Message(
        es: "Falta una columna. Su encabezado puede ser: {column}.",
        en: "A column is missing. Its heading may be: {column}."),
    .csvFields: Message(
        es: "La línea tiene {count} valores, más que encabezados. ¿Falta poner comillas?",
        en: "The line has {count} values, more than headings. Are quotes missing?"),
    .csvNoCode: Message(
        es: "A la línea le falta la clave o la meta.",
        en: "The line lacks its code or its goal."),
    .csvCodeTwice: Message(
        es: "La clave {line} ya está en la línea {first}.",
        en: "The code {line} is on line {first} already."),
    .csvAmount: Message(
        es: "«{found}» no es un importe, ni «Gasto Corriente», ni «N/A».",
        en: "“{found}” is no amount, nor “Gasto Corriente”, nor “N/A”."),
    .csvCalendar: Message(
        es: "El calendario de {line} debe tener un importe en cada uno de los doce meses.",
        en: "The calendar of {line} must have an amount in each of the twelve months."),
    .invoiceNotUTF8: Message(
        es: "El archivo no es un XML en UTF-8, como debe ser un CFDI.",
        en: "The file is not XML in UTF-8, as a CFDI must be."),
    .invoiceDocumentType: Message(
        es: "El XML declara un tipo de documento o entidades. Un CFDI no los lleva: no se lee.",
        en: "The XML declares a document type or entities. A CFDI has none: it is not read."),
    .invoiceNotXML: Message(
        es: "El archivo no es un XML bien formado⟨: {problem}⟩.",
        en: "The file is not well-formed XML⟨: {problem}⟩."),
    .invoiceTooManyElements: Message(
        es: "El XML tiene más elementos que cualquier factura.",
        en: "The XML has more elements than any invoice."),
    .invoiceNotCFDI: Message(
        es: "El XML no es un CFDI 4.0: empieza con «{found}».",
        en: "The XML is not a CFDI 4.0: it begins with “{found}”."),
    .invoiceVersion: Message(
        es: "La versión es {found}; se acepta 4.0.",
        en: "The version is {found}; 4.0 is accepted."),
    .invoiceElementMissing: Message(
        es: "Falta {element}.",
        en: "{element} is missing."),
    .invoiceAttributeMissing: Message(
        es: "En {element} falta {attribute}.",
        en: "{attribute} is missing in {element}."),
    .invoiceAttributeBad: Message(
        es: "En {element}, {attribute} no puede ser «{found}».",
        en: "In {element}, {attribute} cannot be “{found}”."),
    .invoiceNotStamped: Message(
        es: "El CFDI no está timbrado: no lleva un TimbreFiscalDigital.",
        en: "The CFDI is not stamped: it has no TimbreFiscalDigital."),
    .invoiceSealDiffers: Message(
        es:
            "El SelloCFD del timbre no es el Sello del comprobante: el timbre puede ser de otro. No lo pague sin verificarlo ante el SAT.",
        en:
            "The stamp's SelloCFD is not the CFDI's Sello: the stamp may belong to another. Do not pay it before verifying it with the tax office."
    ),
    .invoiceNoForm: Message(
        es: "Falta FormaPago, que acompaña a MetodoPago {method}. Pida al proveedor que lo confirme.",
        en: "FormaPago is missing, which goes with MetodoPago {method}. Ask the supplier to confirm it."),
    .invoiceStampedBefore: Message(
        es: "Se timbró ({stamped}) antes de expedirse ({date}).",
        en: "It was stamped ({stamped}) before it was issued ({date})."),
    .invoiceStampedLate: Message(
        es: "Se timbró ({stamped}) más de 72 horas después de expedirse ({date}). Verifíquelo ante el SAT.",
        en: "It was stamped ({stamped}) more than 72 hours after it was issued ({date}). Verify it with the tax office."
    ),
    .invoiceOtherReceiver: Message(
        es: "La factura es para {found}, no para nosotros ({expected}).",
        en: "The invoice is for {found}, not for us ({expected})."),
    .invoiceType: Message(
        es: "El tipo de comprobante {found} no se registra: se aceptan I, E y P.",
        en: "The type {found} is not filed: I, E and P are."),
    .invoiceCurrency: Message(
        es: "La moneda es {found}; debe ser {expected}.",
        en: "The currency is {found}; it must be {expected}."),
    .invoiceMethod: Message(
        es: "MetodoPago {method} no va con FormaPago {form}: PPD lleva 99; PUE, la forma en que se pagó.",
        en: "MetodoPago {method} does not go with FormaPago {form}: PPD has 99; PUE, the way it was paid."),
    .invoiceArithmetic: Message(
        es: "{what} debe ser {expected}; dice {found}.",
        en: "{what} must be {expected}; it says {found}."),
    .invoiceRounding: Message(
        es: "{what} dice {found}; con lo escrito da {expected}. El redondeo lo explica.",
        en: "{what} says {found}; what is written gives {expected}. Rounding explains it."),
    .invoiceBase: Message(
        es: "La base del impuesto es {found}; el concepto cuesta {expected}. Pida al proveedor que lo explique.",
        en: "The base of the tax is {found}; the item costs {expected}. Ask the supplier to explain."),
    .invoiceCertificate: Message(
        es: "El certificado que trae no nombra al emisor {rfc}. Verifíquelo ante el SAT.",
        en: "The certificate in it does not name the issuer {rfc}. Verify it with the tax office."),
    .invoiceVerifyAtSAT: Message(
        es: "Los sellos sólo los comprueba el SAT: {address}",
        en: "Only the tax office proves the seals: {address}"),
]
