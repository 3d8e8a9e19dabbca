# Every command of the project. `make` alone lists them.
# Needed beforehand: Python 3.11 or newer with venv, make, and a C library. Everything else is fetched.

PYTHON ?= python3
PORT   ?= 8000
export PORT

BIN := .venv/bin
UV  := $(BIN)/uv
export VIRTUAL_ENV := $(CURDIR)/.venv

words  := $(patsubst %.po,%.mo,$(wildcard src/office/locale/*/LC_MESSAGES/*.po))
assets := $(shell find src/office/static -type f 2>/dev/null)

# $(call else,advice): what to do next, when the step before it fails.
else = || { printf '\n  \342\206\222 %s\n\n' '$(1)' >&2; exit 1; }
again := Check the network connection; then run the same command again: what is done is kept.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test test-spark check format bench pictures words generated lock clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# ── set-up: each stamp says that a step is done; a second run finds nothing to do ──

setup: .venv/.base node_modules/.stamp $(words) .venv/.assets ## Fetch and build all that the site needs

.venv/.bootstrap: requirements/bootstrap.txt tools/environment.py
	@echo "Making the virtual environment .venv"
	@$(PYTHON) tools/environment.py
	@touch $@

.venv/.base: .venv/.bootstrap requirements/base.txt pyproject.toml
	@echo "Installing the locked requirements"
	@$(UV) pip install --quiet --require-hashes -r requirements/base.txt $(call else,$(again))
	@$(UV) pip install --quiet --no-deps --no-build-isolation --offline --editable . $(call else,The package could not be installed: see the lines above.)
	@touch $@

.venv/.%: requirements/%.txt .venv/.base
	@echo "Installing the locked requirements for: $*"
	@$(UV) pip install --quiet --require-hashes -r $< $(call else,$(again))
	@touch $@

node_modules/.stamp: package.json package-lock.json .npmrc .venv/.bootstrap
	@echo "Fetching the front-end packages"
	@$(BIN)/python tools/npm.py ci --loglevel error >/dev/null $(call else,$(again))
	@touch $@

%.mo: %.po .venv/.base
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@ $(call else,Mend the translation file named above.)

# The letters that the components name are not ours to serve: without their faces, no browser ever asks for them.
components := govuk-frontend/dist/govuk/govuk-frontend.min.css
build/packages/$(components): node_modules/.stamp
	@mkdir -p $(@D)
	@sed 's/@font-face{[^}]*}//g' node_modules/$(components) >$@

.venv/.assets: .venv/.base build/packages/$(components) $(assets)
	@test ! -d src/office/project || $(BIN)/python manage.py collectstatic --noinput --verbosity 0 $(call else,The static files could not be gathered: see the lines above.)
	@touch $@

# ── the daily commands ──

demo: setup ## Serve the site on http://127.0.0.1:8000 (PORT=… changes it)
	@$(BIN)/python tools/serve.py

# One process a core; the tests of a file stay together, since they share what they are made with.
together := --numprocesses auto --maxprocesses 4 --dist loadfile

test: setup .venv/.test ## Run every test, the browser journeys included
	@CHROMIUM="$$($(BIN)/python tools/browser.py)" && export CHROMIUM && $(BIN)/pytest $(together) $(call else,Some tests failed. Repeat one alone with: .venv/bin/pytest PATH -k NAME)
	@echo "The same on PostgreSQL, as far as a database is touched"
	@$(BIN)/python tools/postgresql.py $(BIN)/pytest --quiet $(together) -m django_db tests/office $(call else,Repeat one alone with: .venv/bin/python tools/postgresql.py .venv/bin/pytest PATH -k NAME)

test-spark: setup .venv/.test .venv/.spark ## Screen the same register on a local Spark (needs Java 17; fetches 500 MB)
	@$(BIN)/pytest -m spark

check: setup .venv/.test ## Check style, types, arrows and architecture (no browser; under a minute)
	@$(BIN)/ruff check --quiet . $(call else,Many of these mend themselves with: make format)
	@$(BIN)/ruff format --quiet --check . $(call else,Mend the layout with: make format)
	@$(BIN)/mypy $(call else,Mend the types named above.)
	@$(BIN)/lint-imports --no-logo $(call else,An import points the wrong way. The arrows are explained in docs/house.md.)
	@$(BIN)/pytest --quiet tests/architecture $(call else,The house has a rule for this: see docs/house.md.)

format: .venv/.test ## Lay out the code and mend what mends itself
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

bench: setup .venv/.test .venv/.bench ## Measure, and print the figures as ratios
	@for file in benchmarks/*.py; do echo "── $$file"; $(BIN)/python $$file || exit; done

pictures: setup .venv/.test ## Take the pictures of the guide and the READMEs anew, from a demonstration of their own
	@$(BIN)/python tools/pictures.py $(call else,Mend the page or the guide; then run the same command again.)

words: .venv/.base ## Gather the site's sentences into its translation files
	@mkdir -p build
	@$(BIN)/python tools/sentences.py build/words.pot
	@$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --init-missing --no-wrap \
	    --input-file build/words.pot --output-dir src/office/locale --locale en --domain django
	@echo "Gathered. Translate what is empty in src/office/locale/en/LC_MESSAGES/django.po."

generated: .venv/.base $(words) ## Write docs/generated anew from the tables of the award
	@$(BIN)/python tools/generated.py

compile = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
          --no-emit-index-url --custom-compile-command 'make lock' $(UPGRADE) pyproject.toml

lock: .venv/.bootstrap ## Write the lock files anew from pyproject.toml and package.json (UPGRADE=--upgrade)
	@$(compile) --output-file requirements/base.txt --extra office
	@$(compile:pyproject.toml=) --output-file requirements/bootstrap.txt --group bootstrap
	@$(compile:pyproject.toml=) --output-file requirements/test.txt --group test -c requirements/base.txt
	@$(compile:pyproject.toml=) --output-file requirements/bench.txt --group bench -c requirements/base.txt -c requirements/test.txt
	@$(compile) --output-file requirements/s3.txt --extra s3 -c requirements/base.txt -c requirements/test.txt
	@$(compile) --output-file requirements/spark.txt --extra spark -c requirements/base.txt
	@$(BIN)/python tools/npm.py install --package-lock-only --loglevel error >/dev/null

clean: ## Remove everything that these commands made
	rm -rf .venv node_modules build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find src -name '*.mo' -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
