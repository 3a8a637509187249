#!/usr/bin/env bash
# How long `notes check` takes, beside the plain compiler, whole processes, side by side in one run.
#
#   1. One cell edited in a lecture of ten cells, against `swiftc` compiling, linking and running the same
#      cells as a plain program. Wanted: at most 0.8 times as long.
#   2. Nothing edited, 100 notes of ten cells each. Wanted: at most 0.1 s.
#
# Usage: Tests/Benchmarks/check.sh [RUNS]     (10 runs unless told otherwise; swift build comes first)
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-10}
notes=$PWD/.build/debug/notes
[ -x "$notes" ] || { echo "run: swift build" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A lecture of ten cells; $1 makes its fifth cell new.
cells() {
  cat <<CELLS
let image: Tensor = [[1, 3, 2, 8], [5, 6, 7, 0], [3, 1, 4, 2], [2, 0, 1, 3]]
image.shape
---
let looks = outputSize(300, filter: 3, stride: 3)
looks * looks
---
for padding in 0...4 {
  let fit = outputSize(22, filter: 5, stride: 5, padding: padding)
  print("padding \(padding): \(fit) windows")
}
---
let pooled = maxPool(image, size: 2)
pooled[0, 0]
---
let edited = $1
edited + 1
---
func halve(_ x: Int) -> Int { x / 2 }
(0..<10).map(halve).reduce(0, +)
---
let x = Variable(-2, name: "x"), y = Variable(5, name: "y"), z = Variable(-4, name: "z")
let f = (x + y) * z
f.backward()
---
let gradients = [x.gradient, y.gradient, z.gradient]
gradients.count
---
struct Layer { var name: String; var units: Int }
let layers = [Layer(name: "hidden", units: 16), Layer(name: "output", units: 10)]
layers.map(\.units).reduce(1, *)
---
let edges = crossCorrelate(image, with: [[1, 0], [0, -1]])
edges.sum
CELLS
}

note() {
  printf -- '---\ntitle: Benchmark\n---\n\nText.\n\n```swift\n'
  cells "$1" | sed 's/^---$/```\n\nMore text.\n\n```swift/'
  printf '```\n'
}

program() {
  printf 'import CNN\n'
  cells "$1" | sed '/^---$/d'
}

now() { date +%s%N; }

# Prints the milliseconds that a command took.
timed() {
  local start end
  start=$(now)
  "$@" >/dev/null 2>"$work/errors" || { cat "$work/errors" >&2; exit 1; }
  end=$(now)
  echo $(((end - start) / 10000))
}

figures() {
  sort -n "$1" | awk -v name="$2" '{ v[NR] = $1 / 100 } END {
    m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2
    printf "%-46s median %7.1f ms   minimum %7.1f ms\n", name, m, v[1]
    printf "%.3f", m > "/dev/stderr"
  }'
}

mkdir -p "$work/lecture" "$work/plain"
note 0 >"$work/lecture/lecture.md"
(cd "$work" && "$notes" check --notes lecture >/dev/null)
modules=$(ls -td .build/notes/modules/*/ | head -n 1)

plain() {
  (cd "$work/plain" && swiftc -swift-version 5 "$@" -I "$OLDPWD/$modules" main.swift "$OLDPWD/$modules/CNN.o" \
    -o main && ./main)
}

# Without the warnings that a plain program of such cells gets (an unused result), swiftc is faster.
quiet() { plain -suppress-warnings; }

edited() { (cd "$work" && "$notes" check --notes lecture); }

stamp=$(now)
for run in $(seq 1 "$runs"); do
  note "$((stamp + run))" >"$work/lecture/lecture.md"
  program "$((stamp + run))" >"$work/plain/main.swift"
  timed edited >>"$work/edited"
  timed plain >>"$work/swiftc"
  timed quiet >>"$work/quiet"
done

mkdir -p "$work/hundred"
for number in $(seq 1 100); do note "$number" >"$work/hundred/note-$number.md"; done
unedited() { (cd "$work" && "$notes" check --notes hundred); }
unedited >/dev/null
for run in $(seq 1 "$runs"); do timed unedited >>"$work/unedited"; done

ours=$(figures "$work/edited" "notes check, one of ten cells edited" 2>&1 >"$work/line1")
theirs=$(figures "$work/swiftc" "swiftc, the same cells as a plain program" 2>&1 >"$work/line2")
quiets=$(figures "$work/quiet" "swiftc -suppress-warnings, the same" 2>&1 >"$work/line3")
figures "$work/unedited" "notes check, 100 notes, nothing edited" 2>/dev/null >"$work/line4"
cat "$work/line1" "$work/line2" "$work/line3"
awk -v a="$ours" -v b="$theirs" -v c="$quiets" 'BEGIN {
  printf "%-46s        %7.2f\n%-46s        %7.2f\n", "ratio of the medians", a / b, "ratio to swiftc without warnings", a / c
}'
cat "$work/line4"
