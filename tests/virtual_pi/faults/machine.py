# SPDX-License-Identifier: MIT
"""What can be wrong with the machine around the program: no display at the start, the sound card
gone, the disk full, the clock set far back and forward, records on memory."""
import array
import os
import time

from faults.row import ALL, LAST, OPEN, Row, begins_visit, guest_seconds, leaves_visit, steps
from station import ATTRACT, BACK, LEFT, OK, RIGHT

CARD = "/sys/bus/pci/drivers/snd_hda_intel"
FOLDER = "/var/lib/unknot"
FILL = f"{FOLDER}/fills-the-disk"
NEWEST = "from visit order by id desc limit 1"


def no_display(station, tally):
    """The display's driver is not loaded at boot, and comes when the service has failed twice."""
    row = Row(station, tally, "no display at start")
    station.until("[ $(systemctl show unknot -p NRestarts --value) -ge 2 ]", seconds=120)
    row.sees("nothing", station.run("ls /dev/dri 2>/dev/null || true") == "",
             picture="no-display", dark=True)
    row.journal_has("unknot: no screen (")
    row.begins()
    station.run("modprobe virtio_gpu")
    station.until("systemctl is-active unknot", seconds=120)
    row.attract_is_back()
    row.sees("attract", True, picture="display-came")
    row.check("no fault is recorded: it ended by itself, and is not in plain mode",
              row.new_faults() == [], row.new_faults())
    station.until("amixer -q sset Master 100% unmute", seconds=120)
    row.tell()


def loudest(path, begin, end):
    """Of what the sound card got between two places of the recording."""
    with open(path, "rb") as file:
        file.seek(begin & ~3)
        samples = array.array("h", file.read((end - begin) & ~3))
    return max((abs(sample) for sample in samples), default=0)


def no_sound(station, tally):
    """The sound card's driver is taken from it in a visit, and given back."""
    row = Row(station, tally, "sound card gone")
    heard = f"{station.base}-heard.wav"
    begins_visit(station)
    card = station.run(f"cd {CARD} && echo 0000:*").strip()
    row.check("there was sound", loudest(heard, 44, os.path.getsize(heard)) > 300)
    row.begins()
    station.run(f"echo {card} >{CARD}/unbind")
    row.records("sound|the sound device went away")
    station.press(OK)
    row.sees("the visit, which goes on: the hold", station.becomes(
        f"select phase, outcome {LAST}", ["search|done"]), steps(station), picture="no-sound")
    row.begins()
    station.run(f"echo {card} >{CARD}/bind")
    station.until("amixer -q sset Master 100% unmute", seconds=60)
    station.until("grep -q RUNNING /proc/asound/card*/pcm*p/sub0/status", seconds=60)
    row.is_back("the program plays again", True)
    begin = os.path.getsize(heard)
    station.press(RIGHT)
    time.sleep(8)
    found = loudest(heard, begin, os.path.getsize(heard))
    row.check("it is heard", found > 300, f"the loudest sample is {found}")
    row.check("the visit is the same", station.rows(OPEN) == ["1"] and
              "hold|skipped" in steps(station), steps(station))
    leaves_visit(station)
    row.tell()


def free_blocks(station):
    return int(station.run(f"stat -f -c %a {FOLDER}"))


def disk_full(station, tally):
    """Not a block is left from the search of a visit on, until the program has seen that."""
    row = Row(station, tally, "disk full")
    begins_visit(station)
    row.begins()
    station.run(f"size=$((1 << 30)); while [ $size -ge 4096 ]; do "
                f"fallocate -o $(stat -c %s {FILL} 2>/dev/null || echo 0) -l $size {FILL} "
                "2>/dev/null || size=$((size / 2)); done")
    row.check("no block is free", free_blocks(station) == 0, free_blocks(station))
    station.press(OK)
    station.until("journalctl -u unknot -b -o cat | grep -q 'records wait in memory'", seconds=60)
    row.journal_has("database or disk is full; records wait in memory")
    station.press(RIGHT)
    time.sleep(2)
    row.sees("the visit, which goes on", station.lamps_become(ALL, 20), picture="full")
    row.check("nothing of it is on the disk yet", steps(station) == [], steps(station))
    station.until("journalctl -u unknot -b -o cat | grep -q '^unknot: full: '", seconds=90)
    row.journal_has("MB are left on the disk of the records")
    before = steps(station)
    row.begins()
    station.run(f"rm {FILL}")
    row.is_back("what waited is written", station.becomes(
        f"select phase, outcome {LAST} limit 2", ["search|done", "hold|skipped"], seconds=60))
    tally.note(f"steps before there was room: {before}; after: {steps(station)}")
    row.records("store_full|for ")
    row.records("full|")
    row.check("the visit is the same", station.rows(OPEN) == ["1"])
    leaves_visit(station)
    row.check("the database is whole", station.rows("pragma integrity_check") == ["ok"])
    row.tell()


