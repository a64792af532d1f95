#!/usr/bin/env bash
# Makes an environment with doccano in the folder given, with the versions that it still runs with.
set -euo pipefail
python3 -m venv "$1"
"$1/bin/pip" install -q "doccano==1.8.4" "numpy<2" "marshmallow<3.26" "setuptools<70"
