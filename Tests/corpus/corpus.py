#!/usr/bin/env python3
"""Take a folder of documents in, one by one, and say how many were read, refused, crashed or timed out.

usage: corpus.py --imprenta PATH [--jobs N] [--seconds N] [--words] [--list] DIR

With --words, what pandoc's own plain text says of each document that was read is compared with what it says of the
report made of it: words that are missing, in order. Needs pandoc and diff. Where words are missing the comparison is
made again "as read": with tables cell by cell and not line by line, as they are drawn, and without looking for the
numbers that pandoc counts for the items of lists, which are no words of the file, and without the lines of tables of
contents, which are left out and said so.
"""
import argparse, collections, concurrent.futures, json, os, pathlib, re, subprocess, sys, tempfile, threading, time
import unicodedata

HERE = pathlib.Path(__file__).parent
# Descriptions of pictures are for those who cannot see them, and no words of the text.
PICTURES, TABLES, NUMBERS, CONTENTS = (
    HERE / f"{name}.lua" for name in ("no-pictures", "cell-by-cell", "no-numbers", "no-contents"))
FORMATS = {"word": "docx", "odt": "odt", "html": "html", "rtf": "rtf", "markdown": "commonmark_x-tex_math_dollars"}
REPORT = "commonmark+pipe_tables+bracketed_spans"


def words(text):
    """Letters and figures only: quotation marks, dashes, spaces and marks of notes are ours to mend."""
    text = re.sub(r"\[\d+\]|[\u2070-\u2079\u00b9\u00b2\u00b3]+", " ", text)
    # Pandoc writes what is raised or lowered as x^(y).
    text = re.sub(r"[\^_]\(([^()]*)\)", r"\1", text)
    text = re.sub(r"(\d)\.?[ºª°]", r"\1 ", re.sub(r"(\d)([oa])\.(?=\s)", r"\1 ", text))
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).lower())


def plain(source, form, *filters):
    options = [option for lua in (PICTURES, *filters) for option in ("--lua-filter", str(lua))]
    try:
        run = subprocess.run(
            ["pandoc", "+RTS", "-M3g", "-RTS", "--sandbox", *options, "-f", form, "-t", "plain",
             "--wrap=none", str(source)], capture_output=True, timeout=120)
    except subprocess.TimeoutExpired:
        return None
    return run.stdout.decode("utf8", "replace") if run.returncode == 0 else None


def lost(before, after):
    """Words of the first that are not in the second, in order."""
    with tempfile.TemporaryDirectory() as folder:
        files = [os.path.join(folder, name) for name in ("before", "after")]
        for file, words_ in zip(files, (before, after)):
            with open(file, "w", encoding="utf8") as out:
                out.writelines(word + "\n" for word in words_)
        run = subprocess.run(["diff", "--minimal", *files], capture_output=True)
    return [line[2:] for line in run.stdout.decode("utf8").split("\n") if line.startswith("< ")]


def quoted(head, keys):
    """The texts that a report's head gives under these keys."""
    return json.loads("[" + ",".join(re.findall(rf'^ *(?:{keys}): (".*")$', head, re.M)) + "]")


def called(command, seconds):
    """Status, what was printed, seconds and megabytes; the status is None where it took too long."""
    start = time.time()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        late = threading.Event()
        timer = threading.Timer(seconds, lambda: (late.set(), process.kill()))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        timer.cancel()
        out.seek(0)
        code = None if late.is_set() else process.returncode
        return code, out.read(), time.time() - start, usage.ru_maxrss // 1024


