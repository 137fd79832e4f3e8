# SPDX-License-Identifier: MIT
"""The package for arm64: built against two Debian releases, its unit tests under qemu-user, and the
whole of it on a machine with a Cortex-A72: boot, and a visit that is laid beside the same one drawn
offscreen on the processor here, with its lamps, its rows and its sounds."""
import glob
import os
import re
import subprocess

import visit
from station import Station

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
GPIO_LIBRARY = {"bookworm": "libgpiod2 ", "trixie": "libgpiod3 "}  # of libgpiod 1.6 and 2


class Arm(Station):
    """The processor of a Pi 4 on a board of QEMU's, with the kernel that Debian has for both."""
    MACHINE = ("qemu-system-aarch64", "-M", "virt", "-cpu", "cortex-a72")
    CONSOLE = "ttyAMA0"
    SETTLES_S = 5.0


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
        visit.comes_up(station, tally)
        for part in (is_a_cortex_a72, finds_its_chip_by_label, starts_in_time):
            tally.part(part.__name__, part, station, tally)
        played = visit.Played(station, tally, visit.a_visit, "visit")
        for part in (doctor_is_content, is_small, was_never_ended, visit.ends_in_time):
            tally.part(part.__name__, part, station, tally)
    finally:
        print(station.journal())
        station.stop()
    played.is_looked_at(tally)
    # Its sound is short of processor for most of the time: that it comes is asked, and not when.
    tally.part("visit is heard", visit.is_heard, played.recording, tally, played.folder, 0.75,
               False)


def run(folder, tally):
    for release in GPIO_LIBRARY:
        tally.part(f"arm64 for {release}", is_built_and_tested, release, tally)
    guest = folder.rstrip("/") + "-arm64"
    makes_the_guest(guest)
    tally.part("a Cortex-A72", on_a_cortex_a72, guest, tally)
