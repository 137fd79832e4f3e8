# SPDX-License-Identifier: MIT
"""The short form, in one boot: the service as shipped, a whole visit by the buttons with all that
is seen, lit, heard and recorded of it, and a power cut in the middle of a second one."""
import power
import visit
from power import visits
from power.data_disk import DataDisk
from station import Station


def played_and_cut(station, tally, disk):
    visit.comes_up(station, tally)
    tally.check("the database is on the logged disk, and its cache is flushed",
                disk.is_as_told(station))
    disk.start_witness(station)
    played = visit.Played(station, tally, visit.a_visit, "visit")
    visits.play(station, disk, ())
    print(station.journal())
    visits.cut(station)
    return played


def run(folder, tally):
    bench = power.Bench(folder)
    try:
        disk = DataDisk(bench.first_base(), f"{bench.work}/short.log")
        station = Station(folder, "short", tally, extra=disk.extra, append=disk.append)
        try:
            played = played_and_cut(station, tally, disk)
        finally:
            station.stop()
        played.is_looked_at(tally)
        played.is_listened_to(tally)
        tally.part("the power is cut", power.few_checks, bench, disk, tally)
    finally:
        bench.close()
