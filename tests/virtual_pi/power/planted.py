# SPDX-License-Identifier: MIT
"""Damage planted in the image of a disk, to see that the check of images sees it."""
import os
import re
import sqlite3
import struct
import subprocess

BLOCK = 4096  # of the file system, and a page of the database
LOG_HEAD, FRAME_HEAD = 32, 24


def debugfs(image, request):
    return subprocess.run(["debugfs", "-w", "-R", request, image], capture_output=True, text=True,
                          check=True).stdout


def overwrite(image, name, offset, data):
    """Some bytes of a file, within one of its blocks, past the file system."""
    block = int(debugfs(image, f"bmap /{name} {offset // BLOCK}"))
    with open(image, "r+b") as file:
        file.seek(block * BLOCK + offset % BLOCK)
        file.write(data)


def valid_frames(log):
    """The pages in the log, in order; behind them may be what is left of an earlier round."""
    pages, salt, at = [], log[16:24], LOG_HEAD
    while at + FRAME_HEAD + BLOCK <= len(log) and log[at + 8:at + 16] == salt:
        pages.append(struct.unpack(">I", log[at:at + 4])[0])
        at += FRAME_HEAD + BLOCK
    return pages


def read(folder, name):
    with open(f"{folder}/{name}", "rb") as file:
        return file.read()


def page_only_in_file(folder):
    """The first page of a table of which the log has no newer form."""
    newer = set(valid_frames(read(folder, "usage.db-wal")))
    with sqlite3.connect(f"file:{folder}/usage.db?immutable=1", uri=True) as db:
        roots = [row[0] for row in db.execute(
            "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND rootpage > 1")]
    db.close()
    return next(root for root in roots if root not in newer)


def damaged_page(image, folder):
    overwrite(image, "usage.db", (page_only_in_file(folder) - 1) * BLOCK, b"\xa5" * BLOCK)


def changed_bit(image, folder):
    """In the id of an old visit, where the log has no newer form of it."""
    with sqlite3.connect(f"file:{folder}/usage.db?immutable=1", uri=True) as db:
        ids = [row[0] for row in db.execute("SELECT visit_id FROM visit ORDER BY id")]
    db.close()
    newer = set(valid_frames(read(folder, "usage.db-wal")))
    data = read(folder, "usage.db")
    at = next(match.start() for visit in ids for match in re.finditer(re.escape(visit), data)
              if match.start() // BLOCK + 1 not in newer)
    overwrite(image, "usage.db", at, bytes([data[at] ^ 1]))


def damaged_log(image, folder):
    """In the first quarter of the log: what is behind it does not count any more."""
    log = read(folder, "usage.db-wal")
    at = LOG_HEAD + len(valid_frames(log)) // 4 * (FRAME_HEAD + BLOCK) + FRAME_HEAD + 100
    overwrite(image, "usage.db-wal", at, bytes([log[at] ^ 1]))


def missing_database(image, _folder):
    debugfs(image, "rm /usage.db")


def missing_log(image, _folder):
    debugfs(image, "rm /usage.db-wal")


def empty_database(image, folder):
    debugfs(image, "rm /usage.db")
    nothing = f"{folder}/nothing"
    with open(nothing, "wb"):
        pass
    debugfs(image, f"write {nothing} usage.db")
    os.unlink(nothing)


ALL = {"a damaged page of the database": damaged_page,
       "a bit of a row in the database": changed_bit,
       "a damaged page in the log": damaged_log,
       "an empty database": empty_database,
       "a missing database": missing_database,
       "a missing log": missing_log}
