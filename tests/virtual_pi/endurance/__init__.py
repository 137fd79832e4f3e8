# SPDX-License-Identifier: MIT
"""A day of random visitors: memory, file descriptors, cues and the database.

The release program plays a script of busy_day.py by its virtual clock, draws each frame that a
screen would show, speaks, and writes what is heard into a pipe. The pipe is what tells the time:
the program cannot get ahead of it by more than a third of a second, so it is held at each five
minutes of its time while /proc is read. listen.c looks in the same sound for the cues.

    PYTHONPATH=tests/virtual_pi python3 -m endurance BINARY [--hours 24] [--seed 1] [--fps 20]
        [--window 1280x720] [--folder DIR]
"""
import argparse
import fcntl
import os
import pathlib
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
import time

from endurance import busy_day, day_records
from endurance.memory import Memory, Sample
from tally import Tally

ROOT = pathlib.Path(__file__).resolve().parents[3]
RELEASE = ROOT / ".build/release"
BEGIN = 7 * 60  # minute of the day
STEP = 300  # seconds between two looks
WAV_HEADER = 44
SECOND = 48000 * 4  # bytes
SCRIPT_LINE = 160  # bytes of memory, at most
SHIFT_MS = -50  # of the trace: then the cues are late
# Over a year: a file of twice the 256 KiB of pages that SQLite keeps of it for each connection, so
# that these are there within the first hour.
PAST_VISITS = 60
WINDOW = "1280x720"
HANGS = 300  # seconds without anything that is heard


def compile_tools(folder):
    """What listens, and what leaks."""
    flags = ["cc", "-O3", "-std=gnu11", "-Wall", "-Wextra", "-Werror", f"-I{ROOT}"]
    here = ROOT / "tests/virtual_pi/endurance"
    subprocess.run([*flags, here / "listen.c", ROOT / "app/sound/wav.c", "-lm",
                    "-o", folder / "listen"], check=True)
    subprocess.run([*flags, "-shared", "-fPIC", here / "leak.c", "-ldl",
                    "-o", folder / "leak.so"], check=True)


