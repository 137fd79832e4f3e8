# SPDX-License-Identifier: MIT
"""One fault, as it is told in the end: what the visitor sees, what is recorded, and after how many
seconds of the guest the station is what it was. And the way into a visit."""
import os
import time

from station import ATTRACT, BACK, DATABASE, OK, OPEN

DRAWN = 10000  # bytes of a picture that shows something
ALL = [True] * 4
ENDS = [True, False, False, True]  # red and green: safety, get ready, stop
# The steps of the newest visit, whatever the clock says; p is the step.
LAST = ("from steps p where p.visit_id = (select lower(hex(visit_id)) from visit "
        "order by id desc limit 1) order by ordinal")


def guest_seconds(station):
    """The guest's own monotonic clock."""
    return float(station.run("cut -d' ' -f1 /proc/uptime"))


def recorded_faults(station):
    """How often each fault stands in the records, by its code and text."""
    lines = station.run(
        f"[ ! -e {DATABASE} ] || sqlite3 -readonly {DATABASE} \"select w.text || '|' || f.text, "
        "sum(f.count) from fault f join word w on w.id = f.code group by 1\"").splitlines()
    return {line.rpartition("|")[0]: int(line.rpartition("|")[2]) for line in lines}


def steps(station):
    return station.rows(f"select phase, outcome {LAST}")


def must_become(station, lamps, what, seconds=60):
    if not station.lamps_become(lamps, seconds):
        raise RuntimeError(f"{what} did not come")


class Row:
    def __init__(self, station, tally, name):
        self.station, self.tally, self.name = station, tally, name
        self.seen, self.noted, self.back_s = [], [], None
        self.before = recorded_faults(station)
        self.since = guest_seconds(station)
        tally.note(f"--- {name}")

    def begins(self):
        """The fault itself; what came before was the way to it."""
        self.since = guest_seconds(self.station)

    def _draws(self, picture, tries):
        """Takes a picture; just after a start it may be dark still. Gives the size of its file."""
        for _ in range(tries):
            size = os.path.getsize(self.station.picture(picture))
            if size >= DRAWN:
                break
            time.sleep(1)
        return size

    def sees(self, words, holds, detail="", picture=None, dark=False):
        """What is on the screen and in the lamps, and whether it was so. A picture is kept: a dark
        one is a file of hardly anything, one of the program a large one."""
        if picture:
            time.sleep(2)  # what comes in has come in
            size = self._draws(picture, 1 if dark else 20)
            words += f" [{self.station.name}-{picture}.png]"
            holds = holds and (size < DRAWN) == dark
            detail = f"{size} bytes of picture {detail}".rstrip()
        self.seen.append(words)
        return self.tally.check(f"{self.name}: sees {words}", holds, detail)

    def check(self, what, holds, detail=""):
        self.noted.append(what)
        return self.tally.check(f"{self.name}: {what}", holds, detail)

    def new_faults(self):
        """The "code|text" of what is recorded more often than before."""
        return [text for text, count in recorded_faults(self.station).items()
                if count > self.before.get(text, 0)]

    def records(self, begin, seconds=45):
        """A new fault whose "code|text" begins so."""
        end = time.monotonic() + seconds
        while True:
            new = self.new_faults()
            found = [text for text in new if text.startswith(begin)]
            if found or time.monotonic() > end:
                break
            time.sleep(1)
        return self.check(f"the fault {found[0] if found else begin!r} is recorded", found,
                          "" if found else f"new are {new}")

    def journal_has(self, words):
        log = self.station.run("journalctl -u unknot -b --no-pager -o cat | tail -n 200")
        return self.check(f"the journal says {words!r}", words in log, "" if words in log
                          else log[-300:])

    def is_back(self, what, holds):
        """The end of it: the visit goes on, or attract is there again."""
        self.back_s = guest_seconds(self.station) - self.since
        return self.tally.check(f"{self.name}: {what} after {self.back_s:.1f} s", holds)

    def attract_is_back(self, seconds=90):
        return self.is_back("attract is back", self.station.lamps_become(ATTRACT, seconds))

    def tell(self):
        back = "?" if self.back_s is None else f"{self.back_s:.1f} s"
        self.tally.note(f"{self.name} | sees: {'; '.join(self.seen)} | recorded: "
                        f"{'; '.join(self.noted)} | back after {back}")


def begins_visit(station):
    """From attract into the search of the first technique. Presses keep their order and their
    times however slowly they are drawn."""
    must_become(station, ATTRACT, "attract")
    for _ in range(4):  # start, what, tool, leg
        station.press(OK)
        time.sleep(1)
    must_become(station, ENDS, "safety")
    for _ in range(2):  # safety, feel
        station.press(OK)
        time.sleep(1)
    if not station.becomes(OPEN, ["1"], seconds=60):
        raise RuntimeError("no visit began")
    station.press(OK)  # start now
    must_become(station, ALL, "search")


def leaves_visit(station):
    """Red twice, to stop and to leave, and on until attract is there, where red would begin."""
    for _ in range(2):
        station.press(BACK)
        time.sleep(1.5)
    for _ in range(4):
        end = time.monotonic() + 5
        while time.monotonic() < end:
            if station.lamps() == ATTRACT:
                return
            time.sleep(0.3)
        station.press(BACK)
    must_become(station, ATTRACT, "attract")
