# Everything a newcomer needs: `make demo` and `make test`. Python 3.11 to 3.13; PYTHON=... names another interpreter.
PYTHON ?= python3
TORCH ?= torch==2.13.0
VENV := .venv
BIN := $(VENV)/bin
TRAIN := .venv-train
PIP := -m pip --disable-pip-version-check --quiet
PINNED := install --no-deps --require-hashes --requirement

.PHONY: help install demo test browser check eval bench model lock clean
.DELETE_ON_ERROR:

help:
	@echo "make demo     read the example reports, keep them on a desk in out/, print a brief, write pages"
	@echo "make test     run every test"
	@echo "make browser  get what the tests of the web desk need (Chromium, axe-core), if it can be had"
	@echo "make check    lint, format and types"
	@echo "make eval     measure accuracy (needs the data folder ../shared)"
	@echo "make bench    measure speed and memory"
	@echo "make model    train the weights anew (hours)"
	@echo "make install  only install into $(VENV)"
	@echo "make lock     write the lock files anew after a dependency changed"
	@echo "make clean    remove what was built, but no environment"

install: $(VENV)/.installed

# An environment in the folder $(1), or one sentence that says why there can be none.
define environment
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || { \
	  echo "Python 3.11 to 3.13 is needed and '$(PYTHON)' is not that; name one: make PYTHON=python3.12 install" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make virtual environments: on Debian and Ubuntu, apt-get install python3-venv" >&2; exit 1; }
	@test -x $(1)/bin/python || $(PYTHON) -m venv $(1)
endef

$(VENV)/.installed: requirements.lock pyproject.toml
	$(call environment,$(VENV))
	@echo "installing into $(VENV) ..."
	@$(BIN)/python $(PIP) $(PINNED) requirements.lock
	@$(BIN)/python $(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@echo "installing what tests and checks need into $(VENV) ..."
	@$(BIN)/python $(PIP) $(PINNED) requirements-dev.lock
	@touch $@

demo: $(VENV)/.installed
	@mkdir -p out && rm -f out/demo.sqlite*
	@$(BIN)/firsthand read examples/
	@$(BIN)/firsthand read examples/ --html out/reading.html
	@$(BIN)/firsthand add examples/ --desk out/demo.sqlite
	@$(BIN)/firsthand brief --desk out/demo.sqlite
	@$(BIN)/firsthand trace examples/ --html out/trace.html
	@echo "Open in a browser: $(CURDIR)/out/reading.html (each report by itself) and $(CURDIR)/out/trace.html (all of them together)"
	@echo "To open the desk in a browser: $(BIN)/firsthand serve --desk out/demo.sqlite"

test: $(VENV)/.installed-dev browser
	@$(BIN)/python -m pytest

# What the tests of the web desk need beside Python: Debian's Chromium, and axe-core. Where they cannot be had, those tests
# say aloud that they were skipped, and everything else is tested.
AXE := build/axe/node_modules/axe-core/axe.min.js
APT := timeout 600 env DEBIAN_FRONTEND=noninteractive apt-get -qq --yes -o Acquire::Retries=1 -o Acquire::http::Timeout=20

browser:
	@mkdir -p build/axe
	@{ command -v chromium && command -v chromedriver; } >/dev/null 2>&1 || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo "installing Chromium for the browser tests ..." && \
	  { $(APT) install --no-install-recommends chromium chromium-driver || \
	    { $(APT) update && $(APT) install --no-install-recommends chromium chromium-driver; }; } >build/chromium.log 2>&1; } || \
	  echo "no Chromium here: the tests in a browser will be skipped (install chromium and chromium-driver)" >&2
	@test -f $(AXE) || { command -v npm >/dev/null && timeout 60 npm install --prefix build/axe --silent --no-audit --no-fund \
	  --no-save --fetch-retries=0 --fetch-timeout=20000 axe-core@4.14.1 >build/axe.log 2>&1; } || \
	  echo "no axe-core here: the checks for access will be skipped (npm could not get it)" >&2

check: $(VENV)/.installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

eval: $(VENV)/.installed
	@$(BIN)/python -m training.evaluate

bench: $(VENV)/.installed-dev
	@$(BIN)/python -m bench.speed
	@$(BIN)/python -m bench.copies
	@$(BIN)/python -m bench.tracing
	@$(BIN)/python -m bench.desk

$(TRAIN)/.installed: training/requirements.lock pyproject.toml
	$(call environment,$(TRAIN))
	@echo "installing what training needs into $(TRAIN) ..."
	@$(TRAIN)/bin/python $(PIP) $(PINNED) training/requirements.lock
	@$(TRAIN)/bin/python $(PIP) install $(TORCH)
	@$(TRAIN)/bin/python $(PIP) install --no-deps --editable .
	@touch $@

model: $(TRAIN)/.installed
	$(TRAIN)/bin/python -m training.train build/tagger.pt
	mkdir -p build/first && $(TRAIN)/bin/python -m training.export build/tagger.pt build/first/tagger.onnx
	$(TRAIN)/bin/python -m training.train build/student.pt --start build/first/tagger.onnx --seed 23 --steps 4000 \
		--rate 9e-5 --head-rate 6e-4 --masked 0.1 --exchanged 0.3
	mkdir -p build/second && $(TRAIN)/bin/python -m training.export build/student.pt build/second/tagger.onnx
	$(TRAIN)/bin/python -m training.train build/third.pt --start build/second/tagger.onnx --seed 41 --steps 2350 \
		--rate 9e-5 --head-rate 6e-4 --masked 0.1 --exchanged 0.3
	$(TRAIN)/bin/python -m training.export build/third.pt --earlier build/student.pt
	$(TRAIN)/bin/python -m training.sentences
	$(TRAIN)/bin/python -m training.stories
	$(TRAIN)/bin/python -m training.matters
	$(TRAIN)/bin/python -m training.linker

lock:
	@training/lock.sh

clean:
	rm -rf build dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests training bench -name __pycache__ -type d -prune -exec rm -rf {} +
