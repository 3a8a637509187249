#!/usr/bin/env python3
"""Compares what each target imports with what Package.swift declares for it. Without the declaration SwiftPM does not
compile a target again when a module that it imports has changed. Exit code 1 where one is missing or is not used."""
import json
import pathlib
import re
import subprocess
import sys

package = json.loads(subprocess.check_output(["swift", "package", "describe", "--type", "json"]))
modules = {target["name"] for target in package["targets"]}
# Tests that start a program declare it, so that it is built.
programs = {target["name"] for target in package["targets"] if target["type"] == "executable"}
faults = []
for target in package["targets"]:
    if target["module_type"] != "SwiftTarget":
        continue
    used = set()
    for source in target["sources"]:
        text = pathlib.Path(target["path"], source).read_text(encoding="utf-8")
        pattern = r"^ *(?:@\w+ |public |package |internal |private )*import (?:\w+ (?=\w+\.))?(\w+)"
        used |= set(re.findall(pattern, text, re.M)) & modules
    declared = set(target.get("target_dependencies", []))
    faults += [f"{target['name']} imports {name} and does not declare it" for name in sorted(used - declared)]
    faults += [f"{target['name']} declares {name} and does not import it" for name in sorted(declared - used - programs)]
print("\n".join(faults) if faults else f"{len(modules)} targets declare what they import")
sys.exit(1 if faults else 0)
