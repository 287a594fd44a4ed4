/// A small whole layout for tests to spoil; its fonts and dictionary lie beside it.
let layoutText = """
    page:
      trim: [216mm, 279mm]
      bleed: 3mm
      margins: {top: 21mm, bottom: 16mm, inside: 16mm, outside: 14mm}
      multiple: 4

    grid: {columns: 12, gutter: 5mm}
    leading: 12pt

    fonts: [letras]
    hyphenation: {es: es.dic}

    inks:
      negro: {cmyk: [0, 0, 0, 100], overprint: true}
      guinda: {cmyk: [25, 100, 65, 25]}
      arena: {spot: PANTONE 7500 C, cmyk: [0, 3, 10, 4], tint: 50}

    styles:
      body: {font: Vollkorn, size: 9.2pt, leading: 12pt, align: justify, indent: 10pt, hyphenate: true, features: "onum=1"}
      title: {font: Lato, weight: 900, italic: true, size: 30pt, leading: 30pt, ink: guinda, capitals: true, tracking: 80}

    front:
      - name: cover
        elements:
          - {text: "{title}", style: title, frame: [38mm, 10mm, 164mm, 20mm], anchor: middle}
          - {art: escudo, frame: [14mm, 9mm, 20mm, 24mm], inks: {negro: guinda}}
          - {photo: true, frame: [0mm, 39mm, 216mm, 133mm]}
          - {panel: arena, side: left, frame: [0mm, 172mm, 216mm, 64mm]}
          - {lead: true, frame: [14mm, 178mm, 188mm, 54mm], styles: {kicker: body}}
          - {notices: 3, columns: 3, frame: [14mm, 184mm, 188mm, 40mm]}

    inside:
      name: story
      elements: []

    story:
      styles: {body: body, list: body, subhead: body, kicker: body, deck: body, byline: body, caption: body, credit: body, quote: body, quote-who: body, figure-value: body, figure-label: body, table-head: body, table-cell: body, brief-title: body, brief-body: body, section-title: title, section-deck: body, notice-title: body, notice-text: body, drop-cap: title}
      inks: {rule: negro, section-rule: guinda, notice-panel: arena, figure-rule: guinda, icon: guinda}
      gap: [2, 3]
      opening: {rows: 5, new-page: true}
      end-mark: fin
      briefs-title: Breves
      notice-rows: [8, 16]

    patterns:
      - name: gran-3
        span: 12
        columns: 3
        headline: title
        headline-lines: 2
        photos: [{place: top, columns: [2, 3], rows: [12, 26]}]
        quote: 1
        figures: column
        drop-cap: 3
        priority: [1, 3]

    """
