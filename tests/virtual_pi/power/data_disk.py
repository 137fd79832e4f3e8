# SPDX-License-Identifier: MIT
"""A disk of its own for /var/lib/unknot, whose writes and flushes QEMU logs, and the witness that
marks in the same stream what it saw in the database."""
import os
import shutil
import sqlite3
import subprocess

from power import crash_image
from power.write_log import SECTOR, entries_of

PLACE = "/var/lib/unknot"
FILE_SYSTEM = 64 << 20
LIMIT = FILE_SYSTEM // SECTOR  # from here on the disk is the witness's
MARK = 4096


class DataDisk:
    """`base` is the disk as it is when the power comes, `log` takes what is written from then on.
    A Station gets it by `extra` and `append`."""

    append = f"systemd.mount-extra=LABEL=unknot-data:{PLACE}:ext4:noatime"

    def __init__(self, base, log):
        self.base, self.live, self.log = base, f"{log}.live", log
        shutil.copyfile(base, self.live)
        with open(log, "wb"):
            pass
        # Flushes of the files below would tell nothing; without them the log has the order that
        # write_log.py relies on.
        self.extra = [
            "-blockdev", "driver=blklogwrites,node-name=data,log-sector-size=512,"
            f"file.driver=file,file.filename={self.live},file.cache.no-flush=on,"
            f"log.driver=file,log.filename={log},log.cache.no-flush=on",
            "-device", "virtio-blk-pci,drive=data,serial=data,write-cache=on,num-queues=1,"
            "discard=off,write-zeroes=off"]

    def is_as_told(self, station):
        """Whether the database is on this disk, and Linux knows of the cache to be flushed."""
        disk = station.run("readlink -f /dev/disk/by-id/virtio-data").strip()
        cache = station.run(f"cat /sys/block/{os.path.basename(disk)}/queue/write_cache").strip()
        source, kind, options = station.run(
            f"findmnt -no SOURCE,FSTYPE,OPTIONS {PLACE}").split()
        return (source, kind, cache) == (disk, "ext4", "write back") and "nobarrier" not in options

    def start_witness(self, station):
        """Any time: it waits for the database by itself."""
        station.run("systemctl reset-failed witness 2>/dev/null; systemd-run -q --unit=witness "
                    "/usr/local/lib/virtual-pi/witness "
                    f"{PLACE}/usage.db /dev/disk/by-id/virtio-data {FILE_SYSTEM} "
                    f'"{crash_image.VISITS}" "{crash_image.STEPS}"')

    def entries(self):
        """Up to now, or all of them when the guest has stopped. Read anew each time: while it runs
        the last may be on its way."""
        return entries_of(self.log)

    def promises(self):
        return Promises(self.entries())

    def keep(self, folder):
        for path in (self.base, self.log):
            shutil.copy(path, folder)


def make_base(path, content, owner):
    """An ext4 with the files of a folder, owned by a user and a group of the guest, and room for
    the mark behind it."""
    for name in os.listdir(content):
        os.chown(f"{content}/{name}", *owner)
    with open(path, "wb") as file:
        file.truncate(FILE_SYSTEM + MARK)
    subprocess.check_call(
        ["mke2fs", "-q", "-F", "-t", "ext4", "-b", "4096", "-J", "size=4", "-m", "0",
         "-L", "unknot-data", "-E", f"lazy_itable_init=0,lazy_journal_init=0,"
         f"root_owner={owner[0]}:{owner[1]}", "-d", content, path, f"{FILE_SYSTEM >> 10}k"])


def lengthen_log(path, content, frames):
    """Puts the database into a folder, and beside it a log of so many pages that nobody has taken
    over into it. SQLite does that at 1000: a station comes there once in some minutes of use."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA wal_autocheckpoint = 0")
    for number in range(frames):  # a page each
        db.execute("UPDATE station SET name = ?", (f"station {number}",))
    for ending in ("", "-wal"):
        shutil.copy(path + ending, f"{content}/usage.db{ending}")
    db.close()


class Promises:
    """Every line that the witness saw, and how many entries of the log there were by then."""

    def __init__(self, entries):
        self.history, self.made, self.marks = {}, [], 0
        for point, entry in enumerate(entries, 1):
            if entry.data and entry.sector == LIMIT:
                self._read(point, entry.data.rstrip(b"\0").decode())

    def _read(self, point, text):
        if not text:  # on its way
            return
        head, *lines = text.splitlines()
        number = int(head.removeprefix("unknot-witness "))
        if number not in (1, self.marks + 1):  # another witness begins at 1
            raise RuntimeError(f"a mark is missing between {self.marks} and {number}")
        self.marks = number
        for line in lines:
            key = crash_image.key_of(line)
            versions = self.history.setdefault(key, [])
            versions.append(line)
            self.made.append((point, key, len(versions) - 1))

    def first(self):
        return self.made[0][0]

    def newest(self, kind):
        """The newest line of every visit or step."""
        return [versions[-1] for key, versions in self.history.items() if key[0] == kind]

    def lost(self, point, rows):
        """What had been promised at a point and is not in rows, or only in an older form."""
        latest = {}
        for made, key, index in self.made:
            if made > point:
                break
            latest[key] = index
        return [f"{self.history[key][index]!r} is {rows.get(key)!r}"
                for key, index in latest.items()
                if rows.get(key) not in self.history[key][index:]]
