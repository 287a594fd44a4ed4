# Imprenta's commands. `make gazette` on a fresh Debian 12 installs what is missing, builds, and composes the sample.

# Debian packages: what building and composing need; what the tests and the judges of `make validate` need besides.
PACKAGES := libvips-dev libcairo2-dev libpango1.0-dev libqpdf-dev libhyphen-dev libcmark-gfm-dev \
	libcmark-gfm-extensions-dev librsvg2-dev libharfbuzz-dev libdeflate-dev libturbojpeg0-dev libfreetype-dev \
	libglib2.0-dev libsqlite3-dev libxml2-dev libxlsxwriter-dev libzip-dev libhunspell-dev pandoc \
	pkg-config hyphen-es hunspell-es scribus-data opencv-data \
	fonts-vollkorn fonts-lato lomiri-wallpapers-16.04 mate-backgrounds
JUDGES := qpdf poppler-utils ghostscript python3 libvips-tools libxml2-utils unzip argyll icc-profiles-free \
	hunspell-en-us
PICTURES := ghostscript libvips-tools
# `make bench`: a virtual environment for the peers, the face that all set, and texts that are not ours.
BENCH := python3-venv gcc fonts-texgyre debian-handbook debian-reference-es

SAMPLE := gaceta-02
OUTPUT := output
PRINT := $(OUTPUT)/$(SAMPLE)/print.pdf
PDF := $(PRINT)
CONDITION := coated-offset
IMPRENTA := .build/release/imprenta
BENCH_WORK := .build/bench
TEXT :=
CORPUS := .
SWIFT_SOURCES := Package.swift Sources Tests

# The colour profiles of newsprint and uncoated paper.
PROFILES := argyll icc-profiles-free

.PHONY: gazette build test lint profiles validate pages corpus bench bench-ledger faults fuzz format clean needs-packages \
	needs-judges needs-pictures needs-profiles needs-bench needs-swift
.DELETE_ON_ERROR:

gazette: build
	@$(IMPRENTA) compose $(SAMPLE) --workspace assets/sample --output $(OUTPUT)
	@echo "$(abspath $(PRINT))"

build: needs-packages needs-swift
	@swift build -c release --product imprenta

test: needs-packages needs-judges needs-swift lint
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build --disable-xctest --parallel

lint: needs-swift
	swift format lint --strict --parallel -r $(SWIFT_SOURCES)

# The profiles that no package has, made once for this machine.
profiles: build needs-profiles
	@$(IMPRENTA) profiles

# Documents of any makers taken in one by one: make corpus CORPUS=DIR
corpus: build
	@python3 Tests/corpus/corpus.py --imprenta $(IMPRENTA) --words --list "$(CORPUS)"

# Judges that are not ours, and whether our preflight agrees with them: make validate PDF=file.pdf CONDITION=newsprint
validate: needs-judges
	@test -x $(IMPRENTA) || $(MAKE) --no-print-directory build
	@test -f $(PRINT) || test "$(PDF)" != "$(PRINT)" || $(MAKE) --no-print-directory gazette
	@python3 Tests/judges/validate.py "$(PDF)" --condition $(CONDITION) --imprenta $(IMPRENTA)

# The sample's pages, trimmed, as one picture for the README.
pages: needs-pictures
	@test -f $(PRINT) || test "$(PDF)" != "$(PRINT)" || $(MAKE) --no-print-directory gazette
	@Tests/judges/contact-sheet.sh "$(PDF)" assets/readme/pages.png

# The same text set by Imprenta and its peers, measured and timed side by side: make bench TEXT=a.txt
bench: build needs-bench
	@python3 Tests/bench/bench.py --imprenta $(IMPRENTA) --work $(BENCH_WORK) \
		$(or $(TEXT),$$(python3 Tests/bench/texts.py $(BENCH_WORK)))

# What an entry, a proof and a report cost after ten years, beside plain SQLite doing the same writes.
bench-ledger: build
	@python3 Tests/bench/ledger.py --imprenta $(IMPRENTA) --work $(BENCH_WORK)

# The command killed hundreds of times while it writes to a ledger, starved of disk, and run by many at once.
faults: needs-swift
	IMPRENTA_FAULTS=400 swift test --disable-xctest --filter FaultTests

# What the intake desk parses itself, given twenty thousand damaged and random inputs of each kind.
fuzz: needs-swift
	IMPRENTA_FUZZ=20000 swift test --disable-xctest --filter "FuzzTests"

format: needs-swift
	swift format -i --parallel -r $(SWIFT_SOURCES)

clean:
	rm -rf .build $(OUTPUT)

needs-packages:
	@.ci/debian-packages $(PACKAGES)

needs-judges:
	@.ci/debian-packages $(JUDGES)

needs-profiles:
	@.ci/debian-packages $(PROFILES)

needs-pictures:
	@.ci/debian-packages $(PICTURES)

needs-bench:
	@.ci/debian-packages $(BENCH)

needs-swift:
	@command -v swift >/dev/null || { \
		echo "Imprenta is written in Swift, and there is no 'swift' here: install Swift 6.1 or newer for Debian 12" >&2; \
		echo "from https://www.swift.org/install/linux/ and put its usr/bin on the PATH." >&2; exit 1; }