class Day:
    """One run of the program over a script, and what is heard of it."""

    def __init__(self, test, name, hours, **how):
        self.test, self.name, self.hours = test, name, hours
        self.voice, self.fps = how.get("voice", True), how.get("fps")
        self.shift, self.preload = how.get("shift"), how.get("preload")
        self.folder = test.folder / name
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "stick").mkdir(parents=True)
        self.samples, self.marked = [], []
        self.seconds = 0.0
        script, self.kinds, self.marks = busy_day.day(hours, test.seed, BEGIN)
        self.edges = 2 * script.count("\n")
        self.write("script", script)
        self.write("config.yaml", self.settings())
        self.write("trace", "")
        os.mkfifo(self.folder / "sound")
        shutil.copy(test.folder / "past.db", self.database)

    @property
    def database(self):
        return self.folder / "usage.db"

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def read(self, name):
        return (self.folder / name).read_text()

    def settings(self):
        opens, closes = (f"{minute // 60:02}:{minute % 60:02}"
                         for minute in busy_day.opening(self.hours, BEGIN))
        return (f'hours:\n  - {{days: mon-sun, from: "{opens}", to: "{closes}"}}\n'
                f"closed_black_min: {max(1, int(self.hours * 3))}\n"
                f"sound: {{volume: 100, voice: {str(self.voice).lower()}}}\n")

    def start(self):
        words = [self.test.binary, "run", "--script", "script", "--clock", "virtual",
                 "--video", "offscreen", "--config", "config.yaml", "--assets", self.test.assets,
                 "--db", "usage.db", "--stick", "stick", "--sound", "sound", "--trace", "trace"]
        if self.fps:
            words += ["--fps", str(self.fps), "--window", self.test.window]
        environment = dict(os.environ)
        if self.preload:
            environment["LD_PRELOAD"] = str(self.preload)
        with open(self.folder / "stderr", "w", encoding="utf-8") as complaints:
            return subprocess.Popen(words, cwd=self.folder, env=environment, stderr=complaints)

    def listen(self):
        words = [self.test.folder / "listen"] + ["--spoken"] * self.voice
        words += [RELEASE / "media/sounds", "trace"] + [str(self.shift)] * bool(self.shift)
        with open(self.folder / "listened", "w", encoding="utf-8") as out:
            return subprocess.Popen(words, cwd=self.folder, stdin=subprocess.PIPE, stdout=out)

    def times(self):
        """When it is looked at, in seconds of its own time."""
        return sorted({*range(STEP, self.hours * 3600, STEP), *self.marks})

    def hear(self, player):
        """Opens the pipe, unless the program ends before it does."""
        sound = os.open(self.folder / "sound", os.O_RDONLY | os.O_NONBLOCK)
        until = time.monotonic() + HANGS
        while player.poll() is None and not waiting_bytes(sound) and time.monotonic() < until:
            time.sleep(0.01)
        if not waiting_bytes(sound):
            raise RuntimeError(f"it ended with {player.poll()}: {self.read('stderr')[-2000:]}")
        os.set_blocking(sound, True)
        return sound

    def hand_on(self, sound, ear, count):
        """Returns whether there is more."""
        poll = select.poll()
        poll.register(sound, select.POLLIN)
        while count > 0:
            if not poll.poll(HANGS * 1000):
                raise TimeoutError(f"nothing is heard for {HANGS} s")
            moved = os.splice(sound, ear, min(count, 1 << 20))
            if moved == 0:
                return False
            count -= moved
        return True

    def look(self, player, sound, at):
        """It is looked at while it waits for the pipe, with nothing left to do."""
        until = time.monotonic() + 5
        room = fcntl.fcntl(sound, fcntl.F_GETPIPE_SZ)
        while time.monotonic() < until and not (
                waiting_bytes(sound) > room - 8192 and Sample.sleeps(player.pid)):
            time.sleep(0.005)
        sample = Sample(at, player.pid, self.database)
        (self.marked if at in self.marks else self.samples).append(sample)

    def play(self):
        """Returns the exit codes of the program and of the listener."""
        started = time.monotonic()
        player, ear = self.start(), self.listen()
        try:
            sound, heard = self.hear(player), -WAV_HEADER
            for at in self.times():
                if not self.hand_on(sound, ear.stdin.fileno(), int(at * SECOND) // 4 * 4 - heard):
                    break
                heard = int(at * SECOND) // 4 * 4
                self.look(player, sound, at)
            self.hand_on(sound, ear.stdin.fileno(), sys.maxsize)
            os.close(sound)
            ear.stdin.close()
            codes = player.wait(60), ear.wait(60)
        finally:
            for process in (player, ear):
                process.kill()
                process.wait()
        self.seconds = time.monotonic() - started
        return codes


def plan(day):
    """Its trace. What becomes of a stick comes from outside, and is seen with the next look."""
    return re.sub(r"( stick .*\n) *[\d.]+ ", r"\1", day.read("trace"))


def waiting_bytes(pipe):
    return struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4))[0]


