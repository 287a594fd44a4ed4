#!/usr/bin/env python3
"""Set the same texts with Imprenta and its peers, measure what came out with a ruler that is not ours, and time it.

usage: bench.py --imprenta PATH --work DIR [--rounds N] [--measures 45,58] [--pages 250,500,1000,2000] TEXT.txt...

Typst, WeasyPrint and the ruler's PyMuPDF come from PyPI into a virtual environment of their own (DIR/venv); LuaLaTeX is
run where it is installed. Times are of whole processes, cold, the median of N rounds in which everyone runs in turn. The
Typst of PyPI is a library: its time holds about 0.05 s of Python's own start, unless a `typst` is on the PATH.
"""
import argparse, json, os, pathlib, shutil, statistics, subprocess, sys, time

HERE = pathlib.Path(__file__).resolve().parent
FACE = ["--font", "TeX Gyre Termes", "--size", "9pt", "--leading", "11pt", "--indent", "9pt"]
FIGURES = ["gap_sd_em", "very_loose_pct", "loose_pct", "tight_pct", "hyphen_pct", "ladders_per_1000",
           "rivers_per_1000", "widows", "orphans"]


def run(command, folder, needed=True):
    """(seconds, peak megabytes) of a process, or None where it failed and is not needed."""
    with open(folder / "last.log", "wb") as log:
        start = time.perf_counter()
        process = subprocess.Popen([str(part) for part in command], cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    # Imprenta ends with 1 where it found something that a person should mend; its PDF is there all the same.
    if process.returncode not in (0, 1):
        message = (folder / "last.log").read_text(errors="replace")[-600:]
        if needed:
            sys.exit(f"{command[0]} failed:\n{message}")
        print(f"({command[0]} failed, left out: {message.strip().splitlines()[-1:]})", file=sys.stderr)
        return None
    return seconds, usage.ru_maxrss / 1024


class Bench:
    def __init__(self, options):
        self.options = options
        self.work = pathlib.Path(options.work).resolve()
        self.work.mkdir(parents=True, exist_ok=True)
        self.imprenta = pathlib.Path(options.imprenta).resolve()
        self.python = self.environment()

    def environment(self):
        venv = self.work / "venv"
        python = venv / "bin/python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        needed = ["typst", "weasyprint", "pymupdf"]
        test = "import " + ", ".join(needed)
        if subprocess.run([python, "-c", test], capture_output=True).returncode:
            subprocess.run([python, "-m", "pip", "install", "--quiet", *needed], check=True)
        return python

    def sources(self, text, measure):
        """Writes the peers' sources; gives their stem, the page's width in mm and the columns."""
        count = sum(1 for _ in open(text, encoding="utf8"))
        answer = subprocess.run([self.python, HERE / "peers.py", text, str(measure), str(count), self.work], check=True,
                                capture_output=True, text=True).stdout.split()
        return answer[0], answer[2], answer[-1]

    def typst(self, source, pdf):
        if shutil.which("typst"):
            return ["typst", "compile", source, pdf]
        return [self.python, "-c", f"import typst; typst.compile({str(source)!r}, output={str(pdf)!r})"]

    def galley(self, text, measure, page, columns, pdf, *more):
        return [self.imprenta, "galley", text, *FACE, "--measure", f"{measure}mm", "--columns", columns, "--gutter",
                "5mm", "--page", f"{page}mmx380mm", "--margin", "15mm", "--output", pdf, "--quiet", *more]

    def makers(self, text, measure):
        """Every way to set the text: name, command, PDF."""
        stem, page, columns = self.sources(text, measure)
        pdf = lambda name: self.work / f"{stem}-{name}.pdf"
        makers = [
            ("Imprenta", self.galley(text, measure, page, columns, pdf("imprenta")), pdf("imprenta")),
            ("Typst", self.typst(self.work / f"{stem}.typ", pdf("typst")), pdf("typst")),
            ("Typst, limits", self.typst(self.work / f"{stem}-limits.typ", pdf("limits")), pdf("limits")),
            ("WeasyPrint", [self.python, "-m", "weasyprint", self.work / f"{stem}.html", pdf("weasyprint")],
             pdf("weasyprint")),
        ]
        if shutil.which("lualatex"):
            makers.append(("LuaLaTeX", ["lualatex", "-interaction=batchmode", self.work / f"{stem}.tex"],
                           self.work / f"{stem}.pdf"))
        return makers

    def rounds(self, makers):
        """Median seconds and highest megabytes of each, all run in turn."""
        runs = {}
        for _ in range(self.options.rounds):
            for name, command, _ in makers:
                if name not in runs or runs[name]:
                    result = run(command, self.work, needed=name == "Imprenta")
                    runs.setdefault(name, []).append(result) if result else runs.update({name: []})
        return {name: (statistics.median(r[0] for r in results), max(r[1] for r in results))
                for name, results in runs.items() if results}

    def quality(self, text, measure):
        makers = self.makers(text, measure)
        times = self.rounds(makers)
        print(f"\n## {pathlib.Path(text).name}, {measure} mm, 9/11 pt TeX Gyre Termes\n")
        print("| | " + " | ".join(name.replace("_", " ") for name in FIGURES) + " | s | MB |")
        print("|---" * (len(FIGURES) + 3) + "|")
        for name, _, pdf in makers:
            if name not in times:
                continue
            ruler = subprocess.run([self.python, HERE / "measure-lines.py", pdf, "--colw", str(measure)],
                                   capture_output=True, text=True)
            figures = json.loads(ruler.stdout) if ruler.returncode == 0 else {}
            cells = [str(figures.get(figure, "—")) for figure in FIGURES]
            print(f"| {name} | " + " | ".join(cells) + f" | {times[name][0]:.2f} | {times[name][1]:.0f} |")

    def long_text(self, size, name):
        """All texts again and again, until they have so many bytes."""
        lines = [line for text in self.options.texts for line in pathlib.Path(text).read_text("utf8").splitlines()]
        path = self.work / f"{name}.txt"
        with open(path, "w", encoding="utf8") as out:
            written = 0
            while written < size:
                for line in lines:
                    out.write(line + "\n")
                    written += len(line.encode()) + 1
                    if written >= size:
                        break
        return path

    def speed(self):
        long = self.long_text(1_700_000, "long")
        shaping = self.work / "shaping"
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "pangoft2"], check=True, capture_output=True,
                               text=True).stdout.split()
        subprocess.run(["cc", "-O2", "-o", shaping, HERE / "shaping.c", *flags], check=True)
        imprenta, typst = self.makers(long, 58)[:2]
        makers = [("Pango's shaping alone", [shaping, long, "TeX Gyre Termes", "9"], None), imprenta, typst]
        times = self.rounds(makers)
        floor, own = times["Pango's shaping alone"][0], times["Imprenta"][0]
        print(f"\n## 1.7 MB in four columns of 58 mm, on {os.cpu_count()} cores\n")
        print("| | s | MB | × shaping alone | × Imprenta |\n|---|---|---|---|---|")
        for name, (seconds, memory) in times.items():
            print(f"| {name} | {seconds:.2f} | {memory:.0f} | {seconds / floor:.2f} | {seconds / own:.2f} |")

    def linearity(self):
        print("\n## The same on more pages\n\n| pages | s | MB | ms a page |\n|---|---|---|---|")
        _, page, columns = self.sources(self.options.texts[0], 58)
        for wanted in map(int, filter(None, self.options.pages.split(","))):
            long = self.long_text(wanted * 15_400, "pages")
            pdf = self.work / "pages.pdf"
            command = self.galley(long, 58, page, columns, pdf)
            runs = [run(command, self.work) for _ in range(min(2, self.options.rounds))]
            counted = subprocess.run([self.python, "-c", f"import pymupdf; print(len(pymupdf.open({str(pdf)!r})))"],
                                     capture_output=True, text=True).stdout.strip()
            seconds = min(r[0] for r in runs)
            print(f"| {counted} | {seconds:.2f} | {max(r[1] for r in runs):.0f} | {1000 * seconds / int(counted):.2f} |",
                  flush=True)
            long.unlink()
            pdf.unlink()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("texts", nargs="+", metavar="TEXT.txt")
    parser.add_argument("--imprenta", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--measures", default="45,58")
    parser.add_argument("--pages", default="250,500,1000,2000")
    options = parser.parse_args()
    bench = Bench(options)
    for text in options.texts:
        for measure in map(int, filter(None, options.measures.split(","))):
            bench.quality(str(pathlib.Path(text).resolve()), measure)
            sys.stdout.flush()
    bench.speed()
    bench.linearity()


main()
