import GRDB

/// The tables of a ledger file, and how each released version becomes the next.
///
/// `entry`, `posting` and `attachment` are only ever added to, which triggers hold: also against `INSERT OR REPLACE`,
/// which deletes without asking the triggers for deletion. The other tables are what the entries come to; `verify`
/// proves them from the entries. Tables are STRICT: SQLite itself holds every value to its column's type.
enum Schema {
    /// All migrations, oldest first. One that was released is never changed.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { try $0.execute(sql: entries + accounts + records + guards) }
        migrator.registerMigration("2") { try $0.execute(sql: indexes) }
        return migrator
    }

    private static let entries = """
        CREATE TABLE entry (
            number INTEGER PRIMARY KEY, kind TEXT NOT NULL, date TEXT NOT NULL, by TEXT NOT NULL, reason TEXT,
            document TEXT, payload BLOB NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL UNIQUE) STRICT;
        CREATE TABLE posting (
            entry INTEGER NOT NULL REFERENCES entry(number), part INTEGER NOT NULL, line TEXT NOT NULL,
            account TEXT NOT NULL, amount INTEGER NOT NULL, month TEXT NOT NULL, PRIMARY KEY (entry, part))
            WITHOUT ROWID, STRICT;
        CREATE TABLE attachment (sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;

        """

    private static let accounts = """
        CREATE TABLE budget_line (
            key TEXT PRIMARY KEY, year INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, funding TEXT NOT NULL,
            classification TEXT, source TEXT, indicator TEXT, target INTEGER, done INTEGER NOT NULL,
            approved INTEGER NOT NULL, increased INTEGER NOT NULL, reduced INTEGER NOT NULL,
            transferred INTEGER NOT NULL, excess INTEGER NOT NULL, committed INTEGER NOT NULL,
            accrued INTEGER NOT NULL, exercised INTEGER NOT NULL, paid INTEGER NOT NULL, calendar TEXT NOT NULL) STRICT;
        CREATE INDEX budget_line_year ON budget_line (year);
        CREATE TABLE month_total (
            line TEXT NOT NULL, month TEXT NOT NULL, account TEXT NOT NULL, amount INTEGER NOT NULL,
            PRIMARY KEY (line, month, account)) WITHOUT ROWID, STRICT;
        CREATE TABLE month_progress (
            line TEXT NOT NULL, month TEXT NOT NULL, done INTEGER NOT NULL, PRIMARY KEY (line, month)) WITHOUT ROWID, STRICT;
        CREATE TABLE reversal (entry INTEGER PRIMARY KEY, by INTEGER NOT NULL) STRICT;
        CREATE TABLE closing (through TEXT PRIMARY KEY) STRICT;

        """

    private static let records = """
        CREATE TABLE print_order (
            id TEXT PRIMARY KEY, year INTEGER NOT NULL, number INTEGER NOT NULL, entry INTEGER NOT NULL UNIQUE,
            line TEXT NOT NULL REFERENCES budget_line(key), isPurchase INTEGER NOT NULL, publication TEXT,
            title TEXT NOT NULL, copies INTEGER NOT NULL, supplier TEXT NOT NULL, rfc TEXT, placed TEXT NOT NULL,
            expected TEXT, pages INTEGER, amount INTEGER NOT NULL, committed INTEGER NOT NULL, excess INTEGER NOT NULL,
            accrued INTEGER NOT NULL, invoiced INTEGER NOT NULL, exercised INTEGER NOT NULL, paid INTEGER NOT NULL,
            received INTEGER NOT NULL, sha256 TEXT, state TEXT NOT NULL, UNIQUE (year, number)) STRICT;
        CREATE TABLE print_run (
            id INTEGER PRIMARY KEY, "order" TEXT NOT NULL REFERENCES print_order(id), date TEXT NOT NULL,
            received INTEGER NOT NULL, spoiled INTEGER NOT NULL, sha256 TEXT, amount INTEGER NOT NULL,
            handedOut INTEGER NOT NULL, deposited INTEGER NOT NULL, archived INTEGER NOT NULL,
            missing INTEGER NOT NULL, isReversed INTEGER NOT NULL) STRICT;
        CREATE INDEX print_run_order ON print_run ("order");
        CREATE TABLE invoice (
            uuid TEXT PRIMARY KEY, type TEXT NOT NULL, entry INTEGER NOT NULL, "order" TEXT, issuer TEXT NOT NULL,
            issuerName TEXT NOT NULL, folio TEXT, date TEXT NOT NULL, total INTEGER NOT NULL, charge INTEGER NOT NULL,
            method TEXT, seal TEXT NOT NULL, sha256 TEXT NOT NULL, credited INTEGER NOT NULL,
            creditedCharge INTEGER NOT NULL, exercised INTEGER NOT NULL, exercisedCharge INTEGER NOT NULL,
            paid INTEGER NOT NULL, paidCharge INTEGER NOT NULL, documented INTEGER NOT NULL,
            partialities INTEGER NOT NULL, posted TEXT NOT NULL, state TEXT NOT NULL) STRICT;
        CREATE INDEX invoice_order ON invoice ("order");
        CREATE INDEX invoice_issuer ON invoice (issuer, folio);
        CREATE INDEX invoice_seal ON invoice (seal);

        """

    /// Entries by what they record and by their day, for reports that go by one or the other. Programs of the first
    /// version do not know documents that are kept with an entry instead of an order, and leave such a file alone.
    private static let indexes = """
        CREATE INDEX entry_kind ON entry (kind);
        CREATE INDEX entry_date ON entry (date);
        """

    private static let guards =
        ["entry", "posting", "attachment"].map { table in
            """
            CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
                BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;
            CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
                BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;

            """
        }.joined() + """
            CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
                WHEN NEW.number <> (SELECT ifnull(max(number), 0) + 1 FROM entry)
                  OR NEW.previous <> ifnull((SELECT hash FROM entry ORDER BY number DESC LIMIT 1), zeroblob(32))
                BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END;
            CREATE TRIGGER posting_once BEFORE INSERT ON posting
                WHEN EXISTS (SELECT 1 FROM posting WHERE entry = NEW.entry AND part = NEW.part)
                  OR NEW.entry <> (SELECT max(number) FROM entry)
                BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;
            CREATE TRIGGER attachment_once BEFORE INSERT ON attachment
                WHEN EXISTS (SELECT 1 FROM attachment WHERE sha256 = NEW.sha256)
                BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;
            """
}
