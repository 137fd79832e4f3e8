# SPDX-License-Identifier: MIT
"""Boot, the service as shipped, and a visit by the buttons: what is seen is laid beside the same
moments drawn offscreen by the same program, the lamps beside the keys on the screen, what is heard
and what is recorded beside what was planned for the same presses."""
import os

from moments import NEAR_PER_MILLE, Moments, cues, near
from station import ATTRACT, LAMPS, Station

SOUNDS = ".build/debian13/media/sounds"
# The card plays what it gets when it gets it: a processor that is short shifts what is heard.
CUE_OFF_MS = 150.0
CUE_LIKENESS = 0.45

# What is looked at in a visit of six minutes that nobody hurries: seconds after the first press.
UNHURRIED = (
    ("place", "ready", 18.0),
    ("count", "ready", 24.0),
    ("search", "run", 45.0),
    ("search-ends", "run", 64.3),
    ("breathe", "run", 80.0),
    ("hold-ends", "run", 108.5),
    ("rock", "run", 118.0),
    ("switch", "switch", 208.5),
    ("left", "run", 290.0),
    ("feel-after", "feel", 397.0),
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


def is_recorded(station, tally, folder):
    """The rows are what the same presses give offscreen, and it is a whole visit."""
    planned, end = trace_rows(os.path.join(folder, "trace"))
    visit = station.rows("select visit_id, ended_reason, routine, leg, tool, planned_s from visits "
                         "order by started_utc desc limit 1")[0].split("|")
    tally.check("the visit is finished and recorded as offscreen", visit[1:] == end, visit[1:])
    rows = [row.split("|") for row in station.rows(
        "select ordinal, technique, phase, leg, outcome, pauses, guided_s from steps "
        f"where visit_id = '{visit[0]}' order by ordinal")]
    same = [a[:6] == b[:6] and abs(float(a[6]) - float(b[6])) <= 1.5
            for a, b in zip(rows, planned)]
    tally.check("its steps are recorded as offscreen",
                len(rows) == len(planned) and all(same), f"{len(rows)} steps, {sum(same)} alike"
                if all(same) else list(zip(rows, planned)))


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


def is_heard(recording, tally, folder):
    """Each cue is in what the sound card got, in its order and near its time; another is not. That a
    cue begins at its sample is held where time is simulated: e2e_heard and cli_press."""
    trace = os.path.join(folder, "trace")
    found = clear_cues(recording, trace)
    missing = [cue for cue in found if cue[3] < CUE_LIKENESS]
    off = sorted(abs(cue[2]) for cue in found)
    tally.check("each cue is heard", len(found) > 5 and not missing,
                f"{len(found) - len(missing)} of {len(found)}; not {missing}" if missing
                else f"{len(found)}, {off[len(off) // 2]:.0f} ms off in the middle, {off[-1]:.0f} "
                "ms at most")
    tally.check("they are heard at their time", off[len(off) // 2] <= CUE_OFF_MS)
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


def check_visit(station, tally, play, name):
    """Plays a visit, and looks at all of it."""
    folder = os.path.join(station.folder, name)
    visit = play(station, tally)
    tally.part(f"{name} is shown", is_shown, visit, tally, folder)
    tally.part(f"{name} is lit", is_lit, visit, tally)
    tally.part(f"{name} is recorded", is_recorded, station, tally, folder)
    return folder


def run(folder, tally, full):
    station = Station(folder, "visit", tally)
    folders = []
    try:
        tally.part("boot", station.boots)
        tally.part("service", the_service_is_as_shipped, station, tally)
        tally.part("attract", attract_is_lit, station, tally)
        folders.append(check_visit(station, tally, a_visit, "visit"))
        if full:
            folders.append(check_visit(station, tally, an_unhurried_visit, "unhurried"))
            tally.part("end", ends_in_time, station, tally)
            print(station.run("runuser -u unknot -- unknot doctor", check=False))
        print(station.journal())
    finally:
        station.stop()
    for one in folders:
        tally.part(f"{os.path.basename(one)} is heard", is_heard, f"{folder}/visit-heard.wav",
                   tally, one)
