/// Small valid texts of a workspace's files, which tests take and spoil.
public enum SampleTexts {
    /// An `imprenta.yml` with two areas and two sections.
    public static let settings = """
        municipality: {name: H. Ayuntamiento de Prueba, place: Prueba, language: es}
        areas:
          obras: {name: Obras Públicas, phone: "ext. 1"}
          salud: {name: Salud}
        sections:
          servicios: {title: Servicios, deck: Lo de todos los días}
          bienestar: {title: Bienestar}
        conditions: {default: coated-offset}

        """

    /// A publication that takes everything of 2024.
    public static let publication = """
        layout: gazette
        title: Gaceta
        number: 1
        date: 2024-07-01
        select: {from: 2024-01-01, to: 2024-12-31}

        """

    /// A report. Every argument is written as it is given.
    public static func report(
        title: String = "Un puente", section: String = "servicios", priority: Int = 3, date: String = "2024-05-01",
        more: String = "", body: String = "El puente quedó listo antes de la lluvia."
    ) -> String {
        """
        ---
        title: \(title)
        section: \(section)
        date: \(date)
        priority: \(priority)
        \(more.isEmpty ? "place: Prueba" : more)
        ---
        \(body)

        """
    }

    /// The files of a workspace with one report and one publication.
    public static var workspace: [String: String] {
        [
            "imprenta.yml": settings, "publications/gaceta.yml": publication,
            "reports/obras/puente/report.md": report(),
        ]
    }
}
