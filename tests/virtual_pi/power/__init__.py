# SPDX-License-Identifier: MIT
"""Power cuts. The service as shipped writes to a disk whose writes and flushes are logged in order;
visits are played by the lines; then the disk is built again as a cut at many points may have left
it, with writes that were not flushed lost, kept in part or torn. On each image the database must be
whole, have every row that somebody had seen, and the kiosk must start on it and close the open
visit. Controls show that the check sees what it should: planted damage, the same writes on a disk
that lies about flushes, and the same program with synchronous=NORMAL and OFF."""
import collections
import os
import random
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor

from power import crash_image, planted, visits, write_log
from power.data_disk import LIMIT, DataDisk, lengthen_log, make_base
from station import ATTRACT, DATABASE, Station

LOG_FRAMES = 980  # so the log is taken over, at 1000, when the first visit has begun


class Bench:
    """Where images are built and looked at."""

    def __init__(self, folder):
        self.folder = folder
        in_memory = shutil.disk_usage("/dev/shm").free > 1 << 30
        self.place = tempfile.TemporaryDirectory(prefix="unknot-power-",
                                                 dir="/dev/shm" if in_memory else folder)
        self.work = self.place.name
        self.kiosk = crash_image.Kiosk(folder, self.work)

    def first_base(self):
        """A station that is in use for two weeks and has lost its power before."""
        content, path = f"{self.work}/older", f"{self.work}/older.img"
        os.makedirs(content)
        done = self.kiosk.run("simulate", "--visits", "120", "--days", "14", "--station", "virtual",
                              "--assets", self.kiosk.assets, "--db", "/mnt/simulated.db")
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        lengthen_log(f"{self.work}/simulated.db", content, LOG_FRAMES)
        make_base(path, content, self.owner())
        return path

    def owner(self):
        """Of the kiosk's files in the guest."""
        users = subprocess.run(["debugfs", "-R", "cat /etc/passwd", f"{self.folder}/root.img"],
                               capture_output=True, text=True, check=True).stdout.splitlines()
        words, = [line.split(":") for line in users if line.startswith("unknot:")]
        return int(words[2]), int(words[3])

    def close(self):
        self.place.cleanup()


class Result:
    """What was found in the images of one log."""

    def __init__(self):
        self.images = self.closed = self.most_unflushed = 0
        self.contents = {}  # the states, by a hash of what was in the files
        self.findings = {"corrupt": [], "lost": [], "not started": []}

    def add(self, image, problem, state, lost):
        self.images += 1
        self.contents[state.key] = state
        self.closed += state.opened > 0 and not state.started
        for what, found in (("corrupt", problem or state.found.problem), ("lost", lost),
                            ("not started", state.started)):
            if found:
                self.findings[what].append(f"cut behind entry {image.point}, kept {image.kept}: "
                                           f"{found}")


def examine(bench, disk, points, subsets, lies=False):
    """Builds images at points of a log and looks at them, two at a time. With `lies` the disk has
    flushed nothing since the first promise."""
    promises, result, chance = disk.promises(), Result(), random.Random(1)
    examiner = crash_image.Examiner(bench.kiosk)
    built = write_log.Disk(disk.base, disk.entries(), LIMIT, bench.work)
    built.lies_from = promises.first() if lies else len(built.entries)
    waiting = collections.deque()

    def settle(most):
        while len(waiting) > most:
            image, future = waiting.popleft()
            problem, state = future.result()
            os.unlink(image.path)
            result.add(image, problem, state, promises.lost(image.point, state.found.rows))

    with ThreadPoolExecutor(2) as pool:
        for point in points:
            built.go_on_to(point)
            for image in built.images(chance, subsets):
                waiting.append((image, pool.submit(examiner.examine, image.path)))
                settle(4)
        settle(0)
    result.most_unflushed = built.most_unflushed
    built.close()
    return result


def all_points(disk):
    return range(disk.promises().first(), len(disk.entries()) + 1)


