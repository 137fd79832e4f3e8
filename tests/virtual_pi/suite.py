#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs parts of the tests of the virtual Pi, and counts."""
import sys

import arm64
import endurance
import faults
import power
import presses
import short
import visit
from tally import Tally

# What each part does is said at its top. It is called with the folder of the guest and the tally.
PARTS = {"visit": visit.run, "endurance": endurance.run, "power": power.run,
         "faults": faults.run, "arm64": arm64.run, "presses": presses.run}


def main(folder, *words):
    names = list(PARTS) if words == ("--full",) else words
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"there is no part {unknown[0]}; there are: {' '.join(PARTS)}", file=sys.stderr)
        return 2
    tally = Tally()
    if not names:
        tally.part("short", short.run, folder, tally)
    for name in names:
        tally.part(name, PARTS[name], folder, tally)
    print(f"{tally.passed} passed, {tally.failed} failed")
    return tally.failed > 0


sys.exit(main(*sys.argv[1:]))
