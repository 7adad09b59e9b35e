# The commands of the project. `make` alone lists them.

PYTHON ?= python3
UV ?= uv

BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

# The lock files are complete, so pip has nothing to resolve. The project itself goes in as a link to this folder. All is
# compiled at once: a service that may not write here would do it at each start, and for each file that is examined.
define install
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
@$(PYTHON) -m venv .venv
@echo "Installing $< into .venv ..."
@$(BIN)/python -m pip install --quiet --no-deps --no-compile --require-hashes --requirement $<
@$(BIN)/python -m pip install --quiet --no-deps --no-index --no-build-isolation --editable .
@$(BIN)/python -m compileall -q -j 0 .venv/lib bot dialogs storage
endef

# Tests keep their stores in memory where there is room and a program may lie: nobody waits for a disk there. One worker more than
# processors, since some tests wait for a process or a clock. `make test TMPDIR=... WORKERS=...` chooses otherwise.
TMPDIR ?= $(shell findmnt --bytes --noheadings --output AVAIL,OPTIONS /dev/shm 2> /dev/null \
	| awk '$$1 > 1e9 && $$2 !~ /noexec/ { print "/dev/shm"; exit }')
WORKERS ?= $(shell n=$$(nproc 2> /dev/null || echo 2); echo $$((n < 8 ? n + 1 : 8)))

.PHONY: help chat test run chaos fuzz bench triage guide audit sbom format lock clean

help: ## list the commands
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' Makefile | expand -t 16

chat: .venv/run.stamp ## talk to the bot in this terminal: no token, nothing sent
	@$(BIN)/mediation-bot chat $(ARGS)

test: .venv/dev.stamp ## every check: format, lint, types, imports, tests
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-cache > .venv/imports.log || { cat .venv/imports.log; exit 1; }
	$(if $(TMPDIR),TMPDIR=$(TMPDIR)) $(BIN)/pytest --quiet -n $(WORKERS) --dist worksteal --cov

run: .venv/run.stamp ## the bot on Telegram, with CONFIG=config.toml
	@$(BIN)/mediation-bot run --config $(or $(CONFIG),config.toml)

chaos: .venv/dev.stamp ## kill, starve, flood and unplug the bot; write what was lost to docs/reliability.md
	@$(BIN)/python -m tests.chaos $(ARGS)

fuzz: .venv/fuzz.stamp ## send updates that nobody has thought of, for MINUTES=60
	@$(BIN)/python -m tests.hostile.fuzz --minutes $(or $(MINUTES),60)

bench: .venv/dev.stamp ## measure what a turn and an update cost
	@$(BIN)/python -m bench

triage: .venv/training.stamp ## learn again what people write about, from the phrases; write docs/triage.md
	@OMP_NUM_THREADS=2 $(BIN)/python -m training # sums depend on the number of threads: the same files everywhere

guide: .venv/dev.stamp ## draw the pictures of the staff guide again; print it to build/guide-equipe.pdf
	@$(BIN)/python -m tests.guide

audit: .venv/audit.stamp ## look every pinned dependency up among the known vulnerabilities (needs the network)
	@$(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements.txt \
		|| { echo "make audit: not clean, or not all looked up. It needs the public package index: a mirror knows no vulnerabilities."; exit 1; }

sbom: .venv/audit.stamp ## list what the bot is made of, as CycloneDX, in build/sbom.json
	@mkdir -p build
	@$(BIN)/python -W ignore -m cyclonedx_py requirements requirements.txt --pyproject pyproject.toml --output-reproducible \
		--output-file build/sbom.json
	@echo "build/sbom.json"

format: .venv/dev.stamp ## put the code in shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## choose the newest versions again and pin them with hashes (needs uv)
	$(LOCK) --group build --output-file requirements.txt
	$(LOCK) --group build --group dev --constraint requirements.txt --output-file requirements-dev.txt
	$(LOCK) --group training --constraint requirements-dev.txt --output-file requirements-training.txt
	$(LOCK_GROUP)fuzz --output-file requirements-fuzz.txt
	$(LOCK_GROUP)audit --constraint requirements-dev.txt --output-file requirements-audit.txt

LOCK = $(UV) pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"
LOCK_GROUP = $(subst pyproject.toml --quiet,--quiet,$(LOCK)) --group pyproject.toml:

clean: ## remove what the commands above have made
	rm -rf .venv .coverage* .hypothesis .*_cache *.egg-info build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/run.stamp: requirements.txt pyproject.toml
	$(install)
	@touch $@

.venv/%.stamp: requirements-%.txt .venv/dev.stamp
	@echo "Installing $< into .venv ..."
	@$(BIN)/python -m pip install --quiet --no-deps --require-hashes --requirement $<
	@touch $@

# The development lock holds the run-time one.
.venv/dev.stamp: requirements-dev.txt requirements.txt pyproject.toml
	$(install)
	@touch $@ .venv/run.stamp
