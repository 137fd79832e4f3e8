# SPDX-License-Identifier: MIT
"""The kinds of visitors, and of coaches, that come to a station. Each takes a hand, and is gone
when it returns: the station is at its start picture again, or soon will be."""
from endurance.hand import (BUTTONS, FEEL, LANGUAGES, MENU, PAUSE, READY, ROUTINES, SEARCH, SUMMARY,
                            answers, begins, comes)


def stays(hand):
    """Does it all: finds spots, pauses and goes on, repeats something."""
    until, legs = begins(hand)
    hand.wait(READY + 5, READY + SEARCH - 8)
    hand.tap("ok")  # found it, in the first search
    if hand.chance(50):
        hand.wait(2, 15)
        hand.tap("ok")  # a pause
        hand.wait(1, 60)
        paused = hand.at
        hand.tap("ok")
        until += hand.at - paused + 30
    if hand.chance(30):
        hand.wait(5, 40)
        hand.tap("left")  # once more
        until += 30
    hand.at = max(hand.at, until + hand.random.uniform(0, 30))
    answers(hand, legs)


def follows(hand):
    """Presses nothing until it is over."""
    until, legs = begins(hand)
    hand.at = until + hand.random.uniform(2, 25)
    answers(hand, legs)


def hurries(hand):
    until, legs = begins(hand)
    hand.tap("ok")
    while hand.at < until - 90:
        hand.wait(2, 40)
        hand.tap("right")
        if hand.chance(10):
            hand.tap("left")
        until -= 25
    hand.wait(90)
    answers(hand, legs)


def leaves(hand):
    until, _ = begins(hand)
    hand.wait(1, (until - hand.at) * 0.8)
    hand.tap("back", "back")
    if hand.chance(50):
        hand.wait(1, 10)
        hand.tap("back")
    hand.wait(FEEL + SUMMARY)


def walks_away(hand):
    """From "Stop here?", from a pause, or from a menu."""
    if hand.chance(30):
        comes(hand)
        hand.tap("ok", *[hand.random.choice(("right", "ok")) for _ in hand.some(0, 3)])
        hand.wait(60)
        return
    until, _ = begins(hand)
    hand.wait(READY, (until - hand.at) * 0.8)
    hand.tap("back" if hand.chance(70) else "ok")
    hand.wait(max(PAUSE, until - hand.at) + FEEL + SUMMARY)


def looks_around(hand):
    comes(hand)
    hand.tap("ok")
    for _ in hand.some(3, 30):
        hand.tap(hand.random.choice(("left", "right", "right", "back", "left")))
    hand.wait(60)


def mashes(hand):
    """Many presses a second, chords, and holds; whatever comes of it is left, or waited for."""
    until = hand.at + hand.random.uniform(4, 40)
    while hand.at < until:
        button = hand.random.choice(BUTTONS)
        what = hand.random.random()
        if what < 0.85:
            hand.say(f"hold {button} {hand.random.uniform(0.02, 0.15):.2f}")
            hand.wait(0.06, 0.3)
        elif what < 0.95:
            hand.hold("+".join(hand.random.sample(BUTTONS, hand.random.randint(2, 4))), 0.1, 1.5)
        else:
            hand.hold(button, 0.5, 1.5 if button == "left" else 5)
    hand.wait(2)
    if hand.chance(70):
        hand.tap("back", "back", "back")
    hand.wait(PAUSE + FEEL + SUMMARY)


def sits_on_a_button(hand):
    hand.hold(hand.random.choice(BUTTONS), 32, 120)
    hand.wait(PAUSE + FEEL + SUMMARY)


def turns_the_volume(hand):
    until, legs = begins(hand)
    hand.wait(READY + 3, READY + 15)
    hand.tap("ok")
    hand.wait(2)
    paused = hand.at
    hand.tap("ok")
    for _ in hand.some(1, 2):
        hand.hold(hand.random.choice(("left", "right")), 0.7, 1.5)
    hand.tap("ok")
    hand.at = until + hand.at - paused + hand.random.uniform(30, 55)
    answers(hand, legs)


def reports(hand):
    """Red held: something is broken or missing."""
    comes(hand)
    hand.wait(2)
    hand.hold("back", 3.2, 5)
    hand.tap(*["right"] * hand.random.randint(0, 7), "ok")
    hand.tap(*["right"] * hand.random.randint(0, 2), "ok")
    hand.wait(60)


