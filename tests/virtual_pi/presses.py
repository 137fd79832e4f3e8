# SPDX-License-Identifier: MIT
"""Minutes of random presses on the real lines: what the service has open, and what it holds, with
the drivers of the kernel under it. Whether memory is flat is for the part endurance to say: here
time is too short for all that is kept to have been seen."""
import random
import re
import time

from station import ATTRACT, BACK, LEFT, OK, RIGHT, Station

LINES = (BACK, LEFT, RIGHT, OK)
ROUNDS = 5
SECONDS = 40  # of a round


def pressed(station, chance):
    """A tap, a chord or a hold."""
    lines = chance.sample(LINES, chance.choice((1, 1, 1, 1, 1, 1, 2, 3)))
    for line in lines:
        station.pull(line, "pull-down")
    time.sleep(chance.choice((0.03, 0.08, 0.15, 0.15, 1.2)))
    for line in lines:
        station.pull(line, "pull-up")
    time.sleep(chance.uniform(0.02, 0.25))


def is_home(station, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if station.lamps() == ATTRACT:
            return True
        time.sleep(0.3)
    return False


def comes_home(station):
    """Red leads back from anywhere, and begins at the start picture: one press, and a look."""
    for _ in range(12):
        station.press(BACK)
        if is_home(station, 3):
            return True
    return is_home(station, 60)


def held(station, pid):
    """Its memory in kB, its threads, and how many of each kind of file it has open."""
    rollup = station.run(f"cat /proc/{pid}/smaps_rollup")
    memory = {key: int(re.search(rf"^{key}: +(\d+)", rollup, re.M).group(1))
              for key in ("Rss", "Anonymous")}
    threads = station.run(f"ls /proc/{pid}/task | wc -l").strip()
    files = station.run(f"ls -l /proc/{pid}/fd | sed -n 's/.* -> //p' | sed 's/:\\[.*//' | "
                        "sort | uniq -c").split("\n")
    return memory, (threads, tuple(line.strip() for line in files if line))


def a_round(station, chance):
    count, end = 0, time.monotonic() + SECONDS
    while time.monotonic() < end:
        pressed(station, chance)
        count += 1
    return count


def run(folder, tally):
    station, chance = Station(folder, "presses", tally), random.Random(1)
    try:
        station.boots()
        pid = station.service("MainPID")["MainPID"]
        seen = []
        for number in range(ROUNDS):
            count = a_round(station, chance)
            tally.check(f"the start picture is back after {count} presses", comes_home(station))
            memory, files = held(station, pid)
            tally.note(f"round {number}: {memory}, {files[0]} threads, {len(files[1])} files")
            seen.append(files)
        # In the first round what is opened when it is first needed may still be missing.
        tally.check("the same files are open, and the same threads run", len(set(seen[1:])) == 1,
                    seen[-1] if len(set(seen[1:])) == 1 else seen[1:])
        service = station.service("MainPID", "NRestarts")
        tally.check("it is still the same program", service["MainPID"] == pid and
                    service["NRestarts"] == "0", service)
        tally.check("the database is whole", station.rows("pragma integrity_check") == ["ok"])
        ended = station.rows("select ended_reason, count(*) from visits group by 1")
        tally.note(f"visits: {ended}")
    finally:
        station.stop()
