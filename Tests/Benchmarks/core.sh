#!/usr/bin/env bash
# The core beside its peers: how long the workloads of core_peers.py take here and there, one after the other
# in one run, and how many times as long the peer's median is. Prints a table in Markdown.
#
# Usage: PYTHON=peers/bin/python Tests/Benchmarks/core.sh [NAME…]     (all workloads unless some are named)
#
# PYTHON is a Python with PyTorch; how to make one stands in core_peers.py. PEER_OPTIONS goes to that script:
# "--runs 5 --all". CORE is the command that measures the core; it prints the same lines of JSON.
#
# Exit code 1: a workload was measured on one side only. 2: one side cannot be measured.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
core=${CORE:-swift run -c release --traits Portable benchmarks core}

"$python" -c 'import torch' 2>/dev/null || {
  echo "core.sh: $python cannot import torch; Tests/Benchmarks/core_peers.py says how to install it" >&2
  exit 2
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# CORE and PEER_OPTIONS are several words.
# shellcheck disable=SC2086
$core "$@" >"$work/core" || { echo "core.sh: $core failed" >&2; exit 2; }
# shellcheck disable=SC2086
"$python" Tests/Benchmarks/core_peers.py ${PEER_OPTIONS:-} "$@" >"$work/peers" || exit 2

processor() {
  sysctl -n machdep.cpu.brand_string 2>/dev/null ||
    sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1
}

echo "Processor: $(processor | grep . || uname -m)"
echo "Swift: $(swift --version 2>/dev/null | sed -n 's/.*Swift version \([^ ]*\).*/\1/p')"
echo
"$python" - "$work/core" "$work/peers" <<'PYTHON'
import json
import sys


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.startswith("{")]


def shown(seconds):
    """Three digits in the unit that suits."""
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            break
    value = seconds / size
    return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f} {unit}"


def both(line):
    return f"{shown(line['median'])} / {shown(line['minimum'])}"


ours = {line["name"]: line for line in lines(sys.argv[1])}
peers = lines(sys.argv[2])

rows = [("workload", "CNN, median / minimum", "peer", "peer, median / minimum", "peer : CNN")]
for peer in peers:
    line = ours.get(peer["name"])
    measured = both(line) if line else "not measured"
    ratio = f"{peer['median'] / line['median']:.2f}" if line else ""
    rows.append((peer["name"], measured, peer["peer"], both(peer), ratio))
for name in ours:
    if all(peer["name"] != name for peer in peers):
        rows.append((name, both(ours[name]), "", "not measured", ""))

widths = [max(len(row[column]) for row in rows) for column in range(5)]
left = (0, 2)
rule = ["-" * width if column in left else "-" * (width - 1) + ":" for column, width in enumerate(widths)]
for row in [rows[0], rule, *rows[1:]]:
    cells = (
        cell.ljust(width) if column in left else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths))
    )
    print("| " + " | ".join(cells) + " |")
sys.exit(0 if all(all(row) for row in rows) else 1)
PYTHON
