# SPDX-License-Identifier: MIT
"""Boot, the service as shipped, and a visit by the buttons: what is seen is laid beside the same
moments drawn offscreen by the same program, the lamps beside the keys on the screen, what is heard
and what is recorded beside what was planned for the same presses."""
import os

from moments import NEAR_PER_MILLE, Moments, cues, near
from station import ATTRACT, LAMPS, Station

SOUNDS = ".build/debian13/media/sounds"
# The card plays what it gets when it gets it: a guest that is short of processor leaves gaps, and
# what is heard is late or, now and then, missing. Other sounds come to a tenth of this likeness.
CUE_OFF_MS = 250.0
CUE_LIKENESS = 0.45
CUES_HEARD = 0.8

# What is looked at in a visit of six minutes that nobody hurries: seconds after the first press.
UNHURRIED = (
    ("count", "ready", 21.0),
    ("search", "run", 45.0),
    ("search-ends", "run", 63.5),
    ("breathe", "run", 80.0),
    ("hold-ends", "run", 108.5),
    ("rock", "run", 118.0),
    ("switch", "switch", 208.5),
    ("left", "run", 302.0),
    ("feel-after", "feel", 409.0),
)


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


def attract_is_lit(station, tally):
    tally.check("attract: green, and the languages on yellow and blue, are lit",
                station.lamps_become(ATTRACT, seconds=60))


def a_visit(station, _tally):
    """A whole visit with every screen of it; steps are skipped once they have been seen."""
    visit = Moments(station)
    visit.press("ok")
    for name in ("choose", "tool", "leg", "safety"):
        visit.look(name, name)
        visit.press("ok")
    visit.look("feel", "feel")
    visit.press("right")
    visit.press("ok")
    visit.begins()
    visit.look("ready", "ready")
    visit.press("ok")
    visit.look("search", "run", wait=1.5)
    visit.press("ok")  # found it
    visit.look("hold", "run", wait=1.5)
    visit.press("ok")
    visit.look("paused", "paused")
    visit.press("ok")
    for name in ("", "rock", "", "", "", "", "switch"):
        if name:
            visit.look(name, "switch" if name == "switch" else "run")
        visit.press("ok" if name == "switch" else "right")
    visit.look("left", "run")
    for _ in range(6):
        visit.press("right")
    visit.look("feel-after", "feel")
    visit.press("left")
    visit.press("ok")
    visit.look("summary", "summary")
    visit.press("back")
    visit.look("attract", "attract")
    return visit


def an_unhurried_visit(station, tally):
    """Nobody presses anything for the whole of it: ticks, ends, breathing, the other leg."""
    visit = Moments(station)
    for _ in range(6):
        visit.press("ok")
        visit.wait(0.8)
    visit.begins()
    for name, screen, at in UNHURRIED:
        visit.wait_until(at)
        visit.look(name, screen, wait=0.0)
    visit.press("ok")
    visit.look("summary", "summary")
    visit.press("back")
    visit.look("attract", "attract")
    tally.note(f"{visit.presses[-1][0] - visit.presses[0][0]:.0f} s from press to press")
    return visit


def is_shown(visit, tally, folder):
    """Each picture is like its own moment, and unlike the moment before."""
    visit.draw(folder)
    before = None
    for moment in visit.moments:
        per_mille, back, path = moment.best
        tally.check(f"{moment.name} looks like the same moment offscreen",
                    per_mille <= NEAR_PER_MILLE,
                    f"{per_mille:.1f} of 1000 pixels differ, {back * 1000:.0f} ms before")
        if before is not None:
            other = near(moment.path, [before.best[2]])[0]
            tally.check(f"{moment.name} does not look like {before.name}",
                        other > 3 * NEAR_PER_MILLE, f"{other:.0f} of 1000 pixels differ")
        before = moment


def is_lit(visit, tally):
    for moment in visit.moments:
        tally.check(f"{moment.name}: the lamps are the keys of the screen",
                    moment.lamps == moment.keys, f"lamps {moment.lamps}, keys {moment.keys}")


def newest_rows(station):
    """The last visit and its steps, as the views give them."""
    visit = station.rows("select visit_id, ended_reason, routine, leg, tool, planned_s from visits "
                         "order by started_utc desc limit 1")[0].split("|")
    steps = station.rows("select ordinal, technique, phase, leg, outcome, pauses, guided_s from "
                         f"steps where visit_id = '{visit[0]}' order by ordinal")
    return visit[1:], [step.split("|") for step in steps]


