import Geometry

/// What PDF/UA-1 and PDF/A-2a ask of the digital edition. The standards were read through implementations and checklists
/// made from them, the Matterhorn Protocol's conditions among these; nothing here judges other makers' files by them.
extension ClauseLedger {
    private static let both: [FileStandard] = [.ua1, .a2a]
    private static let isoUA = "ISO 14289-1"
    private static let isoA = "ISO 19005-2"

    static let access = [
        Clause(
            "access.declared", both, "ISO 14289-1, 5; ISO 19005-2, 6.6.4", [.enforced], [], .error,
            es: "Se declara en XMP, con el esquema de PDF/UA explicado.",
            en: "Declares itself in XMP, the schema of PDF/UA explained."),
        Clause(
            "access.tagged", both, "ISO 14289-1, 7.1", [.enforced], [], .error,
            es: "Todo contenido es parte de la estructura o un artefacto, nunca ambos ni ninguno.",
            en: "All content is part of the structure or an artifact, never both or neither."),
        Clause(
            "access.types", both, "ISO 14289-1, 7.1", [.cannotArise], [], .error,
            es: "Sólo tipos de estructura normalizados.", en: "Standard structure types only."),
        Clause(
            "access.order", both, "ISO 14289-1, 7.1", [.enforced, .userDuty], [], .error,
            es: "El orden de la estructura es el de la lectura.", en: "The structure is in reading order."),
        Clause(
            "access.headings", [.ua1], "ISO 14289-1, 7.4.2", [.enforced], [], .error,
            es: "Los títulos empiezan en el primer nivel y no se saltan ninguno.",
            en: "Headings begin at the first level and skip none."),
        Clause(
            "access.lists", [.ua1], "ISO 14289-1, 7.6", [.enforced], [], .error,
            es: "Las listas tienen elementos con marca y texto, y dicen cómo se numeran.",
            en: "Lists have items with label and body, and say how they are numbered."),
        Clause(
            "access.tables", [.ua1], "ISO 14289-1, 7.5", [.enforced], [], .error,
            es: "Las tablas tienen filas, celdas y encabezados con su alcance.",
            en: "Tables have rows, cells, and heads with their scope."),
        Clause(
            "access.alternatives", both, "ISO 14289-1, 7.3", [.checked], [.webNoAlternative], .warning,
            es: "Cada foto dice en palabras lo que muestra.", en: "Every picture says in words what it shows."),
        Clause(
            "access.alternatives-true", both, isoUA, [.userDuty], [], .error,
            es: "Lo que se dice de una foto es lo que muestra.", en: "What is said of a picture is what it shows."),
        Clause(
            "access.language", both, "ISO 14289-1, 7.2", [.enforced, .userDuty], [], .error,
            es: "El documento dice su idioma.", en: "The document says its language."),
        Clause(
            "access.language-of-parts", both, "ISO 14289-1, 7.2", [.enforced, .userDuty], [], .warning,
            es: "Las palabras en otro idioma dicen cuál.", en: "Words in another language say which."),
        Clause(
            "access.unicode", both, "ISO 14289-1, 7.21.7; ISO 19005-2, 6.2.11.7", [.enforced], [], .error,
            es: "De cada letra se sabe qué carácter es.", en: "Of every glyph it is known what character it is."),
        Clause(
            "access.fonts", both, "ISO 19005-2, 6.2.11", [.enforced], [], .error,
            es: "Las letras van incluidas, con sus anchos exactos.", en: "Fonts are embedded, with their exact widths."),
        Clause(
            "access.title", [.ua1], "ISO 14289-1, 7.1", [.enforced], [], .error,
            es: "La ventana muestra el título, que está en XMP.", en: "The window shows the title, which is in XMP."),
        Clause(
            "access.links", [.ua1], "ISO 14289-1, 7.18.5", [.enforced], [], .error,
            es: "Los enlaces están en la estructura y dicen a dónde van.",
            en: "Links are in the structure and say where they lead."),
        Clause(
            "access.tab-order", [.ua1], "ISO 14289-1, 7.18.3", [.enforced], [], .error,
            es: "Se recorre en el orden de la estructura.", en: "One moves through it in the structure's order."),
        Clause(
            "access.colour", [.a2a], "ISO 19005-2, 6.2.3, 6.2.4", [.enforced], [], .error,
            es: "Color de pantalla con el perfil de sRGB como intención.",
            en: "A screen's colours, with the profile of sRGB as intent."),
        Clause(
            "access.transparency", [.a2a], "ISO 19005-2, 6.2.10", [.cannotArise], [], .error,
            es: "Sin transparencias que no digan en qué color se mezclan.",
            en: "No transparency that does not say in which colours it blends."),
        Clause(
            "access.actions", [.a2a], "ISO 19005-2, 6.5", [.cannotArise], [], .error,
            es: "Sin acciones, guiones ni archivos adjuntos.", en: "No actions, scripts or attached files."),
        Clause(
            "access.encryption", both, isoA, [.cannotArise], [], .error, es: "Sin cifrado.", en: "No encryption."),
        Clause(
            "access.contrast", [.ua1], "ISO 14289-1, 7.1", [.notChecked], [], .warning,
            es: "Lo que se lee contrasta con su fondo.", en: "What is read contrasts with its ground."),
        Clause(
            "access.soft-hyphens", [.ua1], "ISO 32000-1, 14.8.2.2.3", [.enforced], [], .note,
            es: "Las palabras divididas se leen enteras, donde la letra tiene guion opcional.",
            en: "Divided words are read whole, where the face has a soft hyphen."),
    ]
}