class File:
    """What became of one file."""

    def __init__(self, path, a):
        self.path, self.words, self.lost, self.fair, self.lines, self.tells = path, 0, 0, (0, 0), [], False
        code, out, self.seconds, self.memory = called(
            [a.imprenta, "intake", "check", "--json", "--workspace", a.workspace, str(path)], a.seconds)
        self.kind = path.suffix.lower()
        if code is None:
            self.state = "timed out"
        elif code not in (0, 1, 65, 66) or not out:
            self.state = "crashed"
            self.lines.append(f"status {code}")
        else:
            report = json.loads(out)
            self.codes = {finding["code"] for finding in report["findings"]}
            if "command.resources-missing" in self.codes:
                sys.exit("The program does not find its layouts: set IMPRENTA_HOME.")
            # Photographs and sheets make no document of their own: they are read where nothing refuses them.
            isRefused = any(code.startswith(("submission.", "photo.")) for code in self.codes)
            self.state = "refused" if isRefused and not report["documents"] else "read"
            self.tells = "document.lost-words" in self.codes
            for finding in report["findings"]:
                if finding["code"] == "document.lost-words":
                    self.lines.append(finding["message"])
            if self.state == "refused":
                self.lines.append(" ".join(sorted(self.codes)))
            elif a.words and report["documents"] and report["documents"][0]["kind"] in FORMATS:
                self.compare(report["documents"][0])
        if self.state in ("timed out", "crashed") or a.list and self.lines:
            print(self.state, path, *self.lines, flush=True)

    def compare(self, document):
        head, body = document["markdown"].split("\n---\n", 1)
        # The date is a value now; the headline, the place and captions stand in the report's head.
        captions = collections.Counter(words(" ".join(quoted(head, "caption"))))
        head = quoted(head, "title|kicker|place")
        with tempfile.NamedTemporaryFile("w", suffix=".md", encoding="utf8") as made:
            made.write(body)
            made.flush()

            def both(*filters):
                # The names of styles, by which lines of contents are known.
                form = FORMATS[document["kind"]] + ("+styles" if CONTENTS in filters and document["kind"] == "word" else "")
                original = plain(self.path, form, *filters)
                if original is None:
                    return None
                report = "\n".join(head) + "\n" + (plain(made.name, REPORT, *filters[:1]) or "")
                original = words(original)
                shown, missing = captions.copy(), []
                for word in lost(original, words(report)):
                    if shown[word] > 0:
                        shown[word] -= 1
                    else:
                        missing.append(word)
                return len(original), missing

            raw = both()
            if raw is None:
                return
            fair = raw[1] and both(TABLES, NUMBERS, CONTENTS) or raw
        self.words, self.lost = raw[0], len(raw[1])
        self.fair = (fair[0], len(fair[1]))
        if self.lost:
            self.lines.append(f"lost {self.lost} of {self.words}, as read {self.fair[1]} of {self.fair[0]}: "
                              + " ".join((fair[1] or raw[1])[:12]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--imprenta", required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--seconds", type=float, default=240)
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--list", action="store_true")
    a = parser.parse_args()
    began = time.time()
    paths = sorted(p for p in a.folder.rglob("*") if p.is_file())
    with tempfile.TemporaryDirectory() as a.workspace, concurrent.futures.ThreadPoolExecutor(a.jobs) as workers:
        files = list(workers.map(lambda path: File(path, a), paths))
    for kind, count in sorted(collections.Counter(file.kind for file in files).items()):
        of = [file for file in files if file.kind == kind]
        print(f"{kind or 'no suffix'}: {count} files,", counts(of), kept(of))
    slowest = max(files, key=lambda file: file.seconds, default=None)
    heaviest = max(files, key=lambda file: file.memory, default=None)
    print(f"all: {len(files)} files,", counts(files), kept(files))
    if slowest:
        print(f"{time.time() - began:.0f} s; slowest {slowest.seconds:.1f} s ({slowest.path}); "
              f"most memory {heaviest.memory} MB ({heaviest.path})")
    sys.exit(1 if any(file.state in ("crashed", "timed out") for file in files) else 0)


def counts(files):
    states = collections.Counter(file.state for file in files)
    return ", ".join(f"{states[state]} {state}" for state in ("read", "refused", "crashed", "timed out"))


def kept(files):
    total, missing = sum(file.words for file in files), sum(file.lost for file in files)
    fair, unfair = sum(file.fair[0] for file in files), sum(file.fair[1] for file in files)
    if not total:
        return ""
    return (f"; words: {total}, lost {missing}, kept {100 * (1 - missing / total):.3f} %; "
            f"as read: {fair}, lost {unfair}, kept {100 * (1 - unfair / max(fair, 1)):.3f} %; "
            f"{sum(file.tells for file in files)} reports say that words of their file are missing")


main()
