#!/usr/bin/env python3
"""Makes assets/sample/submissions/inbox again: files as areas send them, made of the sample's own reports.

    Tests/sample/submissions.py [assets/sample]

Needs LibreOffice (apt-get install libreoffice-writer libreoffice-calc --no-install-recommends), pandoc, libvips-tools,
poppler-utils, and the sample's packages of photographs. Nothing else needs them: what it makes is in the repository.
LibreOffice writes its own dates into what it saves, so the bytes differ from run to run; the words do not.

Each file has faults that real ones have; they are named where they are put in.
"""

import base64
import html
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "assets/sample")
INBOX = ROOT / "submissions" / "inbox"
PHOTOS = pathlib.Path("/usr/share/backgrounds")
WORK = pathlib.Path(tempfile.mkdtemp())


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def report(path):
    """The front matter's plain values and the paragraphs of a report of the sample."""
    text = (ROOT / "reports" / path / "report.md").read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    values = dict(re.findall(r"^(\w+): (?!\|)(.+)$", front, re.M))
    body = re.sub(r"```.*?```\n?", "", body, flags=re.S)
    body = re.sub(r" ?\(\[véase\]\([^)]*\)\)", "", body)
    return {k: v.strip('"') for k, v in values.items()}, [p for p in body.strip().split("\n\n") if p]


# --- Faults -----------------------------------------------------------------------------------------------------------

def typed(text):
    """As people type: straight quotation marks, three dots, a double space after every third stop."""
    text = re.sub(r"[«»“”]", '"', text).replace("…", "...")
    stops = iter(range(1, 10_000))
    return re.sub(r"\. (?=[A-ZÁÉÍÓÚ])", lambda m: ".  " if next(stops) % 3 == 0 else ". ", text)


MONTHS = ("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre").split()


def dateline(values):
    year, month, day = values["date"].split("-")
    return f"{values['place']}, Ver., a {int(day)} de {MONTHS[int(month) - 1]} de {year}"


# --- OpenDocument, written flat and saved by LibreOffice ----------------------------------------------------------------

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.%s">
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<number:currency-style style:name="NM"><number:text>$</number:text>
<number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:currency-style>
<style:style style:name="M" style:family="table-cell" style:data-style-name="NM"/>
</office:automatic-styles>
"""


def inline(text):
    text = html.escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r'<text:span text:style-name="B">\1</text:span>', text)
    text = re.sub(r"\*(.+?)\*", r'<text:span text:style-name="I">\1</text:span>', text)
    return re.sub(r"  +", lambda m: ' <text:s text:c="%d"/>' % (len(m.group()) - 1), text)


def paragraph(text):
    return f"<text:p>{inline(text)}</text:p>"


def picture(path, width_cm, height_cm):
    data = base64.b64encode(pathlib.Path(path).read_bytes()).decode()
    return (f'<text:p><draw:frame text:anchor-type="as-char" svg:width="{width_cm}cm" svg:height="{height_cm}cm">'
            f'<draw:image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame></text:p>')


def body_of(paragraphs):
    """The report's paragraphs with its structure faked: subheads in bold, items with a hyphen, tables as they are."""
    parts = []
    for text in paragraphs:
        if text.startswith("## "):
            parts.append(paragraph("**" + text[3:] + "**"))
        elif text.startswith("- "):
            parts += [paragraph("- " + typed(item[2:])) for item in text.split("\n")]
        elif text.startswith("|"):
            parts.append(word_table([[c.strip() for c in row.strip("|").split("|")] for row in text.split("\n")
                                     if not re.match(r"^\|[-:| ]+\|$", row)]))
        elif not text.startswith(("Tabla:", "Fuente:", "Nota:", ">")):
            parts.append(paragraph(typed(text)))
    return parts


def word_table(rows, merge_first=None):
    """A table; with `merge_first`, a first row of one cell over all columns."""
    width = len(rows[0])
    cells = ""
    if merge_first:
        cells += (f'<table:table-row><table:table-cell table:number-columns-spanned="{width}">{paragraph(merge_first)}'
                  f'</table:table-cell>{"<table:covered-table-cell/>" * (width - 1)}</table:table-row>')
    for row in rows:
        cells += "<table:table-row>" + "".join(
            f"<table:table-cell>{paragraph(c)}</table:table-cell>" for c in row) + "</table:table-row>"
    return f'<table:table><table:table-column table:number-columns-repeated="{width}"/>{cells}</table:table>'


