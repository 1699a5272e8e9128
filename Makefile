# What one does daily. Every verb sets up its own .venv first, once.
.DEFAULT_GOAL := help
.PHONY: help demo test check bench faults accuracy weights golden lock clean environment
unexport PYTHONHOME PYTHONPATH

# Asked for at each run, because a browser comes and goes with the machine.
pytest = OVERSIGHT_CHROMIUM="$$(.venv/bin/python .ci/browser.py)" && export OVERSIGHT_CHROMIUM && .venv/bin/python -m pytest

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## build the graph, the Turtle file and the map from the packaged records into out/
	@sh .ci/environment requirements.lock
	.venv/bin/oversight demo --out out

test: environment ## run all tests, browser tests included (ARGS="-k dates" chooses some, -n0 in one process)
	@$(pytest) -n auto --maxprocesses 4 --dist worksteal $(ARGS)

check: environment ## look for faults without running: ruff, mypy, pyright
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	PYRIGHT_PYTHON_IGNORE_WARNINGS=1 .venv/bin/pyright

bench: environment ## measure speed and memory beside the rivals: benchmarks/figures.md (ARGS="--sizes 10000")
	.venv/bin/python -m benchmarks.run $(ARGS)
	.venv/bin/python -m benchmarks.reading
	.venv/bin/python -m benchmarks.layout
	.venv/bin/python -m benchmarks.map

faults: environment ## kill, damage, fill and deceive it on purpose: faults/figures.md (ARGS="--short")
	.venv/bin/python -m faults --defences --figures $(ARGS)

accuracy: environment ## score the reader of documents: docs/accuracy.md
	.venv/bin/python -m accuracy $(ARGS)

weights: environment ## learn anew what single words say of a kind of document: extract/rules/kind_words.yaml
	.venv/bin/python -m accuracy.weights

golden: environment ## write the expected files of the tests anew, to be read before they are kept
	@$(pytest) tests --update-golden -q

lock: ## lock the versions anew from pyproject.toml (ARGS=--upgrade takes the newest)
	@sh .ci/lock $(ARGS)

clean: ## remove .venv, out/ and all else that these commands made
	rm -rf .venv .venv-lock out dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@sh .ci/environment requirements-dev.lock
