import Geometry

/// What is owed, late, changed or damaged, in words.
let revisionMessages: [FindingCode: Message] = [
    .askMissing: Message(
        es: "{area} no ha entregado «{what}»⟨; vence el {due}⟩.",
        en: "{area} has not handed in “{what}”⟨; it is due on {due}⟩."),
    .askLate: Message(
        es: "{area} debía entregar «{what}» el {due}: lleva {days} días de retraso.",
        en: "{area} should have handed in “{what}” on {due}: it is {days} days late."),
    .askWords: Message(
        es: "«{what}» tiene {count} palabras; se pidieron de {low} a {high}.",
        en: "“{what}” has {count} words; {low} to {high} were asked for."),
    .askPhotos: Message(
        es: "«{what}» tiene {count} fotos; se pidieron de {low} a {high}.",
        en: "“{what}” has {count} photos; {low} to {high} were asked for."),
    .askEmpty: Message(
        es: "La publicación no dice qué debe entregar cada área. Escríbalo bajo «asks».",
        en: "The publication does not say what each area owes. Write it under “asks”."),
    .revisionLocked: Message(
        es:
            "El reporte cambió después de que {by} lo aprobó el {at}⟨; cambió: {parts}⟩⟨; archivos: {photos}⟩. Vuelva al texto aprobado, o reábralo: imprenta report reopen {report} --reason …",
        en:
            "The report changed after {by} approved it on {at}⟨; what changed: {parts}⟩⟨; files: {photos}⟩. Go back to what was approved, or reopen it: imprenta report reopen {report} --reason …"
    ),
    .revisionUnrecorded: Message(
        es:
            "El reporte cambió desde la versión {version} ({at}) y el cambio no está registrado. Regístrelo: imprenta report correct {report} --reason …",
        en:
            "The report changed since version {version} ({at}) and the change is not recorded. Record it: imprenta report correct {report} --reason …"
    ),
    .revisionNothing: Message(
        es: "Nada cambió⟨ desde la versión {version}⟩: no se registró nada.",
        en: "Nothing changed⟨ since version {version}⟩: nothing was recorded."),
    .revisionRefused: Message(
        es: "No se puede ahora: {why}⟨ (lo aprobó {by} el {at})⟩.",
        en: "That cannot be done now: {why}⟨ ({by} approved it on {at})⟩."),
    .revisionNoVersion: Message(
        es: "No hay versión {version} de {report}; las registradas son {count}.",
        en: "There is no version {version} of {report}; {count} are recorded."),
    .revisionNoRound: Message(
        es: "No hay ronda {round}; las registradas son {count}. Sin --round se hace la siguiente.",
        en: "There is no round {round}; {count} are recorded. Without --round the next is made."),
    .revisionRoundKept: Message(
        es: "Nada cambió desde la ronda {round}: se imprime otra vez la misma.",
        en: "Nothing changed since round {round}: the same is printed again."),
    .revisionNoAuthor: Message(
        es: "Diga con --by quién lo hace: una oficina o un cargo.",
        en: "Say with --by who does it: an office or a post."),
    .revisionAltered: Message(
        es:
            "La línea {entry} de la bitácora no está como se escribió. Recupérela de un respaldo, o deje constancia: imprenta report mend --reason …",
        en:
            "Line {entry} of the log is not as it was written. Restore it from a backup, or take note of it: imprenta report mend --reason …"
    ),
    .revisionTorn: Message(
        es: "La línea {entry} de la bitácora quedó a medias: se interrumpió al escribirla. Lo anterior está completo.",
        en: "Line {entry} of the log is cut short: writing it was interrupted. What comes before is whole."),
    .revisionCut: Message(
        es:
            "A la bitácora le faltan {count} líneas del final. Recupérelas de un respaldo, o deje constancia: imprenta report mend --reason …",
        en:
            "The log lacks its last {count} lines. Restore them from a backup, or take note of it: imprenta report mend --reason …"
    ),
    .revisionObjectMissing: Message(
        es: "Falta {file}, el texto guardado de una versión. Recupérelo de un respaldo.",
        en: "{file}, the text kept of a version, is missing. Restore it from a backup."),
    .revisionObjectDamaged: Message(
        es: "{file} no es el texto que se guardó. Recupérelo de un respaldo.",
        en: "{file} is not the text that was kept. Restore it from a backup."),
]

/// Names of the parts of a report, and of reasons, which findings use as values of their own.
let revisionTerms: [String: Message] = [
    "kicker": Message(es: "antetítulo", en: "kicker"), "title": Message(es: "título", en: "title"),
    "deck": Message(es: "sumario", en: "deck"), "text": Message(es: "texto", en: "text"),
    "caption": Message(es: "pie de foto", en: "caption"), "credit": Message(es: "crédito", en: "credit"),
    "alt": Message(es: "texto alternativo", en: "alternative text"), "quote": Message(es: "cita", en: "quotation"),
    "figure": Message(es: "cifra", en: "figure"), "table": Message(es: "tabla", en: "table"),
    "place": Message(es: "lugar", en: "place"), "date": Message(es: "fecha", en: "date"),
    "photo-list": Message(es: "lista de fotos", en: "list of photos"),
    "priority": Message(es: "prioridad", en: "priority"), "section": Message(es: "sección", en: "section"),
    "file": Message(es: "archivo", en: "file"),
    "approved": Message(
        es: "está aprobado; reábralo antes", en: "it is approved; reopen it first"),
    "not-approved": Message(es: "no está aprobado", en: "it is not approved"),
]
