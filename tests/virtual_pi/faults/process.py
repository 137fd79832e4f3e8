# SPDX-License-Identifier: MIT
"""What can happen to the program: it is told to end, killed, stopped, and dies again and again."""
import time

from faults.row import LAST, OPEN, Row, begins_visit, must_become
from station import ATTRACT, OK, RIGHT

LAST_REASON = "select v.ended_reason from visits v join visit w on v.visit_id = " \
              "lower(hex(w.visit_id)) order by w.id desc limit 1"
LAST_RUN = "select ended from run order by id desc limit 1"


def pid_of(station):
    return station.service("MainPID")["MainPID"]


def starts_again(station, pid, seconds=90):
    """Until systemd has another process of it, which has shown a picture."""
    station.until(f'p=$(systemctl show unknot -p MainPID --value); [ "$p" != {pid} ] && '
                  '[ "$p" != 0 ] && systemctl is-active unknot', seconds=seconds)


def stillness(station, seconds):
    """Which part of the pictures of some seconds is the same as the one before."""
    pictures, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        with open(station.picture("still"), "rb") as file:
            pictures.append(file.read())
        time.sleep(0.2)
    return sum(a == b for a, b in zip(pictures, pictures[1:])) / (len(pictures) - 1)


def told_to_end(station, tally):
    row = Row(station, tally, "SIGTERM in a visit")
    begins_visit(station)
    row.begins()
    pid = pid_of(station)
    # As systemd does it: told, it ends by itself, and then it is started by somebody.
    station.run("systemctl stop unknot", timeout=30)
    was = station.service("Result", "ActiveExitTimestampMonotonic",
                          "InactiveEnterTimestampMonotonic")
    took = (int(was["InactiveEnterTimestampMonotonic"]) -
            int(was["ActiveExitTimestampMonotonic"])) / 1e6
    row.check("it ends by itself, before its 5 s", took < 5 and was["Result"] == "success",
              f"{took:.1f} s, {was['Result']}")
    row.sees("a dark screen, dark lamps", station.lamps() == [False] * 4,
             picture="sigterm", dark=True)
    row.check("the run is ended in order", station.rows(LAST_RUN) == ["1"])
    row.check("the visit is still open in the records", station.rows(OPEN) == ["1"])
    station.run("systemctl start unknot", timeout=90)
    row.attract_is_back()
    row.check("the next start says that the visit was interrupted",
              station.becomes(LAST_REASON, ["interrupted"]), station.rows(LAST_REASON))
    row.check("no fault is recorded", row.new_faults() == [], row.new_faults())
    row.check("it is another process", pid_of(station) != pid)
    row.tell()


def dies(station, tally, name, signal, text, restart_s=60):
    """Killed by a signal in a visit; systemd starts it again."""
    row = Row(station, tally, name)
    begins_visit(station)
    pid = pid_of(station)
    row.begins()
    station.run(f"kill -{signal} {pid}")
    if signal == "STOP":
        row.sees("a picture that stands still", stillness(station, 2.5) == 1, picture="sigstop")
    starts_again(station, pid, restart_s)
    row.attract_is_back()
    row.sees("attract", True, picture=f"after-{signal.lower()}")
    row.records(text)
    row.check("the visit was interrupted", station.becomes(LAST_REASON, ["interrupted"]),
              station.rows(LAST_REASON))
    row.check("the start before is not ended in order",
              station.rows("select ended from run order by id desc limit 1 offset 1") == ["0"])
    return row


def killed(station, tally):
    row = dies(station, tally, "SIGKILL in a visit", "KILL", "crash|killed")
    row.journal_has("code=killed, status=9/KILL")
    row.tell()


def stopped(station, tally):
    row = dies(station, tally, "SIGSTOP in a visit", "STOP", "crash|signal 6 (Aborted)")
    row.journal_has("Watchdog timeout (limit 10s)!")
    row.tell()


def third_crash(station, tally):
    """The third within five minutes: the two above are the others."""
    row = Row(station, tally, "the third crash")
    must_become(station, ATTRACT, "attract")
    pid = pid_of(station)
    row.begins()
    station.run(f"kill -SEGV {pid}")
    starts_again(station, pid)
    row.attract_is_back()
    row.records("P3|3 crashes within 5 min")
    row.records("crash|signal 11 (Segmentation fault)")
    row.journal_has("plain mode after crashes: no animation, no sound")
    time.sleep(3)  # what comes in has come in
    # The figure stands still in a pose, and fades over to the next: most of the time it is still.
    plain = stillness(station, 20)
    row.sees("attract with P3 on it, pose by pose", plain > 0.4,
             f"{plain:.2f} of the pictures as before", picture="plain")
    row.check("no sound device is open",
              station.run("cat /proc/asound/card*/pcm*p/sub0/status") == "closed\n")
    begins_visit(station)
    row.check("a visit is guided as ever", station.rows(OPEN) == ["1"])
    station.picture("plain-visit")
    station.press(OK)
    time.sleep(2)
    station.press(RIGHT)
    row.check("its steps are recorded", station.becomes(
        f"select outcome {LAST}", ["done", "skipped"]))
    row.begins()
    station.run("systemctl restart unknot", timeout=90)
    row.attract_is_back()
    station.until("grep -q RUNNING /proc/asound/card*/pcm*p/sub0/status", seconds=60)
    row.check("a restart ends it: there is sound again", True)
    moving = stillness(station, 20)
    row.sees("attract without P3, in motion", moving < plain,
             f"{moving:.2f} of the pictures as before", picture="plain-over")
    row.tell()
