# SPDX-License-Identifier: MIT
"""Whole visits by the buttons, for the power cuts: a minute of them, not a quarter of an hour. What
the visitor has got to is read from what the witness saw."""
import time

from power import crash_image
from station import ATTRACT, BACK, LEFT, OK, RIGHT


def presses(station, *lines, gap=0.7):
    for line in lines:
        station.press(line)
        time.sleep(gap)


def waits(what, seconds=20):
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            return False
        time.sleep(0.3)
    return True


def open_visits(disk):
    return [line for line in disk.promises().newest("visit") if crash_image.is_open(line)]


def begins(station, disk):
    """From attract until the first step runs: quick release, the first tool, both legs."""
    presses(station, OK, OK, OK, OK, OK, OK, gap=1.2)
    if not waits(lambda: open_visits(disk)):
        raise TimeoutError("no visit began")
    presses(station, OK)


def skips_through(station, disk):
    """Skips every step of both legs, and says how it feels: finished."""
    begins(station, disk)
    if not waits(lambda: presses(station, RIGHT) or not open_visits(disk), seconds=60):
        raise TimeoutError("the visit did not end by skipping")
    presses(station, LEFT, OK)
    to_attract(station)


def is_left(station, disk):
    """Finds something, skips, and presses back out of it."""
    begins(station, disk)
    presses(station, OK, RIGHT, RIGHT, BACK, BACK)
    if not waits(lambda: not open_visits(disk)):
        raise TimeoutError("the visit did not end by pressing back")
    to_attract(station)


def service_is_restarted(station, disk):
    """As an update does it. Nobody else has the database open then, so the log is taken over into
    the file and goes away."""
    station.run("systemctl stop witness; systemctl restart unknot", timeout=90)
    if not station.lamps_become(ATTRACT):
        raise TimeoutError("attract did not come back")
    disk.start_witness(station)


def to_attract(station):
    """From the summary. One press: the next would begin a visit."""
    presses(station, BACK, gap=1)
    if not station.lamps_become(ATTRACT):
        raise TimeoutError("attract did not come back")


def play(station, disk, ways):
    """Whole visits, and the begin of one that is open when the power goes."""
    for way in ways:
        way(station, disk)
    begins(station, disk)
    presses(station, OK, RIGHT, RIGHT)
    time.sleep(2)


def cut(station):
    """What was on the way to the disk is in the log, and nothing comes after it."""
    station.qmp("stop")
    station.cut()
