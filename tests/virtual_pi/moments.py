# SPDX-License-Identifier: MIT
"""A visit on the station, and the same visit drawn offscreen: presses and pictures are noted with
their times, played again as a script by the same program, and laid side by side."""
import os
import shutil
import subprocess
import time

from station import BACK, LEFT, OK, OPEN, RIGHT

BUTTONS = {"back": BACK, "left": LEFT, "right": RIGHT, "ok": OK}

# What a press waits for before it counts: bounces are told from it.
DEBOUNCE_S = 0.010
# A picture is taken of the frame that is shown, and that one was drawn some time before: 0.1 s
# on an idle machine, seconds when the processor that stands for a graphics card is short.
STEPS = ((0.0, 0.8, 0.033), (0.8, 4.0, 0.066))
# Another way to the screen rounds colours differently, and edges move within a step. Two pictures
# of different moments differ by ten times as much.
NEAR_PER_MILLE = 8.0


class Moment:
    def __init__(self, name, screen, at, path, lamps, keys):
        self.name, self.screen, self.at, self.path = name, screen, at, path
        self.lamps, self.keys = lamps, keys
        self.best = None  # (per mille, seconds before, file)


class Moments:
    def __init__(self, station):
        self.station, self.presses, self.moments = station, [], []
        self.begun = None  # (when, seconds after the start of the program)

    def press(self, name, seconds=0.12):
        """Presses that are told from bounces: some time passes after each."""
        for word, direction in (("press", "pull-down"), ("release", "pull-up")):
            self.presses.append((self._pull(BUTTONS[name], direction), word, name))
            time.sleep(seconds if word == "press" else 0.3)

    def _pull(self, line, direction):
        before = time.monotonic()
        self.station.pull(line, direction)
        return (before + time.monotonic()) / 2

    def begins(self):
        """The last press began the visit; its row says how long after the start of the program
        that was, and so the script has the same age at each moment: the picture moves by a pixel
        or two each minute, to spare the screen."""
        at = next(at for at, word, _ in reversed(self.presses) if word == "press")
        age_ms = "select v.mono_ms - r.mono_ms from visit v join run r on r.id = v.run"
        if not self.station.becomes(OPEN, ["1"]):
            raise TimeoutError("no visit began")
        found = self.station.rows(f"{age_ms} order by v.id desc limit 1")
        self.begun = (at + DEBOUNCE_S, int(found[0]) / 1000)

    @staticmethod
    def wait(seconds):
        time.sleep(seconds)

    def wait_until(self, seconds):
        """Seconds after the first press."""
        time.sleep(max(0.0, self.presses[0][0] + seconds - time.monotonic()))

    def look(self, name, screen, wait=1.0, patience=15.0):
        """Waits, and takes a picture: one whose keys are those that the lamps show, since lamps
        change just after the picture does. If that never comes, the last is kept."""
        time.sleep(wait + self.station.SETTLES_S)
        end = time.monotonic() + patience
        while True:
            lamps = self._lamps_for(0.6)
            at = time.monotonic()
            path = self.station.picture(name)
            keys = soft_keys(path)
            if screen == "attract":
                keys[3] = True  # it is drawn in the middle of the picture
            if lamps == keys or at > end:
                break
        self.moments.append(Moment(name, screen, at, path, lamps, keys))

    def _lamps_for(self, seconds):
        """A lamp that blinks was lit at some time."""
        end = time.monotonic() + seconds
        lamps = self.station.lamps()
        while time.monotonic() < end:
            time.sleep(0.05)
            lamps = [a or b for a, b in zip(lamps, self.station.lamps())]
        return lamps

    # The same visit, offscreen.

    def _seconds(self, at):
        return self.begun[1] + at - self.begun[0]

    def _script(self, wanted, step):
        """The presses, and shots of the moments that are wanted, some time back from each."""
        lines = [(self._seconds(at), f"{word} {name}") for at, word, name in self.presses]
        for moment in wanted:
            at = self._seconds(moment.at)
            lines.append((at, f"expect screen {moment.screen}"))
            lines += [(at - back, f"shot {moment.name}-{back * 1000:04.0f}.png")
                      for back in self._backs(step)]
        lines.sort(key=lambda line: line[0])
        lines.append((lines[-1][0] + 1.0, "end"))
        return "".join(f"{max(at, 0.0):.3f} {what}\n" for at, what in lines)

    @staticmethod
    def _backs(step):
        first, last, size = step
        return [first + size * i for i in range(int((last - first) / size))]

    def draw(self, folder):
        """Plays the visit, and finds for each picture the moment that it is most like."""
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        for step in STEPS:
            wanted = [moment for moment in self.moments
                      if moment.best is None or moment.best[0] > NEAR_PER_MILLE]
            if not wanted:
                return
            with open(os.path.join(folder, "script"), "w", encoding="ascii") as file:
                file.write(self._script(wanted, step))
            played = subprocess.run(["tests/virtual_pi/drawn", os.path.relpath(folder)],
                                    capture_output=True, text=True, check=False, timeout=300)
            if played.returncode != 0:
                raise RuntimeError(f"the same presses lead elsewhere:\n{played.stderr[-2000:]}")
            for moment in wanted:
                self._compare(moment, folder, step)

    def _compare(self, moment, folder, step):
        backs = self._backs(step)
        files = [os.path.join(folder, f"{moment.name}-{back * 1000:04.0f}.png") for back in backs]
        found = min(zip(near(moment.path, files), backs, files))
        moment.best = min(moment.best or found, found)


def near(picture, candidates):
    """How many of a thousand pixels differ, for each candidate."""
    printed = subprocess.check_output([".build/virtual_pi/near", picture, *candidates], text=True)
    return [float(line) for line in printed.split()]


def soft_keys(picture):
    """Which of the four the bar of a picture shows."""
    printed = subprocess.check_output([".build/virtual_pi/near", "--keys", picture], text=True)
    return [word == "1" for word in printed.split()]


def complete(recording):
    """A QEMU that was killed has not written into a WAV file how long it is."""
    size = os.path.getsize(recording)
    with open(recording, "r+b") as file:
        file.seek(4)
        file.write((size - 8).to_bytes(4, "little"))
        file.seek(40)
        file.write((size - 44).to_bytes(4, "little"))


def cues(recording, sounds, trace):
    """What became of each cue of a trace in a recording: (name, planned s, off ms, likeness)."""
    complete(recording)
    printed = subprocess.check_output([".build/virtual_pi/heard", recording, sounds, trace],
                                      text=True).splitlines()
    words = [line.split() for line in printed[:-1]]
    return [(w[0], float(w[2]), float(w[6]), float(w[8])) for w in words]
