# SPDX-License-Identifier: MIT
"""Faults: for each what the visitor sees, what is recorded, and how many seconds of the guest it
takes until the station is what it was. Pictures are kept beside the console log.

UNKNOT_FAULTS="storm flood" in the environment takes these alone; third_crash needs killed and
stopped before it."""
import os

from faults import lines, machine, process
from station import RIGHT, Station

# A smaller screen than the visits', which is drawn faster: what is looked at here is drawn often.
SCREEN = "video=Virtual-1:640x360"

# Each boot: its name, what is added to the kernel's command line, whether the service comes by
# itself, and the faults in order. Each leaves a sound station to the next.
BOOTS = (
    ("faults-lines", f"{SCREEN} virtual_pi.short={RIGHT}", True,
     (lines.stuck_at_boot, lines.held_by_another, lines.storm, lines.flood,
      lines.storms_are_counted, lines.chip_gone)),
    ("faults-process", SCREEN, True,
     (process.told_to_end, process.killed, process.stopped, process.third_crash)),
    ("faults-machine", f"{SCREEN} modprobe.blacklist=virtio_gpu", False,
     (machine.no_display, machine.no_sound, machine.disk_full, machine.clock_set,
      machine.on_tmpfs)),
)


def boot(folder, tally, name, append, comes, faults):
    station = Station(folder, name, tally, append=append)
    failed = tally.failed
    try:
        if comes:
            tally.part("boot", station.boots)
        for fault in faults:
            tally.part(fault.__name__, fault, station, tally)
        if tally.failed > failed:
            print(station.journal(200))
            print(station.run("dmesg | grep -v audit: | tail -n 40", check=False))
    finally:
        station.stop()


def run(folder, tally):
    wanted = os.environ.get("UNKNOT_FAULTS", "").split()
    for name, append, comes, faults in BOOTS:
        chosen = [fault for fault in faults if not wanted or fault.__name__ in wanted]
        if chosen:
            boot(folder, tally, name, append, comes, chosen)