def text_file(target, parts, tracked=""):
    source = WORK / "document.fodt"
    source.write_text(HEAD % "text" + f"<office:body><office:text>{tracked}{''.join(parts)}</office:text></office:body>"
                      "</office:document>", encoding="utf-8")
    saved(source, target)


def saved(source, target):
    target = INBOX / target
    target.parent.mkdir(parents=True, exist_ok=True)
    kind = target.suffix[1:]
    filters = {"docx": "docx:MS Word 2007 XML", "odt": "odt", "xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods"}
    run("soffice", f"-env:UserInstallation=file://{WORK}/profile", "--headless", "--convert-to", filters[kind],
        "--outdir", str(WORK / "out"), str(source))
    shutil.move(str(WORK / "out" / (source.stem + "." + kind)), target)


def sheet_file(target, sheets):
    """A workbook: rows of texts and numbers by the names of its sheets; a row of one text stands merged over all."""
    body = ""
    for name, rows in sheets.items():
        width = max(len(row) for row in rows)
        body += f'<table:table table:name="{name}"><table:table-column table:number-columns-repeated="{width}"/>'
        for row in rows:
            body += "<table:table-row>"
            if len(row) == 1 and width > 1:
                body += (f'<table:table-cell table:number-columns-spanned="{width}" office:value-type="string">'
                         f"{paragraph(row[0])}</table:table-cell>"
                         f'<table:covered-table-cell table:number-columns-repeated="{width - 1}"/>')
            else:
                for cell in row:
                    if isinstance(cell, (int, float)):
                        body += (f'<table:table-cell table:style-name="M" office:value-type="currency" '
                                 f'office:value="{cell}"/>')
                    else:
                        body += (f'<table:table-cell office:value-type="string">{paragraph(cell)}</table:table-cell>'
                                 if cell else "<table:table-cell/>")
            body += "</table:table-row>"
        body += "</table:table>"
    source = WORK / "book.fods"
    source.write_text(HEAD % "spreadsheet" + f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
                      "</office:document>", encoding="utf-8")
    saved(source, target)


# --- Photographs --------------------------------------------------------------------------------------------------------

def photo(name, target, width, quality=58, exif=None, turned=False):
    """A reduced copy. `turned`: stored on its side, with an orientation that says so."""
    target = INBOX / target
    target.parent.mkdir(parents=True, exist_ok=True)
    source = next(PHOTOS.rglob(name))
    small = WORK / "small.v"
    run("vipsthumbnail", str(source), "--size", f"{width}x", "-o", str(small))
    if turned:
        run("vips", "rot", str(small), str(WORK / "turned.v"), "d270")
        small = WORK / "turned.v"
    option = f"[Q={quality},strip]"
    run("vips", "copy", str(small), f"{target}{option}")
    if exif:
        data = target.read_bytes()
        target.write_bytes(data[:2] + exif + data[2:])