def clock_set(station, tally):
    """50 years on, 100 back, and right again, while a hold is counted down."""
    row = Row(station, tally, "the clock set 50 years forward and back")
    begins_visit(station)
    station.press(OK)
    began = guest_seconds(station)
    row.check("the hold has begun", station.becomes(f"select phase {LAST}", ["search"]))
    row.begins()
    for words in ("50 years", "100 years ago", "50 years"):
        station.run(f"date -s '{words}'")
        station.picture("clock-" + words.split()[-1])
        time.sleep(1.5)
        row.sees(f"the hold, after '{words}'", steps(station) == ["search|done"])
    station.press(RIGHT)
    lasted = guest_seconds(station) - began
    row.is_back("the visit went on: blue skips the hold", station.becomes(
        f"select phase, outcome {LAST}", ["search|done", "hold|skipped"]))
    # The view knows seconds; the agent's way to a line takes part of one.
    guided = int(station.rows(f"select p.guided_s {LAST} limit 1 offset 1")[0])
    row.check("the hold's seconds are those of the guest's monotonic clock",
              abs(guided - lasted) < 4, f"{guided} s recorded, {lasted:.1f} s gone by")
    row.sees("the next phase", station.lamps_become(ALL, 20), picture="clock")
    leaves_visit(station)
    end = guest_seconds(station)
    wall, mono, ok, ended, sum_ms = map(int, station.rows(
        f"select wall_ms, mono_ms, clock_ok, ended_ms, guided_ms {NEWEST}")[0].split("|"))
    now = int(station.run("date +%s"))
    row.check("the visit began in this year, and ended after it began",
              abs(now - wall / 1000) < 600 and 0 <= sum_ms <= ended < 600000,
              f"wall {wall}, ended after {ended} ms, guided {sum_ms} ms")
    row.check("its monotonic times are the guest's", mono / 1000 < began and
              abs(mono / 1000 + ended / 1000 - end) < 40, f"{mono} + {ended} ms, now {end} s")
    row.check("nothing keeps this clock right, and that is said", ok == 0 and station.run(
        "ls /run/systemd/timesync/synchronized 2>/dev/null || true") == "", ok)
    row.check("no fault is recorded", row.new_faults() == [], row.new_faults())
    row.check("the report can be made", "unknot report" in station.run(
        f"unknot report --db {FOLDER}/usage.db --format json"))
    row.tell()


def opens_station_page(station):
    """As a coach does: red and green for three seconds, the code, and on by green."""
    for line in (BACK, OK):
        station.pull(line, "pull-down")
    time.sleep(4)
    for line in (BACK, OK):
        station.pull(line, "pull-up")
    for line in (LEFT, RIGHT, RIGHT, LEFT, OK, OK, OK, OK):
        time.sleep(1)
        station.press(line)
    time.sleep(4)


def on_tmpfs(station, tally):
    """Somebody put the records on memory."""
    row = Row(station, tally, "database on tmpfs")
    row.before = {}  # it begins with another file
    station.run("systemctl stop unknot", timeout=30)
    station.run(f"mount -t tmpfs tmpfs {FOLDER}")
    row.begins()
    station.run("systemctl start unknot", timeout=90)
    row.attract_is_back()
    row.sees("attract, as always", station.lamps() == ATTRACT or
             station.lamps_become(ATTRACT), picture="tmpfs")
    row.records("volatile|the records are on tmpfs, gone at the next start", seconds=75)
    row.journal_has("volatile: the records are on tmpfs, gone at the next start")
    told = " ".join(
        station.run(f"unknot doctor --db {FOLDER}/usage.db", check=False).split())
    row.check("unknot doctor warns",
              f"tmpfs on {FOLDER}: the records are gone at the next start" in told, told[-600:])
    opens_station_page(station)
    row.sees("the coach: the fault on the station's page", station.lamps_become(ALL, 20),
             picture="tmpfs-coach")
    station.run("systemctl stop unknot", timeout=30)
    station.run(f"umount {FOLDER}")
    station.run("systemctl start unknot", timeout=90)
    row.check("without it the station has its records again, and attract is there",
              station.lamps_become(ATTRACT, 90) and
              int(station.rows("select count(*) from visits")[0]) > 0)
    row.tell()
