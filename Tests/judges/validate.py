#!/usr/bin/env python3
"""Asks judges that are not ours about a PDF, and whether `imprenta preflight` agrees with them.

    validate.py FILE.pdf [--condition NAME] [--workspace DIR] [--imprenta PATH] [--judges-only]

Judges: qpdf, pdffonts and pdfimages (poppler), Ghostscript's tiffsep. Exit 0 where every judge is content and none
disagrees with the preflight; 1 where not; 2 where the judges cannot be asked.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import plates  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLATE_RESOLUTION = 72  # ppi: enough for averages over squares
TEXT_RESOLUTION = 150  # ppi: stems of text must fill whole pixels
INK_MARGIN = 4.0  # percent: the judges sample pages differently, so nearer to the limit they cannot disagree
SPARE_RESOLUTION = 1.02  # pdfimages rounds, and so do frames
USUAL = {"ink-limit": 300, "resolution": 300, "resolution-error": 149, "ink-window": 15}  # as in `PrintCondition`


class Verdict:
    """What a judge says of one subject, the preflight codes that say the same, and those that would explain it too."""

    def __init__(self, subject, judge, faults, codes=(), measured="", unsure=False, explained=()):
        self.subject, self.judge, self.faults, self.codes = subject, judge, faults, set(codes)
        self.measured, self.unsure, self.explained = measured, unsure, set(explained)


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL)


def structure(pdf):
    done = run("qpdf", "--check", str(pdf))
    notes = [line for line in (done.stdout + done.stderr).splitlines() if "WARNING" in line or "ERROR" in line]
    faults = notes or ([f"exit {done.returncode}"] if done.returncode else [])
    return Verdict("structure", "qpdf --check", faults, ["preflight.damaged", "preflight.not-a-pdf"])


def fonts(pdf):
    rows = run("pdffonts", str(pdf)).stdout.splitlines()[2:]
    found = [re.search(r"^(\S*).*\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", row) for row in rows]
    loose = [m[1] for m in found if m and m[2] == "no"]
    whole = [m[1] for m in found if m and m[2] == "yes" and m[3] == "no"]
    return [
        Verdict("fonts embedded", "pdffonts", loose, ["preflight.font-not-embedded"], f"{len(found)} fonts"),
        Verdict("fonts subset", "pdffonts", whole),
    ]


def images(pdf, condition):
    colours, coarse, fine, measured = [], [], [], []
    for row in run("pdfimages", "-list", str(pdf)).stdout.splitlines()[2:]:
        cells = row.split()
        if len(cells) < 14 or cells[2] != "image":
            continue
        page, width, height, colour = cells[0], int(cells[3]), int(cells[4]), cells[5]
        ppi = min(int(cells[-4]), int(cells[-3]))
        name = f"page {page}: {width} × {height} {colour}, {ppi} ppi"
        measured.append(ppi)
        if colour not in ("cmyk", "gray", "sep", "devn"):
            colours.append(name)
        if min(width, height) > 16 and ppi + 1 < condition["resolution-error"]:
            coarse.append(name)
        if ppi > condition["resolution"] * SPARE_RESOLUTION + 1:
            fine.append(name)
    spread = f"{len(measured)} images" + (f", {min(measured)}–{max(measured)} ppi" if measured else "")
    return [
        Verdict("image colours", "pdfimages", colours, ["preflight.device-rgb", "preflight.managed-colour"]),
        Verdict("image resolution", "pdfimages", coarse, ["preflight.resolution"], spread),
        Verdict("no needless resolution", "pdfimages", fine),
    ]


def ink(pdf, condition, folder):
    side = round(condition["ink-window"] / 25.4 * PLATE_RESOLUTION)
    found = {page: plates.heaviest_square(each, side) for page, each in plates.separate(pdf, folder, PLATE_RESOLUTION)}
    limit, most = condition["ink-limit"], max(found.values(), default=0)
    heavy = [f"page {page}: {value:.0f} %" for page, value in found.items() if value > limit]
    return Verdict(
        "ink coverage", "tiffsep", heavy, ["preflight.area-ink"], f"at most {most:.0f} % of {limit:.0f} %",
        unsure=abs(most - limit) < INK_MARGIN)


def black_text(pdf, folder):
    renderings = []
    for name, options in (("whole", []), ("textless", ["-dFILTERTEXT"])):
        (folder / name).mkdir()
        renderings.append(plates.separate(pdf, folder / name, TEXT_RESOLUTION, *options))
    impure = {page: plates.impure_black(whole, textless) for (page, whole), (_, textless) in zip(*renderings)}
    faults = [f"page {page}: {count} pixels" for page, count in impure.items() if count]
    return Verdict(
        "black text in black alone", "tiffsep", faults, ["preflight.black-text-inks", "preflight.rich-black-text"],
        explained=["preflight.device-rgb", "preflight.managed-colour", "preflight.multi-ink-text"])


def condition_named(name, workspace):
    """The numbers of a print condition of a workspace's imprenta.yml, else of layouts/conditions.yml, without a YAML
    library: two levels of `key: value`."""
    for path in (workspace / "imprenta.yml", ROOT / "layouts/conditions.yml"):
        found = numbers(path, name) if path.is_file() else None
        if found is not None:
            return USUAL | found
    sys.exit(f"validate: no print condition {name} in {workspace}/imprenta.yml or in layouts/conditions.yml")


def numbers(path, name):
    """What a file says of a condition; None where it has none of that name."""
    found, inside, conditions = None, False, False
    for line in path.read_text(encoding="utf-8").splitlines():
        if re.match(r"\S", line):
            conditions = line.startswith("conditions:")
        if re.match(r"  \S", line):
            inside = conditions and re.match(rf"  {re.escape(name)}:\s*(#.*)?$", line) is not None
            found = {} if inside else found
        value = re.match(r"    ([\w-]+):\s*([\d.]+)", line)
        if inside and value:
            found[value[1]] = float(value[2])
    return found


def preflight(program, pdf, condition, workspace):
    """The codes that our own preflight finds, with their worst severity."""
    done = run(program, "preflight", str(pdf), "--condition", condition, "--workspace", str(workspace), "--json")
    if done.returncode not in (0, 1):
        sys.exit(f"validate: {program} preflight ended with {done.returncode}: {done.stderr.strip()}")
    return {finding["code"] for finding in json.loads(done.stdout)["findings"]}


def report(verdicts, codes):
    """Prints a line for each subject; returns whether all is well."""
    well = True
    for verdict in verdicts:
        ours = sorted(verdict.codes & codes) if codes is not None else []
        compared = codes is not None and verdict.codes and not verdict.unsure
        explained = bool(verdict.faults) and bool(verdict.explained & (codes or set()))
        disagree = compared and not explained and bool(ours) != bool(verdict.faults)
        state = "DISAGREE" if disagree else "FAIL" if verdict.faults else "ok"
        well = well and state == "ok"
        print(f"{state:9}{verdict.subject:28}{verdict.judge:14}{verdict.measured}")
        for line in verdict.faults[:8] + [f"preflight says {code}" for code in ours]:
            print(f"{'':9}  {line}")
        if disagree and not ours:
            print(f"{'':9}  preflight says nothing of it")
    return well


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pdf", type=pathlib.Path)
    parser.add_argument("--condition", default="coated-offset")
    parser.add_argument("--workspace", type=pathlib.Path, default=ROOT / "assets/sample")
    parser.add_argument("--imprenta", default=str(ROOT / ".build/release/imprenta"))
    parser.add_argument("--judges-only", action="store_true", help="do not compare with imprenta preflight")
    asked = parser.parse_args()
    if not asked.pdf.is_file():
        print(f"validate: there is no {asked.pdf}", file=sys.stderr)
        return 2
    condition = condition_named(asked.condition, asked.workspace)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        try:
            verdicts = [structure(asked.pdf), *fonts(asked.pdf), *images(asked.pdf, condition)]
            verdicts += [ink(asked.pdf, condition, folder), black_text(asked.pdf, folder)]
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"validate: {error}", file=sys.stderr)
            return 2
    codes = None if asked.judges_only else preflight(asked.imprenta, asked.pdf, asked.condition, asked.workspace)
    return 0 if report(verdicts, codes) else 1


if __name__ == "__main__":
    sys.exit(main())
