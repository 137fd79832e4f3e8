# SPDX-License-Identifier: MIT
"""The package for arm64: built against two Debian releases, its unit tests under qemu-user, and the
whole of it on a machine with a Cortex-A72: boot, a visit, a picture."""
import glob
import os
import re
import subprocess

from station import ATTRACT, OK, Station
from visit import a_visit, ends_in_time, is_heard, the_service_is_as_shipped

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
GPIO_LIBRARY = {"bookworm": "libgpiod2 ", "trixie": "libgpiod3 "}  # of libgpiod 1.6 and 2

BACKGROUND = (11, 15, 20)
# Where the discs of the four buttons are on a screen of 1280x720, and their colours.
DISCS = {"red": (67, 664, (255, 93, 93)), "yellow": (365, 664, (255, 210, 63)),
         "blue": (664, 664, (77, 157, 255)), "green": (962, 664, (62, 207, 142))}


class Arm(Station):
    """The processor of a Pi 4 on a board of QEMU's, with the kernel that Debian has for both."""
    MACHINE = ("qemu-system-aarch64", "-M", "virt", "-cpu", "cortex-a72")
    CONSOLE = "ttyAMA0"

    def picture(self, name):
        """Beside the one to look at, one that is easily read."""
        self.qmp("screendump", filename=f"{self.base}-{name}.ppm")
        return super().picture(name)


class Picture:
    """A binary PPM."""

    def __init__(self, path):
        with open(path, "rb") as file:
            kind, size, _, self.pixels = file.read().split(b"\n", 3)
        assert kind == b"P6", kind
        self.width, self.height = map(int, size.split())

    def at(self, x, y):
        start = 3 * (y * self.width + x)
        return tuple(self.pixels[start:start + 3])

    def count(self, left, top, right, bottom, holds):
        return sum(holds(self.at(x, y)) for y in range(top, bottom) for x in range(left, right))


def package_of(release):
    return glob.glob(f"{ROOT}/.build/arm64-{release}/unknot_*_arm64.deb")


def logged(log, seconds, *command):
    """Whether a command succeeds; what it says is in the file."""
    with open(log, "w") as out:
        try:
            return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out,
                                  stderr=subprocess.STDOUT, timeout=seconds).returncode == 0
        except subprocess.TimeoutExpired:
            out.write(f"not done after {seconds} s\n")
            return False


def is_built_and_tested(release, tally):
    log = f"{ROOT}/.build/arm64-{release}.log"
    os.makedirs(f"{ROOT}/.build", exist_ok=True)
    for old in package_of(release):
        os.remove(old)
    done = logged(log, 2700, "tests/arm64/run", release)
    with open(log, errors="replace") as file:
        text = file.read()
    count = re.search(r"(\d+) tests failed out of (\d+)", text)
    failed, of = map(int, count.groups()) if count else (0, 0)
    tally.check(f"{release}: unit tests of the arm64 build under qemu-user",
                done and of > 0 and failed == 0, f"{of - failed} of {of}")
    if not done:
        tally.note(f"in full: {log}\n{text[-2000:]}")
    packages = package_of(release)
    depends = subprocess.run(["dpkg-deb", "-f", *packages, "Architecture", "Depends"],
                             capture_output=True, text=True).stdout if len(packages) == 1 else ""
    tally.check(f"{release}: the package is of arm64 and needs that release's libgpiod",
                "Architecture: arm64\n" in depends and GPIO_LIBRARY[release] in depends,
                " ".join(map(os.path.basename, packages)))


def makes_the_guest(folder):
    log = f"{folder}.log"
    if not logged(log, 2400, "tests/virtual_pi/build_arm64", folder, *package_of("trixie")):
        with open(log, errors="replace") as file:
            raise RuntimeError(f"no guest could be built, in full: {log}\n{file.read()[-2000:]}")


def is_a_cortex_a72(station, tally):
    machine = station.run("uname -m; uname -r; dpkg-query -W -f '${Architecture}' unknot").split()
    tally.check("the kernel and the package are of arm64",
                machine[0] == "aarch64" and machine[2] == "arm64", " ".join(machine))
    part = set(re.findall(r"CPU (?:implementer|part)\t: (\w+)", station.run("cat /proc/cpuinfo")))
    tally.check("the processor is a Cortex-A72 of ARM", part == {"0x41", "0xd08"}, sorted(part))


