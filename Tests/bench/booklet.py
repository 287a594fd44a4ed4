#!/usr/bin/env python3
"""Makes a workspace with a long government report: chapters, reports, photographs and tables, the same for the same seed.

    Tests/bench/booklet.py FOLDER [--reports 120] [--photos 200] [--tables 60] [--seed 1]

Photographs are cut from those of Debian's lomiri-wallpapers-16.04 and mate-backgrounds with `vips`; the words are those
of the sample's reports in another order. `imprenta compose informe --workspace FOLDER` then makes the book.
"""
import argparse
import pathlib
import random
import shutil
import subprocess

SOURCES = ["/usr/share/backgrounds", "/usr/share/backgrounds/mate/nature"]
SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "assets/sample"
WIDTH, HEIGHT = 1500, 1000


def sentences():
    """Sentences of the sample's reports, without markup."""
    found = []
    for path in sorted(SAMPLE.glob("reports/*/*/report.md")):
        body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        for paragraph in body.split("\n\n"):
            if paragraph[:1].isalpha() and "](" not in paragraph and "\n" not in paragraph.strip():
                found += [part.strip() + "." for part in paragraph.strip().split(". ") if 30 < len(part) < 260]
    return [sentence.replace("..", ".") for sentence in found]


def photographs(folder, count, numbers):
    """Cuts `count` photographs, no two alike."""
    originals = [path for source in SOURCES for path in sorted(pathlib.Path(source).glob("*.jpg"))]
    sized = []
    for path in originals:
        width, height = (
            int(subprocess.run(["vipsheader", "-f", side, path], capture_output=True, text=True).stdout or 0)
            for side in ("width", "height"))
        if width >= WIDTH and height >= HEIGHT:
            sized.append((path, width, height))
    for number in range(count):
        path, width, height = sized[number % len(sized)]
        x, y = numbers.randrange(width - WIDTH + 1), numbers.randrange(height - HEIGHT + 1)
        subprocess.run(
            ["vips", "crop", str(path), f"{folder}/foto-{number:03}.jpg[Q=85]", str(x), str(y), str(WIDTH), str(HEIGHT)],
            check=True)


def table(numbers):
    rows = numbers.randrange(14, 60)
    lines = ["Tabla: Avance por localidad", "", "| Localidad | Obra | Inversión |", "|---|---|---:|"]
    total = 0
    for row in range(rows):
        amount = numbers.randrange(40, 900) * 1000
        total += amount
        lines.append(f"| Localidad {row + 1} | {numbers.choice(['Agua', 'Drenaje', 'Camino', 'Aula'])} | ${amount:,} |")
    lines.append(f"| **Total** | | **${total:,}** |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--reports", type=int, default=120)
    parser.add_argument("--photos", type=int, default=200)
    parser.add_argument("--tables", type=int, default=60)
    parser.add_argument("--chapters", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    wish = parser.parse_args()
    numbers = random.Random(wish.seed)
    words = sentences()
    wish.folder.mkdir(parents=True)
    (wish.folder / "fotos").mkdir()
    (wish.folder / "publications").mkdir()
    photographs(wish.folder / "fotos", wish.photos, numbers)
    settings = (SAMPLE / "imprenta.yml").read_text(encoding="utf-8")
    settings = settings.replace("photos:\n", "photos:\n  - fotos\n", 1)
    (wish.folder / "imprenta.yml").write_text(settings, encoding="utf-8")
    names = [f"reporte-{number:04}" for number in range(wish.reports)]
    for number, name in enumerate(names):
        folder = wish.folder / "reports/obras-publicas" / name
        folder.mkdir(parents=True)
        own = range(number * wish.photos // wish.reports, (number + 1) * wish.photos // wish.reports)
        lines = ["---", f'title: "{numbers.choice(words)[:60].rsplit(" ", 1)[0]}"', "area: obras-publicas",
                 f"place: Localidad {number % 40}", "date: 2024-06-01", "section: servicios",
                 f"priority: {numbers.choice([2, 3, 3, 4])}"]
        if own:
            lines.append("photos:")
            for photo in own:
                lines += [f"  - file: foto-{photo:03}.jpg", f'    caption: "{numbers.choice(words)[:80]}"', "    alt: Una foto"]
        lines.append("---")
        for _ in range(numbers.randrange(3, 8)):
            lines += [" ".join(numbers.sample(words, numbers.randrange(2, 5))), ""]
        lines += [f"Más en otra parte ([véase](#{numbers.choice(names)})).", ""]
        if number * wish.tables // wish.reports != (number + 1) * wish.tables // wish.reports:
            lines += [table(numbers), ""]
        (folder / "report.md").write_text("\n".join(lines), encoding="utf-8")
    chapters = []
    for chapter in range(wish.chapters):
        own = names[chapter * wish.reports // wish.chapters:(chapter + 1) * wish.reports // wish.chapters]
        chapters.append(
            f"  - title: Capítulo {chapter + 1}\n    deck: Lo que se hizo\n    reports: [{', '.join(own)}]\n"
            f'    text: "{" ".join(numbers.sample(words, 4))}"\n'.replace('""', '"'))
    (wish.folder / "publications/informe.yml").write_text(
        "kind: booklet\nlayout: booklet\ntitle: Informe de prueba\ndate: 2024-12-18\nprint_run: 500\nselect: {}\nchapters:\n"
        + "".join(chapters), encoding="utf-8")


if __name__ == "__main__":
    main()
