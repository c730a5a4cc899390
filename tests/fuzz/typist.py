"""Makes up what persons type, press and fill in, from a seed: the same seed types the same; it runs nothing."""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache

from handlers.requests import channel_mark, person_mark, without_marks
from handlers.ui import Actions, Button, Card, Choice, DateInput, Form, PersonInput, TextInput
from tests.fuzz.corpus import CPR_NUMBERS, DATES, NUMBERS, ODD, QUOTED, REASONS, field_words, true_lines

_FIRST_DAY = date(2026, 1, 1)
_words = cache(field_words)
_lines = cache(true_lines)


class Typist:
    """Types for persons whose ids are `people`."""

    def __init__(self, seed: str, people: Sequence[int]) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a seed is to be repeated, not a secret
        self._people = people
        self._ways: tuple[tuple[Callable[[], str], int], ...] = (
            (lambda: self._random.choice(_words()), 12),
            (lambda: self._random.choice(DATES), 6),
            (lambda: self._random.choice(NUMBERS), 3),
            (lambda: self._random.choice(QUOTED), 3),
            (lambda: self._random.choice(ODD), 3),
            (lambda: person_mark(self._random.choice(self._people)), 1),
            (lambda: channel_mark(self._random.choice(("C1", "C2", "C9"))), 1),
            (lambda: self._random.choice(CPR_NUMBERS), 1),
            (self._letters, 1),
        )

    def command(self) -> tuple[str, str]:
        """A command's name and a text: a true line as it stands, one with slips in it, or words of all kinds."""
        name, text = self._random.choice(_lines())
        way = self._random.random()
        if way < 0.9:
            text = text.replace("@navn", person_mark(self._random.choice(self._people)))
            words = text.split() if way > 0.1 else [text]
            for _ in range(0 if way < 0.1 else self._random.choice((0, 1, 1, 2, 3, 8))):
                words = self._with_slip(words)
        else:
            words = [self._word() for _ in range(self._random.choice((1, 2, 4, 8, 16, 60)))]
        if name == "afbud" and self._random.random() < 0.3:
            words.insert(self._random.randint(0, len(words)), self._random.choice(REASONS))
        if self._random.random() < 0.02:
            words *= 100
        return name, self._random.choice((" ", " ", " ", "  ", ", ", "\n")).join(words)

    def person(self, kinds: Sequence[str]) -> str:
        """Who acts; mostly one who may."""
        return self._random.choice(kinds)

    def button(self, card: Card) -> Button | None:
        """One of a card's buttons, if it is pressed on at all."""
        buttons = [one for block in card.blocks if isinstance(block, Actions) for one in block.buttons]
        return self._random.choice(buttons) if buttons and self._random.random() < 0.4 else None

    def values(self, form: Form) -> dict[str, str]:
        """What is filled in, of each field what it can give back."""
        return {
            one.name: self._value(one)
            for one in form.fields
            if isinstance(one, TextInput | Choice | DateInput | PersonInput)
        }

    def wait(self) -> timedelta:
        """How long until the next act: a moment, now and then some days."""
        return timedelta(minutes=1) if self._random.random() < 0.97 else timedelta(days=self._random.choice((1, 3, 20)))

    def _value(self, field: TextInput | Choice | DateInput | PersonInput) -> str:
        match field:
            case _ if field.is_optional and self._random.random() < 0.4:
                return ""
            case TextInput():
                said = " ".join(self._word() for _ in range(self._random.choice((1, 2, 3, 20, 200))))
                typed = without_marks(said)  # as the program hands on all that is filled in
                return (typed if self._random.random() < 0.8 else field.value or typed)[: field.max_length]
            case Choice():
                count = self._random.randint(1, len(field.options)) if field.is_multiple else 1
                return "\n".join(
                    one.value for one in self._random.sample(field.options, min(count, len(field.options)))
                )
            case DateInput():
                return (_FIRST_DAY + timedelta(days=self._random.randint(0, 900))).isoformat()
            case PersonInput():
                return str(self._random.choice(self._people))

    def _with_slip(self, words: list[str]) -> list[str]:
        at = self._random.randint(0, len(words))
        match self._random.randrange(6):
            case 0:
                return [*words[:at], self._word(), *words[at:]]
            case 1:
                return [*words[:at], *words[at + 1 :]]
            case 2:
                return [*words[:at], *words[at : at + 1], *words[at:]]
            case 3:
                return [*words[:at], self._word(), *words[at + 1 :]]
            case 4:
                return self._random.sample(words, len(words))
            case _:
                return [*words[:at], *(self._misspelt(word) for word in words[at : at + 1]), *words[at + 1 :]]

    def _word(self) -> str:
        ways = [way for way, _ in self._ways]
        return self._random.choices(ways, [weight for _, weight in self._ways])[0]()

    def _misspelt(self, word: str) -> str:
        at = self._random.randint(0, len(word))
        letter = self._random.choice(("", "e", "ø", "x", word[at : at + 1] * 2, word[at : at + 1].upper()))
        return word[:at] + letter + word[at + 1 :]

    def _letters(self) -> str:
        """Any letters there are, but for halves of pairs, which no text can hold."""
        points = (self._random.choice((0x20, 0x80, 0x300, 0x600, 0x2000, 0x1F600)) for _ in range(8))
        return "".join(chr(point + self._random.randrange(0x60)) for point in points)
