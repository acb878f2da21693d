# What can be made is listed by `make help`. Needs make, python3 >= 3.11 and python3-venv.

PYTHON ?= python3
DOCS ?= examples/documents
SERVE ?= 1
DEMO = ROVIEC_MODE=demo ROVIEC_COMMITTEE="Thành ủy Hà Nội"
UV = 0.13.9
PIP = .venv/bin/pip install --quiet --disable-pip-version-check
UV_PIP = VIRTUAL_ENV="$(CURDIR)/.venv" .venv/bin/uv pip install --quiet
LOCK = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" pyproject.toml

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup needs test check format demo messages pictures bench lock clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1	\2/p' Makefile

setup: .venv/ok ## make the environment .venv, from nothing

# Only words of the shell, so that this can speak on a machine that has nothing.
needs:
	@command -v "$(PYTHON)" >/dev/null || { \
		echo "Missing: $(PYTHON). Install Python 3.11 or newer (Debian: apt install python3 python3-venv)," \
			"or name yours: make setup PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Too old: $(PYTHON) is older than 3.11. Install Python 3.11 or newer," \
			"or name yours: make setup PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "Missing: the modules venv and ensurepip of $(PYTHON)" \
			"(Debian: apt install python3-venv)" >&2; exit 1; }

# The stamp is written last: a set-up that was broken off begins anew.
.venv/ok: requirements-dev.lock pyproject.toml
	@$(MAKE) --no-print-directory needs
	@echo "Setting up .venv (about half a minute when nothing is cached)"
	@.venv/bin/python -c '' 2>/dev/null || "$(PYTHON)" -m venv --clear .venv
	@if $(PIP) --no-deps uv==$(UV) 2>/dev/null && \
		$(UV_PIP) --require-hashes -r requirements-dev.lock && \
		$(UV_PIP) --no-deps --no-build-isolation -e .; \
	then :; else \
		echo "Without uv: pip installs the same lock, more slowly" && \
		$(PIP) --require-hashes -r requirements-dev.lock && \
		$(PIP) --no-deps --no-build-isolation -e .; \
	fi
	@touch .venv/ok

test: .venv/ok ## run the tests, on SQLite or where ROVIEC_DATABASE says
	@.venv/bin/python -m pytest -n 2 tests

check: .venv/ok ## format, lint, types, who may import whom
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/djlint --quiet --lint roviec
	DJANGO_SETTINGS_MODULE=tests.settings .venv/bin/python manage.py makemigrations --check --dry-run

format: .venv/ok ## put the code in the one format
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

demo: .venv/ok ## make the demo from nothing, read examples/documents (DOCS=path), serve it (SERVE=0: not)
	@.venv/bin/roviec read "$(DOCS)"
	@$(DEMO) .venv/bin/roviec demo --documents "$(DOCS)"
	@if [ "$(SERVE)" != 0 ]; then $(DEMO) .venv/bin/roviec serve; fi

messages: .venv/ok ## collect what is said on the screen, compile its Vietnamese
	@.venv/bin/python locale/build.py

pictures: .venv/ok ## take pictures of the main pages into docs/pictures (needs chromium)
	@DJANGO_SETTINGS_MODULE=tests.settings .venv/bin/python -m tests.browser.pictures

bench: .venv/ok ## measure, and write bench/results.json
	@.venv/bin/python -m bench.run

lock: .venv/ok ## take the newest versions that pyproject.toml allows into the two locks
	$(LOCK) --upgrade --output-file requirements.lock
	$(LOCK) --extra dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove .venv and what the tools left
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache roviec.egg-info
