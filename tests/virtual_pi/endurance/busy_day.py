# SPDX-License-Identifier: MIT
"""A day of random visitors as a script: the same seed, the same day."""
import collections

from endurance.hand import BUTTONS, FEEL, SUMMARY, Hand
from endurance.visitors import HASTY, KINDS, is_regular, tours


class Regular:
    """Comes whenever so much time has passed, and tells when it was gone again."""

    def __init__(self, hand, period):
        self.hand, self.period, self.next = hand, period, period / 2
        self.gone = []

    def comes(self, until):
        if self.hand.at >= self.next and self.hand.at + 700 < until:
            self.hand.wait(FEEL + SUMMARY)
            is_regular(self.hand)
            self.gone.append(self.hand.at)
            self.hand.wait(5)
            self.next += self.period


class Clock:
    """The station's clock: it is set now and then, a little forward or back."""

    def __init__(self, hand, minute):
        self.hand, self.minute, self.set_at = hand, minute, 0.0
        self.steps = 0
        self.tell(0)

    def tell(self, change):
        passed = int((self.hand.at - self.set_at) // 60)
        self.minute, self.set_at = self.minute + passed + change, self.hand.at
        day, minute = divmod(self.minute, 1440)
        self.hand.say(f"clock {('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')[day % 7]} "
                      f"{minute // 60:02}:{minute % 60:02}")

    def step(self):
        self.steps += 1
        self.tell(self.hand.random.choice((-3, -1, 1, 2)))


def fits(hand, kind, until):
    """One that would not be gone in time does not come at all."""
    lines, at = len(hand.lines), hand.at
    kind(hand)
    if hand.at <= until:
        return True
    del hand.lines[lines:]
    hand.at = at
    return False


def visits(hand, until, clock, kinds, regular):
    """Visitors one after the other; each has gone before the time is over."""
    while True:
        kind = hand.draw(KINDS)
        if not fits(hand, kind, until):
            kind = hand.draw(HASTY)
            if not fits(hand, kind, until):
                break
        kinds[kind.__name__] += 1
        regular.comes(until)
        hand.idle_from = hand.at
        if hand.chance(5):
            hand.wait(620, 1200)
        else:
            hand.wait(5, 60)
        if hand.at < until and hand.chance(4):
            clock.step()
    hand.at = until


def presses_at_night(hand, until, kinds, regular):
    while hand.at + 600 < until:
        hand.wait(200, 2400)
        if hand.at + 300 < until:
            hand.tap(*[hand.random.choice(BUTTONS) for _ in hand.some(1, 4)])
            kinds["presses at night"] += 1
        hand.wait(60)
        regular.comes(until)
    hand.at = until
    hand.idle_from = 0.0


# Of a day of any length: open, closed, and open again before it ends.
CLOSES, OPENS = 0.63, 0.94


def opening(hours, start_minute):
    """From when on, and until when it is open, as minutes of the day."""
    return ((start_minute + int(hours * 60 * OPENS)) % 1440,
            (start_minute + int(hours * 60 * CLOSES)) % 1440)


def day(hours, seed, start_minute):
    """Returns the script, how many came of each kind, and when the regular was gone."""
    hand, kinds = Hand(seed), collections.Counter()
    clock, end = Clock(hand, start_minute), hours * 3600
    regular = Regular(hand, max(900, hours * 250))
    tours(hand)
    visits(hand, end * CLOSES, clock, kinds, regular)
    presses_at_night(hand, end * OPENS + 120, kinds, regular)
    visits(hand, end, clock, kinds, regular)
    kinds["the clock is set"] = clock.steps
    kinds["is_regular"] = len(regular.gone)
    hand.say("end")
    return "\n".join(hand.lines) + "\n", kinds, regular.gone
