"""Ghostscript's opinion of a PDF's inks: one plate for each ink and page, as plain bytes of 0 (none) to 255 (full)."""

import itertools
import pathlib
import re
import struct
import subprocess

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


class Plate:
    """A grey TIFF without compression, as `tiffsep -sCompression=none` writes it."""

    def __init__(self, path):
        data = path.read_bytes()
        order = "<" if data[:2] == b"II" else ">"
        (start,) = struct.unpack_from(order + "I", data, 4)
        (count,) = struct.unpack_from(order + "H", data, start)
        tags = {}
        for entry in range(start + 2, start + 2 + 12 * count, 12):
            tag, kind, number = struct.unpack_from(order + "HHI", data, entry)
            form = {3: "H", 4: "I"}.get(kind)
            if form:
                size = struct.calcsize(form) * number
                place = entry + 8 if size <= 4 else struct.unpack_from(order + "I", data, entry + 8)[0]
                tags[tag] = struct.unpack_from(f"{order}{number}{form}", data, place)
        if tags.get(259, (1,)) != (1,) or tags.get(258, (8,)) != (8,):
            raise ValueError(f"{path}: not a plain eight-bit plate")
        self.width, self.height = tags[256][0], tags[257][0]
        strips = (data[at : at + size] for at, size in zip(tags[273], tags[279]))
        self.ink = b"".join(strips).translate(bytes(range(255, -1, -1)))


def separate(pdf, folder, resolution, *options):
    """Yields (page, {ink: Plate}) for each page."""
    subprocess.run(
        ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-sCompression=none", f"-r{resolution}"]
        + list(options) + ["-o", f"{folder}/%05d.tif", str(pdf)],
        check=True, stdin=subprocess.DEVNULL)
    for whole in sorted(pathlib.Path(folder).glob("[0-9]*.tif")):
        found = re.fullmatch(r"(\d+)\.tif", whole.name)
        if not found:
            continue
        paths = folder.glob(found[1] + "(*).tif")
        plates = {re.search(r"\((.*)\)\.tif$", path.name)[1]: path for path in paths}
        yield int(found[1]), {ink: Plate(path) for ink, path in sorted(plates.items())}
        for path in [whole, *plates.values()]:
            path.unlink()


def heaviest_square(plates, side):
    """The most ink, in percent, that any square of `side` pixels has on average."""
    first = next(iter(plates.values()))
    width, height = first.width, first.height
    side = max(1, min(side, width, height))
    above = [0] * (width + 1)
    sums = [above]
    for row in range(height):
        line = [sum(inks) for inks in zip(*(p.ink[row * width : (row + 1) * width] for p in plates.values()))]
        running = itertools.accumulate(line, initial=0)
        above = [a + b for a, b in zip(above, running)]
        sums.append(above)
    most = 0
    for top, bottom in zip(sums, sums[side:]):
        most = max(most, max(d - c - b + a for a, b, c, d in zip(top, top[side:], bottom, bottom[side:])))
    return most / (side * side) * 100 / 255


def impure_black(whole, textless):
    """How many pixels of text are black made of several inks: full black with another, or a dark grey of all four.

    What the text adds is what a page has more than the same page without its text; so black that overprints a colour
    is pure. (Ghostscript can leave out text alone, but not everything else: -dFILTERIMAGE takes small text along.)
    """
    inks, beneath = ([plates[ink].ink for ink in PROCESS] for plates in (whole, textless))
    black, before = inks[3], beneath[3]
    count = 0
    for run in re.finditer(rb"[\x66-\xff]+", black):  # 40 % and more
        start, end = run.span()
        if black[start:end] == before[start:end]:
            continue
        for at in range(start, end):
            if black[at] > before[at]:
                added = [inks[ink][at] - beneath[ink][at] for ink in range(3)]
                count += min(added) > 50 or black[at] >= 250 and max(added) > 2
    return count
