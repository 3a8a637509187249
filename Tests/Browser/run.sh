#!/usr/bin/env bash
# The site in a real browser. Wants chromium and Python 3 with pip; builds what it looks at besides the course.
#   Tests/Browser/run.sh [SITE]
set -euo pipefail
cd "$(dirname "$0")/../.."
site=${1:-site}
work=.build/browser
mkdir -p "$work"
if ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
  echo "browser tests: there is no browser: apt-get install chromium" >&2
  exit 2
fi
if [ ! -f "$work/axe.min.js" ] || [ Tests/Browser/axe.txt -nt "$work/axe.min.js" ]; then
  rm -rf "$work/axe"
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes --dest "$work/axe" -r Tests/Browser/axe.txt
  python3 -c 'import sys, zipfile, glob; sys.stdout.buffer.write(zipfile.ZipFile(glob.glob(sys.argv[1])[0]).read("axe_playwright_python/axe.min.js"))' \
    "$work/axe/*.whl" >"$work/axe.min.js.new"
  mv "$work/axe.min.js.new" "$work/axe.min.js"
fi
swift run notes build --notes Tests/Browser/notes --site "$work/fixture"
python3 -B Tests/Browser/check.py "$site" "$work/fixture" "$work/axe.min.js"
python3 -B Tests/Browser/editing.py "$work/axe.min.js"
