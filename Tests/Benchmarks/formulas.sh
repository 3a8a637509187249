#!/usr/bin/env bash
# 1,000 formulas read, judged and typeset here, and the same ones typeset as MathML by KaTeX, in one run.
# Prints two tables in Markdown.
#
# Usage: Tests/Benchmarks/formulas.sh [ROUNDS]     (15 unless told otherwise)
#
# KATEX is the file katex.js (Debian: katex and nodejs).
#
# Exit code 2: one side cannot be measured.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-15}
katex=${KATEX:-/usr/share/javascript/katex/katex.js}
command -v node >/dev/null && [ -f "$katex" ] || {
  echo "formulas.sh: it takes node and $katex (Debian: apt-get install nodejs katex)" >&2
  exit 2
}

swift run -c release --traits Portable benchmarks formulas --rounds "$rounds" || exit 2
echo
node Tests/Benchmarks/formulas_peer.js "$katex" "$rounds" || exit 2
