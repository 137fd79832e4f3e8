# SPDX-License-Identifier: MIT
"""What a day left in the database, against what the program said in its trace."""
import collections
import json
import re
import sqlite3
import subprocess

# What has to have happened at least once in a whole day, and where the trace says so.
HAPPENED = {
    "a visit to its end": r"end finished", "a visit that was left": r"end left",
    "a visit that nobody ended": r"end idle", "a step skipped": r"step .* skipped",
    "a step cut": r"step .* cut", "a pause": r"step .* pauses [1-9]",
    "one leg": r"visit .* legs (left|right)", "feelings before": r"visit .* feel [0-4]",
    "feelings after": r"end .* feel [0-4]", "a report": r"outage .* reported",
    "something works again": r"outage .* cleared", "a wrong code": r"cue fault",
    "figures of another time": r"figures of 14 days, [1-9]",
    "figures of another length": r"figures of (30|90|365)", "a stick saved": r"stick save",
    "days marked": r"days .* do not count", "a button stuck": r"buttons .* stuck",
    "a menu left": r"left from", "checks of the station": r"service begin",
}



def told(trace):
    """What the trace says of visits and steps."""
    begun = len(re.findall(r"^ *[\d.]+ visit ", trace, re.M))
    ended = collections.Counter(
        re.findall(r" end (\w+) guided", visit)[-1]  # after the other leg it ends once more
        for visit in re.split(r"^ *[\d.]+ visit ", trace, flags=re.M)[1:])
    steps = re.findall(r"^ *[\d.]+ step .* guided ([\d.]+) (\w+) pauses", trace, re.M)
    outcomes = collections.Counter(outcome for _, outcome in steps)
    return begun, dict(ended), dict(outcomes), sum(float(guided) for guided, _ in steps)


def counts(database, sql):
    return dict(database.execute(sql).fetchall())


def of_the_day(database):
    """The same, of the run that was last, which is that of the day."""
    run = database.execute("select max(id) from run").fetchone()[0]
    visits = ("(select v.* from visits v join visit r on lower(hex(r.visit_id)) = v.visit_id "
              f"where r.run = {run})")
    steps = f"(select s.* from steps s join {visits} v using (visit_id))"
    return (database.execute(f"select count(*) from {visits}").fetchone()[0],
            counts(database, f"select ended_reason, count(*) from {visits} group by 1"),
            counts(database, f"select outcome, count(*) from {steps} group by 1"),
            database.execute(
                "select coalesce(sum(coalesce(guided_ms, planned_ms)), 0) / 1000.0 from step "
                f"where id / 1024 in (select id from visit where run = {run})").fetchone()[0])


def is_whole(tally, database):
    for pragma, wanted in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
        rows = database.execute(f"pragma {pragma}").fetchall()
        tally.check(f"{pragma} of the database", rows == wanted, rows[:5])
    still = database.execute("select count(*) from visits where ended_reason is null").fetchone()[0]
    tally.check("no visit is open", still == 0, still)
    ended, = database.execute("select ended from run order by id desc limit 1").fetchone()
    tally.check("the run has ended", ended == 1, ended)


def adds_up(tally, database, trace):
    said, kept = told(trace), of_the_day(database)
    tally.check("each visit that began is in it, and no other", said[0] == kept[0] > 0,
                f"{said[0]} begun, {kept[0]} recorded")
    tally.check("visits end as they did", said[1] == kept[1], kept[1])
    tally.check("steps end as they did", said[2] == kept[2], kept[2])
    tally.check("time guided is the same", abs(said[3] - kept[3]) < 1,
                f"{said[3]:.3f} s and {kept[3]:.3f} s")
    return kept[0]


def tools_agree(tally, test, day):
    """What others make of the file."""
    def unknot(*words):
        return subprocess.run([test.binary, *words], capture_output=True, text=True, check=False)

    report = unknot("report", "--db", day.database, "--format", "json", "--assets",
                    test.assets)
    tally.check("unknot report reads it", report.returncode == 0 and json.loads(report.stdout),
                report.stderr)
    doctor = unknot("doctor", "--db", day.database, "--json", "--assets", test.assets)
    records = [check for check in json.loads(doctor.stdout)["checks"]
               if check["family"] == "records"]
    tally.check("unknot doctor has no complaint of the records",
                records and all(check["status"] == "ok" for check in records),
                [f"{check['name']}: {check['found']}" for check in records])


def all_kinds(tally, day, trace):
    missing = [what for what, pattern in HAPPENED.items()
               if not re.search(rf"^ *[\d.]+ {pattern}", trace, re.M)]
    if day.hours >= 24:
        tally.check("everything happened", not missing, missing or f"{len(HAPPENED)} things")
    else:
        tally.note(f"what did not happen in so short a day: {', '.join(missing) or 'nothing'}")


def reader(path):
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def used_bytes(database):
    """Pages that are free are not counted."""
    pages, free, size = (database.execute(f"pragma {name}").fetchone()[0]
                         for name in ("page_count", "freelist_count", "page_size"))
    return (pages - free) * size


def check(tally, test, day):
    trace = day.read("trace")
    past, database = reader(test.folder / "past.db"), reader(day.database)
    try:
        is_whole(tally, database)
        visits = adds_up(tally, database, trace)
        grown = used_bytes(database) - used_bytes(past)
    finally:
        past.close()
        database.close()
    tools_agree(tally, test, day)
    all_kinds(tally, day, trace)
    tally.note(f"the database has {day.database.stat().st_size >> 10} KiB; the day took "
               f"{grown >> 10} KiB of it, {grown // max(visits, 1)} bytes a visit")
