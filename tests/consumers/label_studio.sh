#!/usr/bin/env bash
# Takes an export of Reader's through a real Label Studio and tells what came back. About 1 GB is
# installed, so this is run by hand and not in every check:
#     tests/consumers/label_studio.sh [FOLDER WITH AN ENVIRONMENT]
# Needs a Python with Reader and its tests (READER_PYTHON, else python3).
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
env=${1:-$work/env}
reader=${READER_PYTHON:-python3}
if [ ! -x "$env/bin/label-studio" ]; then
    python3 -m venv "$env"
    "$env/bin/pip" install -q "label-studio==1.23.2"
fi
"$reader" -m tests.consumers.label_studio_judge write "$work"
"$env/bin/python" tests/consumers/label_studio_trip.py "$work"
"$reader" -m tests.consumers.label_studio_judge judge "$work"
