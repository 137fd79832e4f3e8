# SPDX-License-Identifier: MIT
"""A hand that presses buttons without seeing the screen, written down as a script.

Whoever means to finish a visit knows by heart how long a routine takes, and what can be pressed
when."""
import collections
import random

BUTTONS = ("back", "left", "right", "ok")

# How to come to it from the first item of the choice, what both legs take, and what comes on top:
# getting ready and changing legs.
Routine = collections.namedtuple("Routine", "way seconds extra")
ROUTINES = {
    "quick": Routine(("ok",), 360, 28),
    "full": Routine(("right", "ok"), 840, 92),
    "before": Routine(("right", "right", "ok"), 180, 28),
    "after": Routine(("right", "right", "right", "ok"), 660, 64),
    "find_knot": Routine(("left", "ok", "ok"), 180, 18),
    "one technique": Routine(("left", "left", "ok"), 360, 28),
}
LANGUAGES = 4
READY = 22  # until the first search runs
SEARCH = 30  # of it, at the least
MENU = FEEL = SUMMARY = 45  # until either gives way
PAUSE = 180  # until a pause ends the visit


class Hand:
    """What is pressed, and when."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.at = 0.0
        self.idle_from = 0.0
        self.lines = []
        self.bags = {}

    def say(self, text):
        self.lines.append(f"{self.at:.2f} {text}")

    def wait(self, least, most=None):
        self.at += least if most is None else self.random.uniform(least, most)

    def tap(self, *buttons):
        for button in buttons:
            self.say(f"tap {button}")
            self.wait(0.25, 1.6)

    def hold(self, buttons, least, most=None):
        seconds = least if most is None else self.random.uniform(least, most)
        self.say(f"hold {buttons} {seconds:.2f}")
        self.wait(seconds + 0.3)

    def draw(self, shares):
        """As drawn from a bag until it is empty: nothing is left out for long."""
        bag = self.bags.setdefault(id(shares), [])
        if not bag:
            bag += [thing for thing, count in shares.items() for _ in range(count)]
            self.random.shuffle(bag)
        return bag.pop()

    def chance(self, percent):
        return self.random.random() * 100 < percent

    def some(self, least, most):
        return range(self.random.randint(least, most))


# From the start picture to the first "get ready".

def comes(hand):
    """A start picture that has dimmed is only woken by the first press."""
    if hand.at - hand.idle_from > 590:
        hand.tap("ok")
    if hand.chance(40):
        hand.tap(*[hand.random.choice(("left", "right"))] * hand.random.randint(1, 3))


def begins(hand):
    """Returns when the visit ends if nothing else is pressed, and for how many legs it is."""
    comes(hand)
    routine = ROUTINES[hand.random.choice(list(ROUTINES))]
    hand.tap("ok", *routine.way)
    if routine.way[-2:] != ("ok", "ok"):  # by hand: there is no choice of a tool
        hand.tap(*["right"] * hand.random.randint(0, 5), "ok")
    legs = hand.random.choice((1, 2, 2))
    if legs == 1:
        hand.tap(hand.random.choice(("left", "right")))
    hand.tap("ok", "ok")  # the leg; it is understood
    if hand.chance(50):
        hand.tap(*[hand.random.choice(("left", "right"))] * hand.random.randint(1, 3))
    hand.tap("ok")
    return hand.at + routine.seconds * legs / 2 + routine.extra, legs


def answers(hand, legs):
    """How it feels after it, and what the summary offers."""
    if hand.chance(60):
        hand.tap(*[hand.random.choice(("left", "right"))] * hand.random.randint(1, 3), "ok")
    elif hand.chance(50):
        hand.tap("ok")
    else:
        hand.wait(FEEL)
    hand.wait(1, 10)
    if legs == 1 and hand.chance(30):
        hand.tap("left")  # the other leg
        hand.wait(480)
    elif hand.chance(20):
        hand.tap("ok")  # the good next step
        hand.wait(200)
    elif hand.chance(60):
        hand.tap("back")
    hand.wait(FEEL + SUMMARY)