def checks(bench, disk, tally, points, subsets):
    """Everything that must hold of the images of a log."""
    entries, promises = disk.entries(), disk.promises()
    result = examine(bench, disk, points, subsets)
    tally.note(f"{len(entries)} entries, {sum(not entry.data for entry in entries)} of "
               f"them flushes; {len(promises.newest('visit'))} visits and "
               f"{len(promises.newest('step'))} steps promised in {promises.marks} marks")
    files = {state.key[0] for state in result.contents.values()}
    tally.note(f"{result.images} images with {len(result.contents)} contents of log and file, "
               f"{len(files)} of the file; at most {result.most_unflushed} writes unflushed")
    for what, held in (("corrupt", "is every database whole"),
                       ("lost", "is every promised row there, as it was"),
                       ("not started", "does the kiosk start, and close what was open")):
        found = result.findings[what]
        tally.check(f"in {result.images} images {held}", not found,
                    f"{len(found)} not: {found[:3]}" if found else "")
    if any(result.findings.values()):
        disk.keep(bench.folder)
        tally.note(f"the disk before and the log of its writes are kept in {bench.folder}")
    tally.check("visits were open, and are interrupted after the start", result.closed > 0,
                f"in {result.closed} images")
    tally.check("SQLite took the log over into the file meanwhile", len(files) > 1)
    return result


def lies(bench, disks, tally):
    """The same writes on a disk that takes flushes for nothing: what ext4 and SQLite rely on is
    not there, and that must be seen."""
    results = [examine(bench, disk, all_points(disk)[::4], 1, lies=True) for disk in disks]
    lost, corrupt, other = (sum((result.findings[what] for result in results), [])
                            for what in ("lost", "corrupt", "not started"))
    tally.check("control: a disk that lies about flushes loses rows, and damages databases",
                lost and corrupt, f"{len(lost)} lose, {len(corrupt)} are corrupt, of "
                f"{sum(result.images for result in results)} images")
    ended = [what for what in other if "the kiosk ended" in what]
    tally.check("even there the kiosk shows attract, with what is damaged put aside", not ended,
                ended[:3] or "")


def plants(bench, disk, tally):
    """Damage planted in the last image is seen by the same look as all of them had."""
    entries, promises = disk.entries(), disk.promises()
    examiner = crash_image.Examiner(bench.kiosk)
    for what, plant in planted.ALL.items():
        built = write_log.Disk(disk.base, entries, LIMIT, bench.work)
        built.go_on_to(len(entries))
        image = next(built.images(random.Random(1), 0))
        crash_image.take_out(image.path, f"{image.path}.before")
        plant(image.path, f"{image.path}.before")
        _, state = examiner.examine(image.path)
        lost = promises.lost(image.point, state.found.rows)
        seen = state.found.problem or (f"{len(lost)} promised rows lost" if lost else "")
        tally.check(f"planted: {what} is seen", seen, seen[:120])
        tally.note(f"then: {' '.join(state.started.split())[:200] or 'the kiosk starts'}")
        shutil.rmtree(f"{image.path}.before")
        os.unlink(image.path)
        built.close()


def a_crash(bench, disk, name):
    """An image of a log whose open visit the next power-on must close, and what is in it."""
    entries = disk.entries()
    built = write_log.Disk(disk.base, entries, LIMIT, bench.work)
    built.go_on_to(len(entries) - 2)
    image = list(built.images(random.Random(len(name)), 2))[-1]
    built.close()
    path = f"{bench.work}/{name}.base.img"
    os.rename(image.path, path)
    write_log.copy_sparse(path, f"{path}.look")
    crash_image.take_out(f"{path}.look", f"{path}.files")
    found = crash_image.look(f"{path}.files")
    os.unlink(f"{path}.look")
    return path, found.rows


