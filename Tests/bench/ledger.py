#!/usr/bin/env python3
"""Times the ledger: what an entry costs as the history grows, verify, every report, and plain SQLite doing the same
writes on the same disk. make bench-ledger, or python3 Tests/bench/ledger.py --entries 100000"""
import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("--imprenta", default=".build/release/imprenta")
parser.add_argument("--entries", type=int, default=100_000)
parser.add_argument("--work", default=".build/bench")
options = parser.parse_args()
imprenta = os.path.abspath(options.imprenta)
os.makedirs(options.work, exist_ok=True)
work = tempfile.mkdtemp(dir=options.work)


def best(body, times=3):
    """The best of a few runs, in seconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        body()
        found.append(time.perf_counter() - start)
    return min(found)


def run(*arguments):
    return subprocess.run([imprenta, *arguments], stdout=subprocess.PIPE, check=False).stdout


def plain(path, count):
    """The statements of an entry and nothing else: no rules, no hashes, no JSON."""
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript("""
        PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
        CREATE TABLE entry (number INTEGER PRIMARY KEY, kind TEXT, date TEXT, by TEXT, reason TEXT, document TEXT,
            payload BLOB, previous BLOB, hash BLOB UNIQUE);
        CREATE TABLE posting (entry INTEGER, part INTEGER, line TEXT, account TEXT, amount INTEGER, month TEXT,
            PRIMARY KEY (entry, part)) WITHOUT ROWID;
        CREATE TABLE month_total (line TEXT, month TEXT, account TEXT, amount INTEGER,
            PRIMARY KEY (line, month, account)) WITHOUT ROWID;
        CREATE TABLE line (key TEXT PRIMARY KEY, committed INTEGER);
        CREATE TABLE print_order (id TEXT PRIMARY KEY, title TEXT, supplier TEXT, amount INTEGER);
        INSERT INTO line VALUES ('2024/6.1', 0)""")
    for number in range(1, count + 1):
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO entry VALUES (?, 'order', '2024-07-01', 'Comunicación Social', 'Programa anual',"
                   "'Oficio', ?, ?, ?)", (number, os.urandom(300), os.urandom(32), os.urandom(32)))
        db.execute("INSERT INTO print_order VALUES (?, 'Tiraje', 'Imprenta', 500000)", (f"2024-{number:03}",))
        db.execute("INSERT INTO posting VALUES (?, 0, '2024/6.1', 'committed', 500000, '2024-07')", (number,))
        db.execute("INSERT INTO month_total VALUES ('2024/6.1', '2024-07', 'committed', 500000)"
                   "ON CONFLICT (line, month, account) DO UPDATE SET amount = amount + 500000")
        db.execute("UPDATE line SET committed = committed + 500000 WHERE key = '2024/6.1'")
        db.execute("COMMIT")
    db.close()


def read(path):
    """Reads every row of every table once."""
    db = sqlite3.connect(path)
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for _ in db.execute(f'SELECT * FROM "{table}"'):
            pass
    db.close()


try:
    path = os.path.join(work, "ledger.sqlite")
    shutil.copy("assets/sample/imprenta.yml", work)
    filled = json.loads(run("ledger", "bench", path, "--entries", str(options.entries)))
    steps = filled["microseconds"]
    print(f"{filled['entries']} entries, {os.path.getsize(path) / 1e6:.0f} MB, {filled['findings']} findings")
    print(f"an entry, of the first thousand: {steps[0]} µs; of the last: {steps[-1]} µs; "
          f"median {sorted(steps)[len(steps) // 2]} µs")
    count = min(options.entries, 20_000)
    seconds = best(lambda: plain(os.path.join(work, "plain.sqlite"), count), 1)
    print(f"plain SQLite, the same writes: {seconds / count * 1e6:.0f} µs")
    reading = best(lambda: read(path))
    print(f"reading the file once: {reading:.2f} s")
    for kind in ["lines", "months", "costs", "invoices", "open", "copies", "distribution", "newspapers",
                 "goals"]:
        seconds = best(lambda: run("ledger", "report", kind, "--workspace", work, "--json"))
        verdict = "under" if seconds < 2 * reading else "OVER"
        print(f"report {kind}: {seconds:.2f} s, {verdict} twice that")
    print(f"verify: {filled['verify'] / 1000:.2f} s, {filled['verify'] / filled['entries'] * 1000:.0f} µs an entry")
finally:
    shutil.rmtree(work)