def telephone(day, position=True, orientation=1):
    """What a telephone writes beside a photograph: which, when, and where."""
    stamp = day.replace("-", ":").encode() + b" 10:15:30\0"
    make, model = b"Telefono\0\0\0\0", b"Modelo 7\0\0\0\0"
    entries0 = 5 if position else 4
    at = 8 + 2 + entries0 * 12 + 4
    make_at, model_at, exif_at = at, at + len(make), at + len(make) + len(model)
    stamp_at = exif_at + 2 + 12 + 4
    gps_at = stamp_at + len(stamp)
    gps_data = gps_at + 2 + 4 * 12 + 4

    def entry(tag, kind, count, value):
        return struct.pack("<HHI", tag, kind, count) + value

    long = lambda n: struct.pack("<I", n)
    ifd0 = [entry(0x010F, 2, len(make), long(make_at)), entry(0x0110, 2, len(model), long(model_at)),
            entry(0x0112, 3, 1, struct.pack("<HH", orientation, 0)), entry(0x8769, 4, 1, long(exif_at))]
    if position:
        ifd0.append(entry(0x8825, 4, 1, long(gps_at)))
    body = b"II*\0" + long(8) + struct.pack("<H", len(ifd0)) + b"".join(ifd0) + long(0) + make + model
    body += struct.pack("<H", 1) + entry(0x9003, 2, len(stamp), long(stamp_at)) + long(0) + stamp
    if position:
        degrees = lambda d, m, s: struct.pack("<6I", d, 1, m, 1, s, 1)
        gps = [entry(1, 2, 2, b"N\0\0\0"), entry(2, 5, 3, long(gps_data)), entry(3, 2, 2, b"W\0\0\0"),
               entry(4, 5, 3, long(gps_data + 24))]
        body += struct.pack("<H", 4) + b"".join(gps) + long(0) + degrees(20, 41, 7) + degrees(97, 38, 52)
    body = b"Exif\0\0" + body
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def table_picture(rows):
    """A table as people paste it: a picture of a spreadsheet."""
    source = WORK / "pasted.md"
    source.write_text("\n".join("| " + " | ".join(r) + " |" + ("\n|" + "---|" * len(r) if i == 0 else "")
                                for i, r in enumerate(rows)), encoding="utf-8")
    lines = "".join(f"<tr>{''.join(f'<td>{html.escape(c)}</td>' for c in row)}</tr>" for row in rows)
    page = WORK / "pasted.html"
    page.write_text(f"<html><body><table border='1' cellspacing='0' cellpadding='6'>{lines}</table></body></html>",
                    encoding="utf-8")
    run("soffice", f"-env:UserInstallation=file://{WORK}/profile", "--headless", "--convert-to",
        "pdf:writer_web_pdf_Export", "--outdir", str(WORK), str(page))
    run("pdftoppm", "-r", "110", "-gray", "-png", "-singlefile", str(WORK / "pasted.pdf"), str(WORK / "page"))
    run("vips", "find_trim", str(WORK / "page.png"))
    box = subprocess.run(["vips", "find_trim", str(WORK / "page.png")], capture_output=True, text=True).stdout.split()
    run("vips", "crop", str(WORK / "page.png"), str(WORK / "table.png"), *box)
    return WORK / "table.png"


def screen():
    """A telephone's screen with a message on it."""
    svg = WORK / "screen.svg"
    lines = ["Jefa, ya quedó lo de la feria", "El sábado vamos 46 puestos", "¿A qué hora mando las fotos?", "Hoy antes de las 6"]
    bubbles = "".join(f"<rect x='40' y='{300 + 260 * i}' width='880' height='180' rx='40' fill='#d9fdd3'/>"
                      f"<text x='80' y='{405 + 260 * i}' font-family='Lato' font-size='52'>{t}</text>"
                      for i, t in enumerate(lines))
    svg.write_text(f"<svg xmlns='http://www.w3.org/2000/svg' width='1080' height='2340'><rect width='1080' height='2340' "
                   f"fill='#efeae2'/><rect width='1080' height='200' fill='#075e54'/>{bubbles}</svg>", encoding="utf-8")
    return svg


# --- What the areas send --------------------------------------------------------------------------------------------------

