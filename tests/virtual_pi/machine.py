# SPDX-License-Identifier: MIT
"""The virtual Pi: a QEMU guest whose buttons are pressed and whose lamps are read through an
agent on a serial port, whose picture is taken and whose power is cut from outside."""
import base64
import json
import os
import socket
import subprocess
import time


class Guest:
    """A guest that runs. `folder` has root.img, vmlinuz and initrd, and takes everything that is
    kept of this run: console.log, pictures, what was heard. `append` is added to the kernel's
    command line."""

    MACHINE = ("qemu-system-x86_64", "-M", "q35",
               # Mesa draws with the widest numbers that the processor has: with AVX2 QEMU 7.2
               # breaks them, and with AVX a picture takes five times as long as with SSE.
               "-cpu", "Nehalem")
    CONSOLE = "ttyS0"

    def __init__(self, folder, name, extra=(), append=""):
        self.folder, self.name, self.count = folder, name, 0
        self.base = os.path.join(folder, name)
        self.started = time.monotonic()
        for ending in (".agent", ".qmp"):
            if os.path.exists(self.base + ending):
                os.unlink(self.base + ending)
        disk = self.base + ".qcow2"
        subprocess.check_call(
            ["qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b",
             os.path.abspath(os.path.join(folder, "root.img")), disk])
        self.process = subprocess.Popen(
            [*self.MACHINE, "-accel", "tcg,thread=multi", "-smp", "2", "-m", "1024",
             "-nodefaults", "-no-reboot", "-display", "none",
             "-kernel", f"{folder}/vmlinuz", "-initrd", f"{folder}/initrd",
             "-append",
             f"console={self.CONSOLE} root=/dev/vda rw quiet loglevel=4 panic=1 mitigations=off "
             + append,
             "-drive", f"file={disk},format=qcow2,if=none,id=root,cache=unsafe",
             "-device", "virtio-blk-pci,drive=root",  # the first, so it is vda
             "-device", "virtio-serial-pci",
             "-chardev", f"socket,id=agent,path={self.base}.agent,server=on,wait=off",
             "-device", "virtserialport,chardev=agent,name=unknot.agent",
             "-serial", f"file:{self.base}.console.log",
             "-qmp", f"unix:{self.base}.qmp,server=on,wait=off",
             "-device", "virtio-gpu-pci,xres=1280,yres=720",
             "-device", "i6300esb",
             *extra], stdin=subprocess.DEVNULL)
        self.monitor = self._connect(".qmp").makefile("rw")
        self.monitor.readline()
        self.qmp("qmp_capabilities")
        self.agent = self._connect(".agent")
        self.answers = self.agent.makefile("r")

    def _connect(self, ending):
        for _ in range(400):
            try:
                connection = socket.socket(socket.AF_UNIX)
                connection.connect(self.base + ending)
                return connection
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError("QEMU ended at once")
                time.sleep(0.05)
        raise TimeoutError(ending)

    def qmp(self, command, **arguments):
        self.monitor.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self.monitor.flush()
        while True:
            answer = json.loads(self.monitor.readline())
            if "return" in answer:
                return answer["return"]
            if "error" in answer:
                raise RuntimeError(answer["error"])

    def seconds(self):
        return time.monotonic() - self.started

    def run(self, command, timeout=120, check=True):
        """Runs a shell command in the guest and gives what it printed. The port keeps what is
        sent before the agent runs, so the first command waits for the boot."""
        self.count += 1
        number = f"c{self.count}"
        self.agent.settimeout(timeout)
        code = base64.b64encode(command.encode()).decode()
        self.agent.sendall(f"{number} {code}\n".encode())
        while True:
            words = self.answers.readline().rstrip("\n").split(" ")
            if words == [""]:
                raise RuntimeError("the agent is gone")
            if words[0] == number:
                break
        printed = base64.b64decode(words[2]).decode(errors="replace") if len(words) > 2 else ""
        if check and words[1] != "0":
            raise RuntimeError(f"{command}\nended with {words[1]}:\n{printed}")
        return printed

    def until(self, command, seconds=120):
        """Runs a command again and again until it succeeds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            printed = self.run(f"({command}) && echo yes-it-did || true")
            if "yes-it-did" in printed:
                return
            time.sleep(0.5)
        raise TimeoutError(f"{command} for {seconds} s")

    def pull(self, line, direction):
        self.agent.settimeout(60)
        self.agent.sendall(f"P {line} {direction}\n".encode())
        self.answers.readline()

    def press(self, line, seconds=0.15):
        """A button to ground."""
        self.pull(line, "pull-down")
        time.sleep(seconds)
        self.pull(line, "pull-up")

    def lit(self, lines):
        """Which output lines are on."""
        self.agent.settimeout(60)
        self.agent.sendall(f"L {' '.join(map(str, lines))}\n".encode())
        return [value == "1" for value in self.answers.readline().split()[1]]

    def picture(self, name):
        path = os.path.abspath(f"{self.base}-{name}.png")
        self.qmp("screendump", filename=path, format="png")
        return path

    def cut(self):
        """The power is gone: nothing is written out, nobody is asked."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        try:
            self.qmp("quit")
        except (OSError, RuntimeError, ValueError):
            pass
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.cut()
