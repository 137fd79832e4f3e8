# SPDX-License-Identifier: MIT
"""A guest with the package in it, as the tests of the virtual Pi use it: buttons and lamps by their
names, the rows of its database, its service."""
import time

from machine import Guest

BACK, LEFT, RIGHT, OK = 17, 27, 22, 23
LAMPS = (5, 6, 13, 26)  # of back, left, right, ok
ATTRACT = [False, True, True, True]
DATABASE = "/var/lib/unknot/usage.db"
OPEN = "select count(*) from visits where ended_reason is null"


class Station(Guest):
    SETTLES_S = 0.0  # how much longer a picture is waited for than on the x86 machine

    def __init__(self, folder, name, tally, extra=(), **options):
        super().__init__(folder, name, extra=[
            "-audiodev", f"wav,id=sound,out.frequency=48000,path={folder}/{name}-heard.wav",
            "-device", "intel-hda", "-device", "hda-output,audiodev=sound", *extra], **options)
        self.tally = tally

    def boots(self):
        """Until the service has shown a picture, and the card, which starts muted, is loud."""
        self.run("true", timeout=240)
        self.tally.note(f"the agent answers after {self.seconds():.0f} s")
        self.until("systemctl is-active unknot", seconds=240)
        self.until("amixer -q sset Master 100% unmute", seconds=120)
        self.tally.note(f"the service is active after {self.seconds():.0f} s")

    def rows(self, sql):
        return self.run(f'sqlite3 -readonly {DATABASE} "{sql}"').split()

    def becomes(self, sql, wanted, seconds=30):
        """Whether the rows of a query become what they should."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.rows(sql) == wanted:
                return True
            time.sleep(0.5)
        self.tally.note(f"{sql}\n        gives {self.rows(sql)} and not {wanted}")
        return False

    def lamps(self):
        return self.lit(LAMPS)

    def lamps_become(self, wanted, seconds=20):
        """Lamps tell which screen it is. Green goes out for a moment now and then."""
        end = time.monotonic() + seconds
        lit = []
        while time.monotonic() < end:
            lit = self.lamps()
            if lit == wanted:
                return True
            time.sleep(0.2)
        self.tally.note(f"the lamps are {lit} and not {wanted}")
        return False

    def service(self, *names):
        """Properties of the service as systemd shows them."""
        return dict(line.split("=", 1) for line in self.run(
            "systemctl show unknot -p " + ",".join(names)).splitlines())

    def journal(self, lines=60):
        return self.run(f"journalctl -u unknot -b --no-pager -o short-monotonic | tail -n {lines}",
                        check=False)