class Endurance:
    def __init__(self, tally, binary, folder, **how):
        self.tally, self.binary = tally, pathlib.Path(binary).resolve()
        self.folder, self.assets = pathlib.Path(folder).resolve(), ROOT / "assets"
        self.hours, self.seed, self.fps = how["hours"], how["seed"], how["fps"]
        self.window = how["window"]
        self.folder.mkdir(parents=True, exist_ok=True)

    def run(self):
        compile_tools(self.folder)
        past = self.folder / "past.db"
        past.unlink(missing_ok=True)
        subprocess.run([self.binary, "simulate", "--visits", str(PAST_VISITS), "--days", "365",
                        "--seed", str(self.seed), "--db", past, "--assets", self.assets],
                       check=True, stdout=subprocess.DEVNULL)
        self.tally.part("a leak is noticed", self.a_leak)
        self.tally.part("a late cue is noticed", self.a_late_cue)
        plain = Day(self, "plain", self.hours, voice=False)
        self.tally.part("cues", self.cues, plain)
        drawn = Day(self, "drawn", self.hours, fps=self.fps)
        self.tally.part("a day", self.a_day, drawn, plain)

    def a_leak(self):
        """The same eyes see one megabyte and one file descriptor an hour."""
        day = Day(self, "leaks", 4, preload=self.folder / "leak.so")
        day.play()
        memory = Memory(day.samples, day.marked, day.edges * SCRIPT_LINE)
        self.tally.check("a leak of 1 MB an hour is found", not memory.is_flat(), memory)
        self.tally.check("a file left open is found", memory.changing_files(), "")

    def a_late_cue(self):
        day = Day(self, "late", 2, voice=False, shift=SHIFT_MS)
        codes = day.play()
        self.tally.check(f"cues that are {-SHIFT_MS} ms late are found", codes == (0, 1),
                         day.read("listened").splitlines()[-1])

    def cues(self, day):
        """Without speech each cue can be told: none is late."""
        codes = day.play()
        heard = day.read("listened").splitlines() or [""]
        self.tally.check("it plays the day without speech and frames", codes[0] == 0, codes[0])
        self.tally.check("no cue is late", codes[1] == 0, heard[-1])
        for line in heard[:-1]:
            self.tally.note(line)
        self.tally.note(f"{day.seconds:.0f} s for {self.hours} h")

    def a_day(self, day, plain):
        for kind, count in sorted(day.kinds.items(), key=lambda item: -item[1]):
            self.tally.note(f"{count:4} {kind.replace('_', ' ')}")
        codes = day.play()
        self.tally.note(f"{day.seconds:.0f} s for {self.hours} h at {self.fps} frames a second")
        self.tally.check("it plays the day", codes == (0, 0), codes)
        self.tally.check("it says nothing on stderr", day.read("stderr") == "",
                         day.read("stderr")[-2000:])
        self.tally.note("with speech: " + (day.read("listened").splitlines() or [""])[-1])
        self.tally.check("drawn or not, it is the same day", plan(day) == plan(plain))
        self.memory(day)
        day_records.check(self.tally, self, day)

    def memory(self, day):
        memory = Memory(day.samples, day.marked, day.edges * SCRIPT_LINE)
        day.write("samples", "".join(f"{sample}\n" for sample in day.samples))
        day.write("marked", "".join(f"{sample}\n" for sample in day.marked))
        if len(memory.marked) < 3:
            self.tally.note("too short a day to say whether memory is flat")
            return
        self.tally.check("memory is flat", memory.is_flat(), memory)
        for line in memory.lines():
            self.tally.note(line)
        self.tally.check("the same files are open, and the same threads run",
                         not memory.changing_files(), memory.changing_files() or
                         day.samples[-1].fds)
        self.tally.check("the log of the database stays small", memory.largest_wal() < 8 << 20,
                         f"{memory.largest_wal() >> 10} KiB at most")


def build_release():
    """As tests/run does."""
    subprocess.run(["cmake", "-S", ROOT, "-B", RELEASE, "-G", "Ninja", "-DUNKNOT_WERROR=ON",
                    "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "-DCMAKE_BUILD_TYPE=Release",
                    "-DBUILD_TESTING=OFF"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["ninja", "-C", RELEASE], check=True, stdout=subprocess.DEVNULL)


def run(folder, tally):
    build_release()
    Endurance(tally, RELEASE / "unknot", f"{folder}/../endurance", hours=24, seed=1,
              fps=20, window=WINDOW).run()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--hours", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fps", type=int, default=20)
    parser.add_argument("--window", default=WINDOW)
    parser.add_argument("--folder", default=ROOT / ".build/virtual_pi/endurance")
    how = vars(parser.parse_args())
    tally = Tally()
    tally.part("endurance", Endurance(tally, how.pop("binary"), how.pop("folder"), **how).run)
    print(f"{tally.passed} passed, {tally.failed} failed")
    return tally.failed > 0
