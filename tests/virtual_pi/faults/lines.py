# SPDX-License-Identifier: MIT
"""What can be wrong with the lines of the header: a short at boot, a line that somebody else holds,
storms of bounces, a chip that goes away and comes back."""
import time

from faults.row import ALL, LAST, OPEN, Row, begins_visit, leaves_visit, steps
from station import ATTRACT, BACK, LEFT, OK, RIGHT

STORM = "/usr/local/lib/virtual-pi/storm"
BUTTONS = {BACK: 0, LEFT: 1, RIGHT: 2, OK: 3}  # as they are numbered in the records
COUNTED = ("presses", "glitches", "watched", "bounce_ms", "stuck", "at_start")
CHIP = "/sys/bus/platform/drivers/gpio-sim"


def contacts(station, line):
    """What the contacts of a button did, of all days together; written when the program ends."""
    sums = ",".join(f"coalesce(sum({name}), 0)" for name in COUNTED)
    values = station.rows(
        f"select {sums} from button_day where button = {BUTTONS[line]}")[0].split("|")
    return dict(zip(COUNTED, map(int, values)))


def stuck_at_boot(station, tally):
    """The kernel's command line said that blue is shorted, from before the program is started."""
    row = Row(station, tally, "a line stuck at boot")
    row.sees("attract, as always", station.lamps_become(ATTRACT, 60), picture="stuck")
    row.check("the line is down", not station.lit([RIGHT])[0])
    row.records("B3|Stuck blue button", seconds=60)
    begins_visit(station)
    row.sees("a visit, by the other buttons", steps(station) == [], picture="stuck-visit")
    row.begins()
    station.pull(RIGHT, "pull-up")
    time.sleep(0.5)
    station.press(RIGHT)
    row.is_back("released, it is a button again: it skips the search",
                station.becomes(f"select outcome {LAST}", ["skipped"]))
    leaves_visit(station)
    station.run("systemctl stop unknot", timeout=30)
    did = contacts(station, RIGHT)
    row.check("blue was pressed at the start once, stuck once, pressed once",
              (did["at_start"], did["stuck"], did["presses"]) == (1, 1, 1), did)
    station.run("sed -i '/^buttons:/,$d' /etc/unknot/config.yaml")  # as shipped from here on
    row.tell()


def held_by_another(station, tally):
    """The service is stopped here, and started while gpiomon holds green's line."""
    row = Row(station, tally, "a line held by another process")
    station.run("systemctl stop unknot", timeout=30)
    station.run("gpiomon -c /dev/gpiochip* 23 >/dev/null 2>&1 </dev/null & sleep 1; "
                "gpioinfo | grep -q gpiomon")
    row.begins()
    station.run("systemctl start unknot", timeout=90)
    row.sees("attract and its lamps", station.lamps_become(ATTRACT, 60), picture="held")
    row.records("buttons|BCM 23 (header pin 16) of GPIO chip pinctrl-bcm2711 is in use by "
                "\"gpiomon\"")
    row.journal_has("is in use by \"gpiomon\"; free it or wire another line")
    station.press(OK)
    time.sleep(3)
    row.sees("no button does anything", station.lamps_become(ATTRACT, 8))
    row.begins()
    station.run("kill $(pidof gpiomon)")
    station.until("[ $(gpioinfo | grep -c unknot) = 8 ]", seconds=60)
    row.is_back("the buttons come back by themselves", True)
    station.press(OK)
    row.check("a press is heard", station.lamps_become(ALL, 30))
    leaves_visit(station)
    row.tell()


def storm_did(station, name):
    """What a storm said of itself, once it is over."""
    station.until(f"grep -q took_ms /run/{name}", seconds=120)
    words = station.run(f"cat /run/{name}").split()
    return {word.partition("=")[0]: int(word.partition("=")[2]) for word in words}


def storm(station, tally):
    """Yellow's line chatters for twenty seconds of a search; meanwhile green is pressed. What was
    by right a press of yellow, because this machine was held up, searches anew."""
    row = Row(station, tally, "a bounce storm")
    begins_visit(station)
    row.begins()
    station.run(f"{STORM} {LEFT} 20000 1000 >/run/storm 2>&1 </dev/null &")
    time.sleep(3)
    row.sees("the search, as without a storm",
             steps(station) == [], picture="storm")
    station.press(OK, 0.3)
    heard = station.becomes(f"select phase, outcome {LAST}", ["search|done"], seconds=10)
    row.is_back("green is heard, the hold begins,", heard)
    during = station.run("cat /run/storm") == ""
    did = storm_did(station, "storm")
    row.check("that was during the storm", during, did)
    tally.note(f"the storm: {did}")
    time.sleep(2)
    row.check("nothing else came of it", steps(station) == ["search|done"], steps(station))
    station.storms = did
    row.tell()


