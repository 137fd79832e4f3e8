# SPDX-License-Identifier: MIT
"""What was checked, and how it came out."""
import time
import traceback


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, holds, detail=""):
        self.passed, self.failed = self.passed + bool(holds), self.failed + (not holds)
        self.line("ok     " if holds else "FAILED ", what, detail)
        return bool(holds)

    def note(self, text):
        print(f"        {text}", flush=True)

    def line(self, verdict, what, detail=""):
        print(f"{verdict} {what}{': ' + str(detail) if detail != '' else ''}", flush=True)

    def part(self, name, function, *arguments):
        """What raises is kept and counted, and the rest is still tried."""
        started = time.monotonic()
        try:
            function(*arguments)
        except Exception:
            traceback.print_exc()
            self.check(name, False, "it ended with the exception above")
        self.note(f"{name}: {time.monotonic() - started:.0f} s")