def main():
    shutil.rmtree(INBOX, ignore_errors=True)

    # A title in capitals under the area's own name, a name for the file that tells its history, tracked changes, a comment,
    # a table pasted as a picture, a photograph that came by WhatsApp and again as its copy.
    values, text = report("obras-publicas/puente-del-estero")
    tracked = """<text:tracked-changes>
<text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>Auxiliar de Obras</dc:creator>
<dc:date>2024-06-11T09:12:00</dc:date></office:change-info></text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>Auxiliar de Obras</dc:creator>
<dc:date>2024-06-11T09:14:00</dc:date></office:change-info><text:p>casi </text:p></text:deletion></text:changed-region>
</text:tracked-changes>"""
    parts = [paragraph("**DIRECCIÓN DE OBRAS PÚBLICAS**"), paragraph("**" + values["title"].upper() + "**"),
             paragraph(dateline(values))] + body_of(text[:6])
    parts[3] = parts[3].replace("tirantes con un", '<text:change text:change-id="c2"/>tirantes con un').replace(
        "bajo la pintura", '<text:change-start text:change-id="c1"/>bajo la pintura<text:change-end text:change-id="c1"/>')
    parts[4] = parts[4].replace("</text:p>", "<office:annotation><dc:creator>Jefe de Obras</dc:creator><dc:date>"
                                "2024-06-11T10:00:00</dc:date><text:p>Confirmar el monto con Tesorería</text:p>"
                                "</office:annotation></text:p>")
    pasted = table_picture([["Pieza", "Original", "Nueva"], ["Tirantes", "12", "24"], ["Piso (m)", "0", "88"],
                            ["Andadores", "0", "2"], ["Arcos de altura", "0", "2"], ["Cápsulas de grasa", "0", "72"]])
    parts += [picture(pasted, 9, 5)]
    parts += body_of(text[-2:-1]) + [
        paragraph(t) for t in ("Foto 1: Los cables nuevos del puente, con la marea baja, durante la revisión del 6 de "
                               "junio. (Foto: Sander Klootwijk)", "Menores: no aparecen")]
    text_file("obras-publicas/INFORME OBRAS PUBLICAS final (2) corregido.docx", parts, tracked)
    photo("Bridge_by_Sander_Klootwijk.jpg", "obras-publicas/IMG-20240606-WA0007.jpg", 1280, 62)
    photo("Bridge_by_Sander_Klootwijk.jpg", "obras-publicas/IMG-20240606-WA0007 (1).jpg", 640, 50)

    # A folder for the report; a photograph on its side that says where it was taken; the advance in Excel, under two lines
    # of merged cells; the caption named by the file.
    values, text = report("agua-potable/agua-el-ojite")
    text_file("agua-potable/El Ojite/Linea de agua El Ojite.odt", [
        paragraph("**" + values["title"] + "**"), paragraph(dateline(values))] + body_of(text[:9]) + [
        paragraph("20240528_101530.jpg: Doña que abrió la llave del patio después de cuatro años de pipas"),
        paragraph("Fotos: Aitzol Berasategi"), paragraph("Menores: no aparecen")])
    photo("life_by_Aitzol_Berasategi.jpg", "agua-potable/El Ojite/20240528_101530.jpg", 1200, 58,
          telephone("2024-05-28", orientation=6), turned=True)
    sheet_file("agua-potable/El Ojite/avance linea.xlsx", {"Avance": [
        ["H. AYUNTAMIENTO DE AMATLÁN"], ["COSTO DE LA LÍNEA DE EL OJITE"], ["Concepto", "Presupuesto", "Pagado"],
        ["Tubería de 4 pulgadas", 2140000, 2098500], ["Tanque elevado", 1180000, 1180000],
        ["Bombeo y tablero", 640000, 612300], ["Tomas domiciliarias", 520000, 498200], ["Total", 4480000, 4389000],
        ["Fuente: Agua Potable y Alcantarillado"]]})

    # No photograph at all.
    values, text = report("agua-potable/calidad-del-agua")
    text_file("agua-potable/calidad/calidad del agua.docx",
              [paragraph("**" + values["title"] + "**"), paragraph(dateline(values))] + body_of(text))

    # Made by another program; the photograph in its place, with its caption in italics; people in it, and nothing declared.
    values, text = report("salud/vacunacion-antirrabica")
    photo("friends_by_Aitzol_Berasategi.jpg", "salud/friends.jpg", 1200, 55)
    source = WORK / "salud.md"
    source.write_text("\n\n".join([
        "# " + values["title"], dateline(values), typed(text[0]), typed(text[1]),
        f"![]({INBOX / 'salud/friends.jpg'})", "*Foto: Los perros de la cuadra esperan su turno en la plaza. Foto: Aitzol "
        "Berasategi*"] + [typed(t) for t in text[2:7]]), encoding="utf-8")
    run("pandoc", "-f", "markdown-smart", str(source), "-o", str(INBOX / "salud/Vacunacion antirrabica.docx"))
    (INBOX / "salud/friends.jpg").unlink()

    values, text = report("dif/desayunos-calientes")
    text_file("dif/Desayunos calientes VERSION FINAL.odt",
              [paragraph("**" + values["title"].upper() + "**"), paragraph(dateline(values))] + body_of(text[:6]))

    # The kind of file that web pages give.
    values, text = report("cultura/taller-de-pintura")
    text_file("cultura/TALLER DE PINTURA.docx", [
        paragraph(values["title"]), paragraph(dateline(values))] + body_of(text) + [
        paragraph("Pie de foto: La primera pieza terminada del taller. Foto: Trevor «Freespace»")])
    photo("Picture_1A_by_freespace.jpg", "cultura/taller.jpg", 1200, 55)
    run("vips", "copy", str(INBOX / "cultura/taller.jpg"), str(INBOX / "cultura/taller.webp[Q=60]"))
    (INBOX / "cultura/taller.jpg").unlink()

    values, text = report("desarrollo-rural/catarinas-contra-pulgon")
    text_file("desarrollo-rural/CATARINAS contra pulgon (1).odt",
              [paragraph("**" + values["title"] + "**"), paragraph(dateline(values))] + body_of(text))

    values, text = report("ecologia/prado-para-abejas")
    text_file("ecologia/Prado.docx", [
        paragraph("**" + values["title"] + "**"), paragraph(dateline(values))] + body_of(text[:6]) + [
        paragraph("Foto 1. Semilla recién regada en el camellón"), paragraph("Fotos: Clemens Engelhardt")])
    photo("seeding_by_Clements_Engelhardt.jpg", "ecologia/IMG_20240503_090000.jpg", 1200, 52, telephone("2024-05-03"))

    # A table of Word with merged cells, and figures in a CSV as Windows saves it.
    values, text = report("proteccion-civil/refugios-temporales")
    table = [[c.strip() for c in r.strip("|").split("|")] for r in text[2].split("\n") if "---" not in r]
    text_file("proteccion-civil/refugios.docx",
              [paragraph("**" + values["title"] + "**"), paragraph(dateline(values))] + body_of(text[:2])
              + [word_table(table, merge_first="Refugios de la temporada 2024")] + body_of(text[3:]))
    (INBOX / "proteccion-civil/cifras refugios.csv").write_bytes(
        "Cifra;Qué es\r\n7;refugios revisados\r\n620;colchonetas en bodega\r\n640;lugares en total\r\n".encode("cp1252"))

    # The quarter's accounts in OpenDocument.
    values, text = report("tesoreria/cuentas-del-trimestre")
    text_file("tesoreria/Nota cuentas.odt", [
        paragraph("**" + values["title"] + "**"), paragraph(dateline(values))]
        + body_of([t for t in text[:7] if not t.startswith("|")]))
    rows = [[c.strip().strip("*") for c in r.strip("|").split("|")] for r in
            next(t for t in text if t.startswith("|")).split("\n") if "---" not in r]
    money = lambda t: int(t.replace("$", "").replace(",", "")) if t.startswith("$") else t
    sheet_file("tesoreria/gasto trimestre.ods", {"Gasto": [["Gasto por capítulo, abril a junio de 2024"]] + [
        [money(c) for c in row] for row in rows] + [["Fuente: Tesorería Municipal"]]})

    # Nothing but the text, and its place in no line of its own.
    values, text = report("registro-civil/horario-vespertino")
    text_file("registro-civil/nuevo horario.docx",
              [paragraph("**" + values["title"] + "**"), paragraph(dateline(values))] + body_of(text[:5]))

    # A photograph and a screenshot.
    values, text = report("turismo/feria-del-higo")
    text_file("turismo/feria del higo 2024.docx", [
        paragraph("**" + values["title"].upper() + "**"), paragraph(dateline(values))] + body_of(text) + [
        paragraph("IMG_3310: Higos de la variedad negra, recién cortados, en el puesto de Los Amates"),
        paragraph("Foto: Trevor «Freespace»")])
    photo("Picture_0B_by_freespace.jpg", "turismo/IMG_3310.jpg", 2000, 48, telephone("2024-06-15", position=False))
    run("vips", "copy", f"{screen()}[scale=0.6667]", str(INBOX / "turismo/Screenshot_20240614-181500.png[palette]"))

    values, text = report("deportes/liga-femenil")
    text_file("deportes/liga femenil.odt",
              [paragraph("**" + values["title"] + "**"), paragraph(dateline(values))] + body_of(text))
    shutil.rmtree(WORK)


main()
