# SPDX-License-Identifier: MIT
"""What a process holds: memory, open files, threads; and whether that grows."""
import collections
import os
import pathlib
import re

GROWTH = 0.01  # that is allowed, after the first hour
HOUR = 3600


class Sample:
    """A process as it is now, at a time of its own clock."""

    def __init__(self, at, pid, database):
        self.at = at
        folder = pathlib.Path(f"/proc/{pid}")
        rollup = dict(re.findall(r"^(\w+): +(\d+) kB", (folder / "smaps_rollup").read_text(), re.M))
        self.rss, self.pss, self.anonymous = (int(rollup[key])
                                              for key in ("Rss", "Pss", "Anonymous"))
        self.threads = len(os.listdir(folder / "task"))
        self.fds = self.files(folder / "fd")
        wal = pathlib.Path(f"{database}-wal")
        self.wal = wal.stat().st_size if wal.exists() else 0

    @staticmethod
    def files(folder):
        """How many of each kind; a file by its name, a pipe or socket as such."""
        names = [os.readlink(folder / fd) for fd in os.listdir(folder)]
        return dict(sorted(collections.Counter(
            name.split(":[")[0].split("/")[-1] for name in names).items()))

    @staticmethod
    def sleeps(pid):
        """No thread of it has anything to do."""
        states = []
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/stat", encoding="ascii") as file:
                states.append(file.read().rpartition(")")[2].split()[0])
        return set(states) == {"S"}

    def __str__(self):
        return (f"{self.at} s: rss {self.rss} pss {self.pss} anonymous {self.anonymous} kB, "
                f"{self.threads} threads, wal {self.wal}, {self.fds}")


def slope(points):
    """By least squares: how much y grows with x."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    return (sum((x - mean_x) * (y - mean_y) for x, y in points) /
            sum((x - mean_x) ** 2 for x, _ in points))


def median(values):
    return sorted(values)[len(values) // 2]


class Memory:
    """What the program held each time that the regular visitor was gone again: then the same was
    shown and said last. The first three such times after the first hour against the last three,
    and the trend of all of them.

    `samples` are those of any time: the same files have to be open in all after the first hour."""

    def __init__(self, samples, marked, script_bytes):
        self.samples = [sample for sample in samples if sample.at > HOUR]
        self.marked = [sample for sample in marked if sample.at > HOUR]
        # The script is only there for the test, and must not make growth look smaller.
        self.script = script_bytes // 1024

    def of(self, key):
        return [getattr(sample, key) for sample in self.marked]

    def base(self, key):
        return median(self.of(key)[:3])

    def growth(self, key):
        return (median(self.of(key)[-3:]) - self.base(key)) / (self.base(key) - self.script)

    def trend(self, key):
        """Over the whole time, as a part of what there was."""
        points = list(zip([sample.at for sample in self.marked], self.of(key)))
        return (slope(points) * (points[-1][0] - points[0][0]) /
                (self.base(key) - self.script))

    def is_flat(self):
        return all(max(self.growth(key), self.trend(key)) < GROWTH
                   for key in ("rss", "anonymous"))

    def changing_files(self):
        """What is not the same in each sample."""
        seen = {str((sample.fds, sample.threads)) for sample in self.samples + self.marked}
        return sorted(seen) if len(seen) > 1 else []

    def largest_wal(self):
        return max(sample.wal for sample in self.samples)

    def lines(self):
        for key in ("rss", "pss", "anonymous"):
            everything = [getattr(sample, key) for sample in self.samples]
            yield (f"{key}: {self.base(key)} kB after the first hour, "
                   f"{median(self.of(key)[-3:])} kB at the end ({100 * self.growth(key):+.2f} %), "
                   f"trend {100 * self.trend(key):+.2f} % in all; in between {min(everything)} to "
                   f"{max(everything)} kB")
        yield (f"{len(self.marked)} times in the same state; 100 % are without the {self.script} "
               "kB that the script takes")

    def __str__(self):
        return ", ".join(f"{key} {100 * self.growth(key):+.2f} %, trend "
                         f"{100 * self.trend(key):+.2f} %" for key in ("rss", "anonymous"))