def tries_codes(hand):
    for _ in hand.some(1, 6):
        hand.hold("back+ok", 3.2)
        for _ in range(hand.random.choice((2, 4, 8))):
            hand.say(f"tap {hand.random.choice(BUTTONS)}")
            hand.wait(0.3, 0.6)
        hand.wait(5, 70)
    hand.wait(130)


# A coach: behind the code.

def enters(hand):
    if hand.at - hand.idle_from > 590:
        hand.tap("ok")
        hand.wait(60)
    hand.hold("back+ok", 3.2)
    for button in ("left", "right", "right", "left"):
        hand.say(f"tap {button}")
        hand.wait(0.5)
    hand.wait(2)


def saves(hand):
    hand.tap("ok")
    hand.wait(3)
    hand.tap("ok")  # save
    hand.wait(10)
    hand.tap("ok")  # done


def marks_days(hand):
    hand.tap("right", "ok")
    hand.tap(*["left"] * hand.random.randint(0, 4))
    hand.tap("ok", "ok", *["right"] * hand.random.randint(0, 3), "ok")
    hand.tap("back", "back")


def clears(hand):
    hand.tap("left", "ok")
    for _ in range(hand.random.choice((4, 6, 8))):  # where there is nothing, one is set first
        hand.tap("ok", "ok")
    hand.tap("back", "back")


def looks_at_the_station(hand):
    hand.tap("right", "right", "ok")
    for _ in hand.some(2, 14):
        hand.tap(hand.random.choice(("left", "right", "ok", "back")))
    hand.tap(*["back"] * 4)


TASKS = {saves: 2, marks_days: 1, clears: 2, looks_at_the_station: 1}


def coaches(hand):
    enters(hand)
    for _ in hand.some(0, 6):
        if hand.chance(50):
            hand.tap(hand.random.choice(("left", "right")))
        else:
            hand.hold(hand.random.choice(("left", "right", "ok")), 1.2)
            hand.wait(1)
    hand.tap("back", "back")  # to the start picture, from wherever
    hand.wait(4)
    enters(hand)
    for _ in range(5):
        hand.tap("ok")
        hand.wait(0.5, 8)
    hand.draw(TASKS)(hand)
    hand.tap("back", "back", "back")
    hand.wait(125 if hand.chance(70) else 5)


# The regular: the same visit again and again, after which the station is in the same state, and
# has the same in its memory.

def is_regular(hand):
    """By hand, so that nothing can be missing; then the good next step."""
    hand.tap("ok")  # wakes it, or is a menu that nobody goes on with
    hand.wait(MENU + 5)
    for button in ("ok", "left", "ok", "ok", "ok", "ok", "ok", "ok"):
        hand.say(f"tap {button}")
        hand.wait(1)
    hand.wait(ROUTINES["find_knot"].seconds + 15)
    hand.say("tap ok")  # no answer
    hand.wait(5)
    hand.say("tap ok")  # the good next step
    hand.wait(300)


def tours(hand):
    """Looks at everything in each language: what is kept of pictures and speech fills up."""
    for language in range(LANGUAGES):
        for way in (("left", "ok"), ("left", "left", "ok"), ("ok",)):
            hand.wait(22)
            hand.tap(*["right"] * language, "ok", *way, *["right"] * 12)
            hand.wait(MENU + 5)
        for routine in ("quick", "full", "after"):
            hand.wait(22)
            hand.tap(*["right"] * language, "ok", *ROUTINES[routine].way, *["ok"] * 5)
            for _ in range(26):
                hand.say("tap right")
                hand.wait(1.2)
            hand.tap("ok", "back", "back", "back")
            hand.wait(MENU + 5)
    for task in (saves, marks_days, clears, looks_at_the_station, saves):
        tours_as_a_coach(hand, task)


def tours_as_a_coach(hand, task):
    """Every page, every length of the period, one task."""
    enters(hand)
    for _ in range(5):
        hand.hold("right", 1.2)
        hand.wait(1)
    hand.hold("ok", 1.2)
    hand.tap("back", *["ok"] * 5)
    task(hand)
    hand.tap("back", "back", "back")
    hand.wait(MENU + 5)


# Of a hundred visitors.
KINDS = {stays: 22, follows: 14, hurries: 12, leaves: 10, walks_away: 8, looks_around: 6, mashes: 8,
         turns_the_volume: 5, reports: 5, coaches: 7, tries_codes: 2, sits_on_a_button: 1}
# When there is not time enough for those.
HASTY = {looks_around: 3, reports: 1, tries_codes: 1}
