#!/usr/bin/env python3
"""Extract Spanish prose from HTML pages of Debian packages, a paragraph a line.

usage: texts.py OUTDIR      writes handbook.txt and reference.txt, and prints their paths
"""
import html.parser, pathlib, sys

# The pages of a package, and the element that holds a paragraph of its prose.
SOURCES = {
    "handbook": ("/usr/share/doc/debian-handbook/html/es-ES", "*.html"),
    "reference": ("/usr/share/debian-reference", "*.es.html"),
    "aptitude": ("/usr/share/doc/aptitude/html/es", "*.html"),
}
SPANISH = set("de la el los las que y en un una por para con se del al es no o su como lo más".split())


class Paragraphs(html.parser.HTMLParser):
    """The text of every paragraph outside of code and tables: a <p>, or the <div class="para"> of Publican."""

    def __init__(self):
        super().__init__()
        self.found, self.text, self.skipped = [], None, 0

    def handle_starttag(self, tag, attributes):
        if tag in ("pre", "table", "script", "style", "title"):
            self.skipped += 1
        elif tag == "p" or tag == "div" and ("class", "para") in attributes:
            self.end()
            self.text = []

    def handle_endtag(self, tag):
        if tag in ("pre", "table", "script", "style", "title"):
            self.skipped = max(0, self.skipped - 1)
        elif tag in ("p", "div", "li"):
            self.end()

    def handle_data(self, data):
        if self.text is not None and not self.skipped:
            self.text.append(data)

    def end(self):
        line = " ".join("".join(self.text or []).split())
        words = line.lower().split()
        # Prose, not labels and links; and translated.
        if len(line) > 80 and line[-1] in ".:;!?»)" and sum(word in SPANISH for word in words) > 0.12 * len(words):
            self.found.append(line)
        self.text = None


def extract(folder, pattern):
    lines = []
    for page in sorted(pathlib.Path(folder).glob(pattern)):
        parser = Paragraphs()
        parser.feed(page.read_text(encoding="utf8", errors="ignore"))
        parser.end()
        lines += parser.found
    return list(dict.fromkeys(lines))


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for name, (folder, pattern) in SOURCES.items():
        lines = extract(folder, pattern)
        if lines:
            path = out / f"{name}.txt"
            path.write_text("\n".join(lines) + "\n", encoding="utf8")
            print(path)


if __name__ == "__main__":
    main()