def finds_its_chip_by_label(station, tally):
    """The board has GPIO lines of its own, and they are the first chip."""
    chips = station.run("gpiodetect")
    tally.check("the first chip is the board's", chips.startswith("gpiochip0 [") and
                "pinctrl-bcm2711" not in chips.splitlines()[0], chips.strip().replace("\n", ", "))
    chip = re.search(r"(gpiochip\d+) \[pinctrl-bcm2711\]", chips).group(1)
    taken = [station.run(f"gpioinfo -c {number} | grep -c unknot || true").strip()
             for number in ("gpiochip0", chip)]
    tally.check("all lines are those of the chip with the label", taken == ["0", "8"],
                f"{taken[0]} of gpiochip0, {taken[1]} of {chip}")


def starts_in_time(station, tally):
    """The unit allows a minute from its start, with the wait for devices, to the first picture."""
    names = ("InactiveExitTimestampMonotonic", "ExecMainStartTimestampMonotonic",
             "ActiveEnterTimestampMonotonic")
    show = station.service(*names)
    start, program, active = (int(show[name]) / 1e6 for name in names)
    tally.check("the first picture comes within the minute that the unit allows",
                0 < active - start < 60,
                f"{program - start:.1f} s for devices, {active - program:.1f} s for the picture")


def shows_what_to_choose(station, tally):
    picture = Picture(f"{station.base}-choose.ppm")
    tally.check("the picture is of the whole screen, dark in its corners",
                (picture.width, picture.height) == (1280, 720) and
                {picture.at(x, y) for x in (5, 1274) for y in (5, 714)} == {BACKGROUND},
                f"{picture.width}x{picture.height}")
    seen = {name: picture.count(x - 24, y - 24, x + 25, y + 25, colour.__eq__)
            for name, (x, y, colour) in DISCS.items()}
    tally.check("it has the discs of the four buttons in their colours",
                all(1000 < pixels < 1810 for pixels in seen.values()), seen)
    light = picture.count(440, 45, 842, 80, lambda pixel: min(pixel) > 200)
    tally.check("it has its title", 1000 < light < 8000, f"{light} light pixels")


def doctor_is_content(station, tally):
    said = station.run("runuser -u unknot -- unknot doctor", check=False)
    print(said)
    count = re.search(r"\d+ ok, \d+ warn, (\d+) fail", said)
    tally.check("doctor finds nothing that fails", count and count.group(1) == "0",
                count.group() if count else said[-200:])


def is_small(station, tally):
    pid = station.service("MainPID")["MainPID"]
    memory = station.run(f"grep VmHWM /proc/{pid}/status")
    peak = int(memory.split()[1]) // 1024
    tally.check("its memory stays below 256 MB", 0 < peak < 256, f"{peak} MB at most")


def was_never_ended(station, tally):
    """The watchdog wants a picture every ten seconds, and here they are slow."""
    show = station.service("NRestarts", "ActiveState")
    tally.check("the watchdog never ended it", show == {"NRestarts": "0", "ActiveState": "active"},
                show)


def on_a_cortex_a72(folder, tally):
    station = Arm(folder, "arm64", tally)
    try:
        tally.part("boot", station.boots)
        tally.check("boot to attract", station.lamps_become(ATTRACT, seconds=120))
        for part in (is_a_cortex_a72, finds_its_chip_by_label, starts_in_time,
                     the_service_is_as_shipped, a_visit, shows_what_to_choose, doctor_is_content,
                     is_small, was_never_ended, ends_in_time):
            tally.part(part.__name__, part, station, tally)
        print(station.journal())
    finally:
        station.stop()
    is_heard(f"{folder}/arm64-heard.wav", tally)


def run(folder, tally, _full):
    for release in GPIO_LIBRARY:
        tally.part(f"arm64 for {release}", is_built_and_tested, release, tally)
    guest = folder.rstrip("/") + "-arm64"
    makes_the_guest(guest)
    tally.part("a Cortex-A72", on_a_cortex_a72, guest, tally)
