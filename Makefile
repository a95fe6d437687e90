# The two commands that a newcomer needs are `make shell` and `make test`.
# Both install what is missing on Debian 12 first; Swift itself must be there.

PACKAGES := libedit-dev libutf8proc-dev libpcre2-dev libmd-dev zlib1g-dev
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
RELEASE := swift build -c release --static-swift-stdlib

.DEFAULT_GOAL := help
.PHONY: help setup shell test lint format release bench bench-parse answers peers examples clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

setup: ## install the Debian packages that are missing
	@missing=""; for p in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; \
	done; \
	if [ -n "$$missing" ]; then \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq $$missing; \
	fi

shell: setup ## build, and open the shell on the seeds
	@swift build --product dq
	@"$$(swift build --show-bin-path)/dq" seeds

test: setup ## build, and run all tests
	swift test

lint: ## check the formatting
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

format: ## format all sources in place
	swift format --in-place --parallel --recursive Package.swift Sources Tests

bench: setup peers ## measure queries on a million made-up rows beside duckdb and polars
	swift build -c release --product dq-bench
	.build/peers/bin/python Tests/Peers/queries.py "$$(swift build -c release --show-bin-path)/dq-bench"

bench-parse: release peers ## measure parsing beside trafilatura and resiliparse
	.build/peers/bin/python Tests/Peers/parse.py "$$($(RELEASE) --show-bin-path)/dq" $(PAGES)
	.build/peers/bin/python Tests/Peers/parse.py "$$($(RELEASE) --show-bin-path)/dq" --text

answers: release peers ## compare answers over loaded files with duckdb's: by hand, and 1,000 at random
	.build/peers/bin/python Tests/Peers/asked.py "$$($(RELEASE) --show-bin-path)/dq"
	.build/peers/bin/python Tests/Peers/answers.py "$$($(RELEASE) --show-bin-path)/dq" 1000

peers: ## install what the benchmarks compare with
	@[ -d .build/peers ] || python3 -m venv .build/peers
	@.build/peers/bin/pip install --quiet duckdb numpy polars pyarrow trafilatura lxml_html_clean resiliparse

release: setup ## build the release binary, with the Swift runtime inside
	$(RELEASE) --product dq

examples: release ## compare what the examples show with the release binary
	"$$($(RELEASE) --show-bin-path)/dq" test examples --data seeds --no-cache

clean: ## remove what was built
	rm -rf .build