def is_recorded(rows, tally, folder):
    """The rows are what the same presses give offscreen, and it is a whole visit."""
    visit, steps = rows
    planned, end = trace_rows(os.path.join(folder, "trace"))
    tally.check("the visit is finished and recorded as offscreen",
                visit == end and end[0] == "finished", visit if visit == end else (visit, end))
    alike = [a[:6] == b[:6] and abs(float(a[6]) - float(b[6])) <= 1.5
             for a, b in zip(steps, planned)]
    tally.check("its steps are recorded as offscreen",
                len(steps) == len(planned) > 0 and all(alike),
                f"{len(steps)} steps" if all(alike) else list(zip(steps, planned)))


def trace_rows(path):
    """The steps of a trace as the view gives them, and the visit."""
    steps, visit, ended = [], [], ""
    with open(path, encoding="ascii") as file:
        for words in map(str.split, file):
            if words[1] == "step":
                steps.append([words[2], words[3], words[4], words[5], words[10], words[12],
                              words[9]])
            elif words[1] == "visit":
                visit = [words[2], words[6], words[4], words[8]]
            elif words[1] == "end":
                ended = words[2]
    return steps, [ended, *visit]


def is_heard(recording, tally, folder, share=CUES_HEARD, timed=True):
    """Each cue is in what the sound card got, in its order and near its time; another is not. That
    a cue begins at its sample is held where time is simulated: e2e_heard and cli_press."""
    trace = os.path.join(folder, "trace")
    found = clear_cues(recording, trace)
    heard = [cue for cue in found if cue[3] >= CUE_LIKENESS]
    off = sorted(abs(cue[2]) for cue in heard) or [9999.0]
    tally.check("the cues are heard", len(found) > 5 and len(heard) >= share * len(found),
                f"{len(heard)} of {len(found)}")
    if timed:
        tally.check("they are heard at their time", off[len(off) // 2] <= CUE_OFF_MS,
                    f"{off[len(off) // 2]:.0f} ms off in the middle, {off[-1]:.0f} ms at most")
    wrong = clear_cues(recording, other_cues(trace))
    alike = sum(cue[3] >= CUE_LIKENESS for cue in wrong)
    tally.check("other cues are not heard there", alike <= 0.2 * len(wrong),
                f"{alike} of {len(wrong)}")


def clear_cues(recording, trace):
    """A breath and a beat are soft, and speech is over them."""
    return [cue for cue in cues(recording, SOUNDS, trace)
            if not cue[0].startswith(("breathe", "beat"))]


def other_cues(trace):
    """The same plan with each cue as another one."""
    other = {"choose": "resume", "press": "found", "start": "switch", "switch": "start",
             "finish": "pause", "pause": "finish", "found": "half", "resume": "choose",
             "tick": "end", "end": "found", "half": "start"}
    path = trace + "-other"
    with open(trace, encoding="ascii") as file, open(path, "w", encoding="ascii") as out:
        for line in file:
            words = line.split()
            if words[1] == "cue" and words[2] in other:
                out.write(f"{words[0]} cue {other[words[2]]}\n")
    return path


def ends_in_time(station, tally):
    station.run("systemctl stop unknot", timeout=30)
    result = station.service("Result")["Result"]
    tally.check("it ends by itself when it is told to", result == "success", result)
    tally.check("the lamps are dark", station.lamps() == [False] * len(LAMPS))
    tally.check("the database is whole", station.rows("pragma integrity_check") == ["ok"])


class Played:
    """A visit that was played, and everything that is laid beside it. `folder` takes what is drawn
    offscreen."""

    def __init__(self, station, tally, play, name):
        self.name, self.folder = name, os.path.join(station.folder, name)
        self.recording = f"{station.base}-heard.wav"
        self.visit = play(station, tally)
        self.rows = newest_rows(station)

    def is_looked_at(self, tally):
        tally.part(f"{self.name} is shown", is_shown, self.visit, tally, self.folder)
        tally.part(f"{self.name} is lit", is_lit, self.visit, tally)
        tally.part(f"{self.name} is recorded", is_recorded, self.rows, tally, self.folder)

    def is_listened_to(self, tally):
        """When the guest has ended: then the recording is whole."""
        tally.part(f"{self.name} is heard", is_heard, self.recording, tally, self.folder)


def comes_up(station, tally):
    tally.part("boot", station.boots)
    tally.part("service", the_service_is_as_shipped, station, tally)
    tally.part("attract", attract_is_lit, station, tally)


def run(folder, tally):
    station = Station(folder, "visit", tally)
    played = []
    try:
        comes_up(station, tally)
        for play, name in ((a_visit, "visit"), (an_unhurried_visit, "unhurried")):
            # No two visits after each other look alike, and the script has one of them.
            station.run("systemctl restart unknot", timeout=90)
            attract_is_lit(station, tally)
            played.append(Played(station, tally, play, name))
            played[-1].is_looked_at(tally)
        tally.part("end", ends_in_time, station, tally)
        print(station.run("runuser -u unknot -- unknot doctor", check=False))
    finally:
        print(station.journal())
        station.stop()
    for one in played:
        one.is_listened_to(tally)