def flood(station, tally):
    """The program stands still while the kernel's queue runs over. Green goes down before that, and
    stays down: its edge is lost, and it must be seen by its level."""
    row = Row(station, tally, "a storm that overflows the kernel's queue")
    pid = station.service("MainPID")["MainPID"]
    pull = f"/sys/devices/platform/gpio-sim.*/gpiochip*/sim_gpio{OK}/pull"
    row.begins()
    station.run(f"kill -STOP {pid}; for f in {pull}; do echo pull-down >$f; done; "
                f"{STORM} {LEFT} 1500 300 >/run/flood 2>&1; kill -CONT {pid}; sleep 1; "
                f"for f in {pull}; do echo pull-up >$f; done")
    did = storm_did(station, "flood")
    tally.note(f"the flood: {did}")
    # Green breathes in a hold and in the others; only in a pause it is lit all the time.
    steady = all(station.lamps() == ALL for _ in range(20) if time.sleep(0.4) is None)
    row.is_back("the press whose edge was lost is heard: a pause; this was clear", steady)
    row.sees("the pause, and its lamps", steady, picture="flood")
    row.check("it is the same start", station.service("MainPID")["MainPID"] == pid)
    leaves_visit(station)
    pauses = station.rows(f"select sum(p.pauses) {LAST}")
    row.check("the visit had one pause", pauses == ["1"], pauses)
    for name, value in did.items():
        station.storms[name] += value
    row.tell()


def storms_are_counted(station, tally):
    """What the contacts did is written when the program ends."""
    row = Row(station, tally, "the counts of the storms")
    before = contacts(station, LEFT)
    station.run("systemctl stop unknot", timeout=30)
    did, yellow = station.storms, contacts(station, LEFT)
    glitches = yellow["glitches"] - before["glitches"]
    row.check("glitches of yellow are counted, and not more than there were pulses",
              100 < glitches <= did["pulses"], f"{glitches} of {did['pulses']} pulses")
    row.check("no press that was none", yellow["presses"] - before["presses"] <= did["presses"],
              yellow)
    row.sees("dark lamps at the end of the service", station.lamps() == [False] * 4)
    row.begins()
    station.run("systemctl start unknot", timeout=90)
    row.attract_is_back()
    row.tell()


def chip_gone(station, tally):
    """The driver is taken from the chip in the middle of a visit, and given back."""
    row = Row(station, tally, "the chip unbound and bound again")
    begins_visit(station)
    pid = station.service("MainPID")["MainPID"]
    name = station.run(f"cd {CHIP} && echo gpio-sim.*").strip()
    row.begins()
    station.run(f"echo {name} >{CHIP}/unbind")
    row.records("buttons|")
    row.sees("the search, which goes on without buttons and lamps",
             station.run("ls /dev/gpiochip* 2>/dev/null || true") == "" and
             station.rows(OPEN) == ["1"], picture="unbound")
    row.begins()
    station.run(f"echo {name} >{CHIP}/bind")
    station.until("[ $(gpioinfo | grep -c input.*unknot) = 4 ]", seconds=90)
    row.is_back("the buttons come back by themselves", True)
    row.sees("the search, and its lamps, before anything is pressed",
             station.lamps_become(ALL, 10), picture="bound")
    station.press(OK)
    row.check("a press is heard: the hold begins",
              station.becomes(f"select phase, outcome {LAST}", ["search|done"]), steps(station))
    row.sees("the hold and its lamps", station.lamps_become(ALL, 30))
    row.check("it is the same start, and the same visit",
              station.service("MainPID")["MainPID"] == pid and station.rows(OPEN) == ["1"])
    leaves_visit(station)
    kernel = station.run("dmesg | grep -E 'BUG|Oops|WARNING|Call Trace' || true")
    row.check("the kernel does not complain", kernel == "", kernel)
    row.tell()
