# SPDX-License-Identifier: MIT
"""Boot, the service as shipped, a visit by the buttons, its lamps and its rows, a hang, an end."""
import array
import time

from station import ATTRACT, LAMPS, OK, RIGHT, Station


def the_service_is_as_shipped(station, tally):
    show = station.service("User", "NRestarts", "Type", "WatchdogUSec", "Result")
    tally.check("its user is unknot", show["User"] == "unknot", show["User"])
    tally.check("it was not started again", show["NRestarts"] == "0", show["NRestarts"])
    tally.check("a watchdog watches it", show["WatchdogUSec"] not in ("0", "infinity"),
                show["WatchdogUSec"])
    security = station.run("systemd-analyze security unknot --no-pager | tail -n 1", check=False)
    tally.check("it is hardened",
                float(security.split("level for unknot.service: ")[1].split()[0]) <= 2.0,
                security.strip()[-60:])
    # The card may come later than the service: what is heard in the end is looked at below.
    log = station.run("journalctl -u unknot -b --no-pager -o cat | grep ^unknot: | "
                      "grep -v ^unknot:.sound || true")
    tally.check("the journal has no complaint", log == "", log[-400:])
    tally.check("the lines are the kiosk's",
                station.run("gpioinfo | grep -c unknot").strip() == "8",
                station.run("gpioinfo -c pinctrl-bcm2711 2>&1 | grep unknot", check=False)[-300:])


def a_visit(station, tally):
    tally.check("attract: green, and the languages on yellow and blue, are lit",
                station.lamps_become(ATTRACT))
    station.picture("attract")
    station.press(OK)
    tally.check("choose: all four are lit", station.lamps_become([True, True, True, True]))
    time.sleep(2)
    station.picture("choose")
    for _ in range(3):  # tool, leg, safety
        station.press(OK)
        time.sleep(1.5)
    station.picture("safety")
    tally.check("safety: red and green are lit", station.lamps_become([True, False, False, True]))
    station.press(OK)
    time.sleep(1.5)
    station.picture("feel")
    station.press(OK)
    time.sleep(1.5)
    tally.check("get ready: red and green are lit",
                station.lamps_become([True, False, False, True]))
    tally.check("the visit is open", station.becomes("select count(*) from visits "
                                                     "where ended_reason is null", ["1"]))
    station.press(OK)
    time.sleep(3)
    station.picture("run")
    tally.check("search: red, yellow, blue and green are lit", station.lamps_become([True] * 4))
    station.press(OK)  # found it
    time.sleep(3)
    station.picture("hold")
    station.press(RIGHT)  # skips
    time.sleep(2)
    tally.check("the steps are recorded",
                station.becomes("select phase, outcome from steps",
                                ["search|done", "hold|skipped"]))


def a_hang(station, tally):
    """The watchdog ends what shows no picture, and the kiosk comes back by itself."""
    station.run(f"kill -STOP {station.service('MainPID')['MainPID']}")
    station.until('[ "$(systemctl show unknot -p NRestarts --value)" = 1 ]', seconds=60)
    station.until("systemctl is-active unknot", seconds=90)
    tally.check("a hang is ended by the watchdog, and it comes back", True)
    reasons = station.rows("select ended_reason from visits")
    tally.check("the open visit is interrupted", reasons == ["interrupted"], reasons)
    tally.check("attract is back", station.lamps_become(ATTRACT, seconds=60))


def ends_in_time(station, tally):
    station.run("systemctl stop unknot", timeout=30)
    result = station.service("Result")["Result"]
    tally.check("it ends by itself when it is told to", result == "success", result)
    tally.check("the lamps are dark", station.lamps() == [False] * len(LAMPS))
    tally.check("the database is whole", station.rows("pragma integrity_check") == ["ok"])


def is_heard(path, tally):
    """A card starts muted: the presses after that was changed are in what was recorded."""
    with open(path, "rb") as file:
        samples = array.array("h", file.read()[44:][:1 << 28])
    loudest = max((abs(sample) for sample in samples[::2]), default=0)
    tally.check("presses are heard", loudest > 300, f"the loudest sample is {loudest}")


def run(folder, tally, _full):
    station = Station(folder, "visit", tally)
    try:
        tally.part("boot", station.boots)
        for part in (the_service_is_as_shipped, a_visit, a_hang, ends_in_time):
            tally.part(part.__name__, part, station, tally)
        print(station.journal())
        print(station.run("runuser -u unknot -- unknot doctor", check=False))
    finally:
        station.stop()
    is_heard(f"{folder}/visit-heard.wav", tally)
