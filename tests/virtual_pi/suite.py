#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs parts of the tests of the virtual Pi, and counts."""
import sys

import arm64
import endurance
import faults
import power_cut
import presses
import short
import visit
from tally import Tally

# What each part does is said at its top. A part is called with the folder of the guest, the tally,
# and whether all of it is wanted.
PARTS = {"visit": visit.run, "endurance": endurance.run, "power": power_cut.run,
         "faults": faults.run, "arm64": arm64.run, "presses": presses.run}


def main(folder, *words):
    full = words == ("--full",)
    names = list(PARTS) if full else words
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"there is no part {unknown[0]}; there are: {' '.join(PARTS)}", file=sys.stderr)
        return 2
    tally = Tally()
    if not names:
        tally.part("short", short.run, folder, tally, False)
    for name in names:
        tally.part(name, PARTS[name], folder, tally, full or bool(words))
    print(f"{tally.passed} passed, {tally.failed} failed")
    return tally.failed > 0


sys.exit(main(*sys.argv[1:]))
