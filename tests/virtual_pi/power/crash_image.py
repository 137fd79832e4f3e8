# SPDX-License-Identifier: MIT
"""What of a station's database is on a disk after a power cut: whether it is whole, whether what
had been promised is in it, and whether the kiosk starts on it and closes the open visit."""
import glob
import hashlib
import os
import shutil
import sqlite3
import subprocess
from typing import NamedTuple

# How the witness in the guest and the check on the host ask for the rows. While a visit runs its
# guided time is a sum over its steps, which are looked at by themselves.
VISITS = ("SELECT 'visit', visit_id, station_id, started_utc, clock_ok, ended_reason, routine, leg,"
          " tool, planned_s, CASE WHEN ended_reason IS NOT NULL THEN guided_s END, feel_before,"
          " feel_after, spots_left, spots_right FROM visits")
STEPS = ("SELECT 'step', visit_id, ordinal, technique, phase, leg, planned_s, guided_s, outcome,"
         " pauses FROM steps")
REASON, GUIDED = 5, 10


def key_of(line):
    """Visit and step are named by what never changes of them."""
    words = line.split("\t")
    return tuple(words[:2] if words[0] == "visit" else words[:3])


def reason_of(line):
    return line.split("\t")[REASON]


def is_open(line):
    return line.startswith("visit") and reason_of(line) == ""


def interrupted(line, now):
    """An open visit as the next start closes it: then its guided time is told."""
    words = line.split("\t")
    words[REASON], words[GUIDED] = "interrupted", now.split("\t")[GUIDED]
    return "\t".join(words)


class Found(NamedTuple):
    problem: str  # of the database as it was found; empty: none
    rows: dict  # lines by key


def look(folder):
    """What SQLite finds in a folder with usage.db and its log. Opening replays the log."""
    path = f"{folder}/usage.db"
    if not os.path.exists(path):
        return Found("missing", {})
    if os.path.getsize(path) == 0:
        return Found("empty", {})
    try:
        with sqlite3.connect(path) as db:
            findings = [row[0] for row in db.execute("PRAGMA integrity_check")]
            lines = ["\t".join("" if value is None else str(value) for value in row)
                     for sql in (VISITS, STEPS) for row in db.execute(sql)]
            strays = db.execute("PRAGMA foreign_key_check").fetchall()
        db.close()
    except sqlite3.Error as error:
        return Found(str(error), {})
    problem = "" if findings == ["ok"] else "; ".join(findings)
    return Found(problem or (f"{len(strays)} rows refer to nothing" if strays else ""),
                 {key_of(line): line for line in lines})


def e2fsck(image, *options):
    done = subprocess.run(["e2fsck", *options, image], capture_output=True, text=True, check=False)
    return "" if done.returncode <= 1 else f"e2fsck: {done.stdout[-300:]}"


def take_out(image, folder):
    """Replays the journal as the kernel does, looks at the file system, and takes out the files
    without a mount."""
    os.makedirs(folder)
    problem = e2fsck(image, "-y", "-E", "journal_only") or e2fsck(image, "-fn")
    files = subprocess.run(["debugfs", "-R", f"rdump / {folder}", image], capture_output=True,
                           text=True, check=False)
    said = [line for line in files.stderr.splitlines()[1:] if line]
    return problem or (f"debugfs: {said[:3]}" if said else "")


def key_of_files(folder):
    """Equal for equal databases and logs. The index, -shm, is thrown away by whoever opens them
    first."""
    keys = []
    for name in ("usage.db", "usage.db-wal"):
        try:
            with open(f"{folder}/{name}", "rb") as file:
                keys.append(hashlib.sha256(file.read()).hexdigest())
        except FileNotFoundError:
            keys.append(None)
    return tuple(keys)


class Kiosk:
    """The program as it is in the guest, in the Debian of the guest, without a screen. `work` is
    the folder that it sees, as /mnt."""

    def __init__(self, folder, work):
        self.root, self.work = os.path.realpath(f"{folder}/base") + "/guest", work
        self.assets = "/mnt/share/unknot/assets"
        for place in ("bin", "share"):
            os.makedirs(f"{work}/{place}")
            subprocess.run(["debugfs", "-R", f"rdump /usr/{place}/unknot {work}/{place}",
                            f"{folder}/root.img"], capture_output=True, check=True)

    def run(self, *words):
        """Paths in words are those of the work folder, which is /mnt in there."""
        script = ('mount --bind "$1" "$2/mnt"; mount -t proc proc "$2/proc"; '
                  'mount --rbind /dev "$2/dev"; root=$2; shift 2; '
                  'exec env -i PATH=/usr/sbin:/usr/bin:/bin HOME=/nonexistent LANG=C.UTF-8 TZ=UTC '
                  'chroot "$root" /mnt/bin/unknot "$@"')
        return subprocess.run(
            ["unshare", "--mount", "sh", "-ec", script, "sh", self.work, self.root, *words],
            capture_output=True, text=True, timeout=120, check=False)

    def inside(self, path):
        return "/mnt" + os.path.abspath(path)[len(os.path.abspath(self.work)):]

    def starts(self, folder):
        """Starts on the database of a folder, and ends. Gives what was not as it should be."""
        script = f"{self.work}/nothing.script"
        if not os.path.exists(script):
            with open(script, "w", encoding="utf-8") as file:
                file.write("0.5 expect screen attract\n0.6 end\n")
        done = self.run("run", "--assets", self.assets, "--script",
                        self.inside(script), "--clock", "virtual", "--video", "offscreen",
                        "--db", self.inside(f"{folder}/usage.db"))
        if done.returncode != 0:
            return f"the kiosk ended with {done.returncode}: {done.stderr[-300:]}"
        if "usage database" in done.stderr or glob.glob(f"{folder}/usage.db.corrupt-*"):
            return f"the kiosk says: {done.stderr[-300:]}"
        return ""


def changed_by_start(before, after):
    """A start closes the open visits, and touches no other row."""
    if after.problem:
        return f"after the start: {after.problem}"
    for key, line in before.items():
        now = after.rows.get(key)
        if now is None:
            return f"the start lost {line!r}"
        if now != (interrupted(line, now) if is_open(line) else line):
            return f"the start made {now!r} of {line!r}"
    return "" if len(after.rows) == len(before) else "the start made new rows"


class State(NamedTuple):
    """What was found out about one content of database and log."""
    key: tuple
    found: Found
    started: str  # what was wrong with the start; empty: nothing
    opened: int  # how many visits were open before it


class Examiner:
    """Looks at images. Contents that are equal to the byte are looked into once."""

    def __init__(self, kiosk):
        self.kiosk, self.states = kiosk, {}

    def examine(self, path):
        """Gives (problem of the file system, State)."""
        folder = f"{path}.files"
        problem = take_out(path, folder)
        key = key_of_files(folder)
        if key not in self.states:
            self.states[key] = self._state(key, folder)
        shutil.rmtree(folder)
        return problem, self.states[key]

    def _state(self, key, folder):
        copy = f"{folder}-copy"
        shutil.copytree(folder, copy, symlinks=True)
        found = look(copy)
        shutil.rmtree(copy)
        started = self.kiosk.starts(folder)
        after = look(folder)
        return State(key, found, started or changed_by_start(found.rows, after),
                     sum(map(is_open, found.rows.values())))