def goes_on(station, tally, before):
    """The real kiosk on a real kernel, on a disk as a cut left it."""
    lines = station.run(f'sqlite3 -readonly -tabs {DATABASE} "{crash_image.VISITS}" '
                        f'"{crash_image.STEPS}"').splitlines()
    after = crash_image.Found("", {crash_image.key_of(line): line for line in lines})
    wrong = crash_image.changed_by_start(before, after)
    was_open = [line for line in before.values() if crash_image.is_open(line)]
    tally.check("after the cut the open visit is interrupted, and every row is as it was",
                was_open and not wrong, wrong or f"{len(was_open)} open, {len(before)} rows")
    said = station.run("journalctl -u unknot -b --no-pager -o cat | grep -i 'usage database' "
                       "|| true")
    tally.check("nothing is said of damage", said == "", said[-300:])


def weaken(station, sync):
    """The same program, which from its next start on asks SQLite for less than FULL."""
    station.run("mkdir -p /run/systemd/system/unknot.service.d && printf '%s\\n' '[Service]' "
                "'Environment=LD_PRELOAD=/usr/local/lib/virtual-pi/preload_sync.so' "
                f"'Environment=VIRTUAL_PI_SYNC={sync}' "
                ">/run/systemd/system/unknot.service.d/sync.conf && systemctl daemon-reload && "
                "systemctl restart unknot", timeout=90)


def records(bench, tally, name, base, ways, before=None, sync=None):
    """A power-on, visits, a cut. Gives the disk with its log."""
    tally.note(f"{name}:")
    disk = DataDisk(base, f"{bench.work}/{name}.log")
    station = Station(bench.folder, name, tally, extra=disk.extra, append=disk.append)
    try:
        station.boots()
        tally.check("attract is there", station.lamps_become(ATTRACT))
        tally.note(f"power-on to attract: {station.seconds():.0f} s"
                   f"{', with a visit that the cut had left open' if before else ''}")
        tally.check("the database is on the logged disk, and its cache is flushed",
                    disk.is_as_told(station))
        if before:
            goes_on(station, tally, before)
        if sync:
            weaken(station, sync)
            tally.check(f"SQLite is asked for {sync}", f"synchronous = {sync}" in station.journal())
            tally.check("attract is back", station.lamps_become(ATTRACT))
        disk.start_witness(station)
        visits.play(station, disk, ways)
        visits.cut(station)
    except Exception:
        print(station.journal(), station.picture("failed"))
        raise
    finally:
        station.stop()
    return disk


def control(bench, tally, base, before, sync):
    disk = records(bench, tally, f"power-{sync}", base, (), before, sync)
    result = examine(bench, disk, all_points(disk), 1)
    lost = result.findings["lost"]
    tally.check(f"control: {sync} loses what had been promised", lost,
                f"in {len(lost)} of {result.images} images; corrupt: "
                f"{len(result.findings['corrupt'])}; not started: "
                f"{len(result.findings['not started'])}")


def few_checks(bench, disk, tally):
    """What CI has time for, of a guest that had the disk and the witness and was cut off."""
    points = all_points(disk)
    points = sorted(random.Random(1).sample(points, min(100, len(points))))
    result = checks(bench, disk, tally, points, 2)
    tally.check("60 images were looked at, or more", result.images >= 60, result.images)
    plants(bench, disk, tally)


def whole(bench, tally):
    images, disks = 0, []
    base, before = bench.first_base(), None
    for name, ways in (("power-1", (visits.skips_through, visits.is_left)),
                       ("power-2", (visits.is_left, visits.service_is_restarted,
                                    visits.skips_through))):
        disk = records(bench, tally, name, base, ways, before)
        disks.append(disk)
        images += checks(bench, disk, tally, all_points(disk), 4).images
        plants(bench, disk, tally)
        base, before = a_crash(bench, disk, name)
    lies(bench, disks, tally)
    tally.check("1000 images were looked at", images >= 1000, images)
    for sync in ("NORMAL", "OFF"):
        control(bench, tally, base, before, sync)


def run(folder, tally):
    bench = Bench(folder)
    try:
        whole(bench, tally)
    finally:
        bench.close()
