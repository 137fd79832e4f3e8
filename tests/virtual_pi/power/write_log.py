# SPDX-License-Identifier: MIT
"""The log that QEMU's blklogwrites keeps of a disk, and the disk at any point of it.

An entry of the log is a write, once it has reached the disk's cache, or a flush, at its begin. So
what stands before a flush is what it makes durable: the file under the disk flushes at once
(no-flush), and the disk has one queue, in which Linux has one flush at a time."""
import os
import struct
from typing import NamedTuple

SECTOR = 512
MAGIC = 0x6a736677736872
FLUSH = 1


class Write(NamedTuple):
    sector: int
    data: bytes  # empty: a flush


def entries_of(path):
    """A list of Write. It ends where the log does, or with what is on its way into it."""
    entries, at = [], SECTOR
    with open(path, "rb") as file:
        end = os.fstat(file.fileno()).st_size
        head = file.read(28)
        # Written with the first flush.
        if len(head) == 28 and any(head) and struct.unpack("<QQQI", head)[::3] != (MAGIC, SECTOR):
            raise RuntimeError(f"{path} is not a log of writes")
        while at + SECTOR <= end:
            file.seek(at)
            sector, sectors, flags, _ = struct.unpack("<QQQQ", file.read(32))
            at += SECTOR * (1 + sectors)
            if (sectors == 0 and flags == 0) or at > end:
                break
            if flags & ~FLUSH or bool(sectors) == bool(flags & FLUSH):
                raise RuntimeError(f"not modelled: flags {flags} with {sectors} sectors")
            file.seek(at - SECTOR * sectors)
            entries.append(Write(sector, file.read(SECTOR * sectors)))
    return entries


def copy_sparse(source, target):
    """Most of a disk is a hole."""
    with open(source, "rb") as old, open(target, "wb") as new:
        end = os.fstat(old.fileno()).st_size
        new.truncate(end)
        at = 0
        while at < end:
            try:
                at = os.lseek(old.fileno(), at, os.SEEK_DATA)
            except OSError:  # there is none behind
                break
            hole = os.lseek(old.fileno(), at, os.SEEK_HOLE)
            os.lseek(new.fileno(), at, os.SEEK_SET)
            while at < hole:
                at += os.sendfile(new.fileno(), old.fileno(), at, hole - at)


def some_sectors(write, random):
    """Of a write any sectors have arrived, but not none and not all."""
    count = len(write.data) // SECTOR
    chosen = random.randrange(1, (1 << count) - 1)
    return [Write(write.sector + at, write.data[at * SECTOR:(at + 1) * SECTOR])
            for at in range(count) if chosen >> at & 1]


class Image(NamedTuple):
    path: str
    point: int  # how many entries of the log there are before the cut
    kept: str  # what happened to the writes that were not flushed


class Disk:
    """A disk whose log is gone through. Writes from `limit`, a sector, on are of no file system,
    and are left out."""

    def __init__(self, base, log, limit, work):
        self.entries, self.limit, self.work = log, limit, work
        self.durable = os.path.join(work, "durable.img")
        copy_sparse(base, self.durable)
        self.point = self.count = self.most_unflushed = 0
        self.lies_from = len(log)  # flushes from this point on do nothing
        self.unflushed = []
        self.fd = os.open(self.durable, os.O_RDWR)

    def close(self):
        os.close(self.fd)
        os.unlink(self.durable)

    def go_on_to(self, point):
        while self.point < point:
            entry = self.entries[self.point]
            self.point += 1
            if not entry.data and self.point <= self.lies_from:
                for write in self.unflushed:
                    os.pwrite(self.fd, write.data, write.sector * SECTOR)
                self.unflushed = []
            elif entry.data and entry.sector < self.limit:
                self.unflushed.append(entry)
                self.most_unflushed = max(self.most_unflushed, len(self.unflushed))

    def images(self, random, subsets):
        """Disks that a cut here may leave: nothing of what is not flushed, all of it, some of it,
        and some with one write torn. Different in what they kept."""
        yield self._image("none", [])
        if not self.unflushed:
            return
        count = len(self.unflushed)
        done = {0, (1 << count) - 1}
        yield self._image("all", self.unflushed)
        for _ in range(subsets):
            chosen = random.getrandbits(count)
            if chosen not in done:
                done.add(chosen)
                yield self._image(f"subset {chosen:x}", self._some(chosen))
        for _ in range(subsets):
            chosen, torn = random.getrandbits(count), random.randrange(count)
            if len(self.unflushed[torn].data) > SECTOR:
                yield self._image(f"subset {chosen:x}, {torn} torn",
                                  self._some(chosen, torn, random))

    def _some(self, chosen, torn=None, random=None):
        writes = []
        for at, write in enumerate(self.unflushed):
            if at == torn:
                writes += some_sectors(write, random)
            elif chosen >> at & 1:
                writes.append(write)
        return writes

    def _image(self, kept, writes):
        self.count += 1
        path = os.path.join(self.work, f"image-{self.count}.img")
        copy_sparse(self.durable, path)
        fd = os.open(path, os.O_WRONLY)
        for write in writes:
            os.pwrite(fd, write.data, write.sector * SECTOR)
        os.close(fd)
        return Image(path, self.point, kept)
