#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The short form: boot, the service as shipped, a visit by the buttons, its lamps and its rows, a
hang, a power cut."""
import array
import sys
import time
import traceback

from machine import Guest

BACK, LEFT, RIGHT, OK = 17, 27, 22, 23
LAMPS = (5, 6, 13, 26)
ATTRACT = [False, True, True, True]
DATABASE = "/var/lib/unknot/usage.db"

passed = failed = 0


def check(what, holds, detail=""):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    print(f"{'ok     ' if holds else 'FAILED '} {what}{': ' + str(detail) if detail else ''}",
          flush=True)


def rows(guest, sql):
    return guest.run(f'sqlite3 -readonly {DATABASE} "{sql}"').split()


def becomes(guest, sql, wanted, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if rows(guest, sql) == wanted:
            return True
        time.sleep(0.5)
    print("        it is", rows(guest, sql), "not", wanted)
    return False


def boots(guest):
    guest.run("true", timeout=240)
    print(f"        the agent answers after {guest.seconds():.0f} s", flush=True)
    guest.until("systemctl is-active unknot", seconds=240)
    guest.until("amixer -q sset Master 100% unmute", seconds=120)
    print(f"        the service is active after {guest.seconds():.0f} s", flush=True)


def lamps_become(guest, wanted, seconds=20):
    """Lamps tell which screen it is. Green goes out for a moment now and then."""
    end = time.monotonic() + seconds
    lit = []
    while time.monotonic() < end:
        lit = guest.lit(LAMPS)
        if lit == wanted:
            return True
        time.sleep(0.2)
    print("        lamps are", lit, "not", wanted)
    return False


def the_service_is_as_shipped(guest):
    show = dict(line.split("=", 1) for line in guest.run(
        "systemctl show unknot -p User,MainPID,NRestarts,Type,WatchdogUSec,Result").splitlines())
    check("its user is unknot", show["User"] == "unknot", show["User"])
    check("it was not started again", show["NRestarts"] == "0", show["NRestarts"])
    check("a watchdog watches it", show["WatchdogUSec"] not in ("0", "infinity"),
          show["WatchdogUSec"])
    security = guest.run("systemd-analyze security unknot --no-pager | tail -n 1", check=False)
    check("it is hardened", float(security.split("level for unknot.service: ")[1].split()[0]) <= 2.0,
          security.strip()[-60:])
    # The card may come later than the service: what is heard in the end is looked at below.
    log = guest.run("journalctl -u unknot -b --no-pager -o cat | grep ^unknot: | "
                    "grep -v ^unknot:.sound || true")
    check("the journal has no complaint", log == "", log[-400:])
    check("the lines are the kiosk's", guest.run("gpioinfo | grep -c unknot").strip() == "8",
          guest.run("gpioinfo -c pinctrl-bcm2711 2>&1 | grep unknot", check=False)[-300:])


def a_visit(guest):
    check("attract: green, and the languages on yellow and blue, are lit",
          lamps_become(guest, ATTRACT))
    guest.picture("attract")
    guest.press(OK)
    check("choose: all four are lit", lamps_become(guest, [True, True, True, True]))
    time.sleep(2)
    guest.picture("choose")
    for _ in range(3):  # tool, leg, safety
        guest.press(OK)
        time.sleep(1.5)
    guest.picture("safety")
    check("safety: red and green are lit", lamps_become(guest, [True, False, False, True]))
    guest.press(OK)
    time.sleep(1.5)
    guest.picture("feel")
    guest.press(OK)
    time.sleep(1.5)
    check("get ready: red and green are lit", lamps_become(guest, [True, False, False, True]))
    check("the visit is open", becomes(guest, "select count(*) from visits "
                                       "where ended_reason is null", ["1"]))
    guest.press(OK)
    time.sleep(3)
    guest.picture("run")
    check("search: red, yellow, blue and green are lit", lamps_become(guest, [True] * 4))
    guest.press(OK)  # found it
    time.sleep(3)
    guest.picture("hold")
    guest.press(RIGHT)  # skips
    time.sleep(2)
    check("the steps are recorded", becomes(guest, "select phase, outcome from steps",
                                            ["search|done", "hold|skipped"]))


def a_hang(guest):
    """The watchdog ends what shows no picture, and the kiosk comes back by itself."""
    before = guest.run("systemctl show unknot -p MainPID --value").strip()
    guest.run(f"kill -STOP {before}")
    guest.until('[ "$(systemctl show unknot -p NRestarts --value)" = 1 ]', seconds=60)
    guest.until("systemctl is-active unknot", seconds=90)
    check("a hang is ended by the watchdog, and it comes back", True)
    check("the open visit is interrupted",
          rows(guest, "select ended_reason from visits") == ["interrupted"],
          rows(guest, "select ended_reason from visits"))
    check("attract is back", lamps_become(guest, ATTRACT, seconds=60))


def ends_in_time(guest):
    guest.run("systemctl stop unknot", timeout=30)
    result = guest.run("systemctl show unknot -p Result --value").strip()
    check("it ends by itself when it is told to", result == "success", result)
    check("the lamps are dark", guest.lit(LAMPS) == [False] * 4)
    check("the database is whole", rows(guest, "pragma integrity_check") == ["ok"])


def is_heard(path):
    """A card starts muted: the presses after that was changed are in what was recorded."""
    with open(path, "rb") as file:
        samples = array.array("h", file.read()[44:][:1 << 28])
    loudest = max((abs(sample) for sample in samples[::2]), default=0)
    check("presses are heard", loudest > 300, f"the loudest sample is {loudest}")


def main(folder):
    guest = Guest(folder, "short", extra=[
        "-audiodev", f"wav,id=sound,path={folder}/short-heard.wav", "-device", "intel-hda",
        "-device", "hda-output,audiodev=sound"])
    try:
        for part in (boots, the_service_is_as_shipped, a_visit, a_hang, ends_in_time):
            try:
                part(guest)
            except Exception:  # kept and counted, and the rest is still tried
                traceback.print_exc()
                check(part.__name__, False)
        print(guest.run("journalctl -u unknot -b --no-pager -o short-monotonic | tail -n 40",
                        check=False))
        print(guest.run("runuser -u unknot -- unknot doctor", check=False))
    finally:
        guest.stop()
    is_heard(f"{folder}/short-heard.wav")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main(sys.argv[1]))
