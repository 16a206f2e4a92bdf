# Two commands do everything: `make run` opens the app on the shipped record, `make test` passes the tests.
# Each makes its virtual environment first, if that has not been done.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check format audit sbom record docs pictures snapshots clean

run: .venv/run-ready
	@$(BIN)/councilui

# The compiled modules are kept, whatever the environment says: hundreds of tests start the program anew.
test: .venv/dev-ready
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist worksteal

check: .venv/dev-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/dev-ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Known vulnerabilities of the libraries that are installed. A library for which no advisory could be looked up counts as
# not audited, and the target fails: silence is no clean bill.
audit: .venv/run-ready
	@$(PYTHON) -m venv .venv/audit
	@.venv/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	@$(BIN)/python -m pip freeze --exclude-editable > .venv/audit/installed.txt
	@.venv/audit/bin/pip-audit --disable-pip --no-deps --progress-spinner off -r .venv/audit/installed.txt \
	  >.venv/audit/report.txt 2>&1 && ! grep -q "Skip Reason" .venv/audit/report.txt; \
	  is_audited=$$?; cat .venv/audit/report.txt; [ $$is_audited = 0 ] \
	  || { echo "NOT AUDITED, or vulnerable: see the lines above." >&2; exit 1; }

# The bill of materials of a release, CycloneDX JSON, of councilui and what is installed for it here.
sbom: .venv/dev-ready
	@$(BIN)/python -m docs.sbom > councilui.cdx.json

# The shipped record, from data/sources.
record: .venv/dev-ready
	rm -f data/meeting.db
	$(BIN)/councilui load data/sources --db data/meeting.db

# The pages of docs/ that come from the program: keys, commands, formats with their columns and keys, the manual page.
docs: .venv/dev-ready
	$(BIN)/python -m docs.generate

# The screens as tests hold them, anew; look at the difference before it is committed.
snapshots: .venv/dev-ready
	$(BIN)/python -m pytest -q -p no:xdist tests/tui/test_snapshots.py --snapshot-update

# The screens that README shows, from the running app.
pictures: .venv/dev-ready
	$(BIN)/python docs/pictures.py

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache build dist

.venv/python-ready:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "councilui needs Python 3.11 or newer; say which: make PYTHON=python3.12 run" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run-ready: .venv/python-ready pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q councilui
	@touch $@

.venv/dev-ready: .venv/python-ready pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m compileall -q councilui
	@touch $@ .venv/run-ready
