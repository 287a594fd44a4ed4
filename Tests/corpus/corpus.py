#!/usr/bin/env python3
"""Take a folder of documents in, one by one, and say how many were read, refused, crashed or timed out.

usage: corpus.py --imprenta PATH [--seconds N] [--words] [--list] DIR

With --words, what pandoc's own plain text says of each readable document is compared with the report made of it: words
that are missing, in order. Needs pandoc.
"""
import argparse, collections, difflib, json, pathlib, re, resource, subprocess, sys, tempfile, time, unicodedata

# Descriptions of pictures are for those who cannot see them, and no words of the text.
FILTER = pathlib.Path(__file__).with_name("no-pictures.lua")
FORMATS = {"word": "docx", "odt": "odt", "html": "html", "rtf": "rtf", "markdown": "commonmark_x"}


def words(text):
    """Letters and figures only: quotation marks, dashes, spaces and marks of notes are ours to mend."""
    text = re.sub(r"\[\d+\]|[\u2070-\u2079\u00b9\u00b2\u00b3]+", " ", text)
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).lower())


def plain(source, kind):
    run = subprocess.run(
        ["pandoc", "--sandbox", "--lua-filter", str(FILTER), "-f", FORMATS[kind], "-t", "plain", "--wrap=none",
         str(source)],
        capture_output=True, timeout=120)
    return run.stdout.decode("utf8", "replace") if run.returncode == 0 else None


def lost(before, after):
    """Words of the first that are not in the second, in order."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    kept = sum(block.size for block in matcher.get_matching_blocks())
    return len(before) - kept


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--imprenta", required=True)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--list", action="store_true")
    a = parser.parse_args()
    count, slowest, total_words, total_lost = collections.Counter(), (0, ""), 0, 0
    began = time.time()
    for path in sorted(p for p in a.folder.rglob("*") if p.is_file()):
        start = time.time()
        try:
            run = subprocess.run(
                [a.imprenta, "intake", "check", "--json", "--workspace", tempfile.gettempdir(), str(path)],
                capture_output=True, timeout=a.seconds)
        except subprocess.TimeoutExpired:
            count["timed out"] += 1
            print("timed out", path)
            continue
        slowest = max(slowest, (time.time() - start, str(path)))
        if run.returncode not in (0, 1, 65, 66):
            count["crashed"] += 1
            print("crashed", run.returncode, path)
            continue
        report = json.loads(run.stdout)
        if not report["documents"]:
            count["refused"] += 1
            if a.list:
                print("refused", [f["code"] for f in report["findings"]], path)
            continue
        count["read"] += 1
        document = report["documents"][0]
        if a.words and document["kind"] in FORMATS:
            original = plain(path, document["kind"])
            with tempfile.NamedTemporaryFile("w", suffix=".md", encoding="utf8") as made:
                body = document["markdown"].split("\n---\n", 1)
                made.write(body[1])
                made.flush()
                text = plain(made.name, "markdown") or ""
            head = json.loads("[" + ",".join(re.findall(r'^(?:title|kicker|place): (".*")$', body[0], re.M)) + "]")
            # The date is a value now, the headline and the place stand in the report's head.
            if original is not None:
                before, after = words(original), words("\n".join(head)) + words(text)
                missing = lost(before, after)
                total_words, total_lost = total_words + len(before), total_lost + missing
                if missing and a.list:
                    gone = [w for tag, i, j, _, _ in difflib.SequenceMatcher(None, before, after, autojunk=False)
                            .get_opcodes() if tag in ("delete", "replace") for w in before[i:j]]
                    print(f"lost {missing} of {len(before)}", path, gone[:12])
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(", ".join(f"{count[k]} {k}" for k in ("read", "refused", "crashed", "timed out")), end="; ")
    print(f"{time.time() - began:.0f} s, slowest {slowest[0]:.1f} s ({slowest[1]}), {memory} MB")
    if total_words:
        print(f"words: {total_words}, lost {total_lost}, kept {100 * (1 - total_lost / total_words):.3f} %")
    sys.exit(1 if count["crashed"] or count["timed out"] else 0)


main()
