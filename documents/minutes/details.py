"""Reads what stands in a point's sections: annexes, the decision with its form, deadline and who is responsible."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from danish import reader
from danish.meaning import Day, Moment
from danish.zone import COPENHAGEN
from documents.conversion.converted import Line
from documents.minutes.labels import Section
from documents.minutes.marks import VERBS, is_annex, is_bulleted, unbulleted
from documents.minutes.parts import Part, text_of
from domain.decisions import DecisionForm
from domain.found_minutes import Doubt, FoundDecision

_FORMS = (
    (DecisionForm.SEPARATELY, r"særskilt drøftelse"),
    (DecisionForm.POSTPONED, r"udsat|udsatte[s]?|udsættes|udskudt|udskydes"),
    (
        DecisionForm.APPROVED_WITH_REMARKS,
        r"(?:godkend|tiltr|vedt)\w*[^.]{0,200}? med (?:\w+ ){0,4}(?:bemærk|ændring|tilføj|præciser|forbehold)\w*",
    ),
    (
        DecisionForm.APPROVED,
        (
            r"godkendt(?:e|es)?|godkendes|tiltrådt(?:e|es)?|tiltrædes|vedtaget|vedtog|tilslutte(?:de|t) sig"
            r"|(?:beslutte\w+|enige? om|valgte) at (?:godkende|tiltræde|vedtage)"
        ),
    ),
    (DecisionForm.NOTED, r"til efterretning|orientere(?:de|t)s"),
    (DecisionForm.DISCUSSED, r"drøftet|drøftede[s]?|drøftes"),
)
_DECIDES_MORE = re.compile(r"(?<!\w)(?:besluttet|besluttede|enige|enighed|aftalt|aftaltes)(?!\w)", re.IGNORECASE)
_NOT = re.compile(
    r"(?<!\w)(?:ikke|hverken)\s+(?:\w+\s+){0,3}?(?:godkend|tiltr|vedt|efterretning)\w*"
    r"|(?:godkend|tiltr|vedt)\w+ (?:\w+ ){0,2}ikke(?!\w)",
    re.IGNORECASE,
)
_MONTH = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_WRITTEN = (
    rf"(?:\d{{1,2}}\.\s?(?:{_MONTH})(?:\s+\d{{4}})?|\d{{1,2}}[./-]\s?\d{{1,2}}(?:[./-]\s?\d{{2,4}})?|\d{{4}}-\d\d-\d\d)"
)
_DATE = re.compile(rf"(?<![\d/.-]){_WRITTEN}(?![\d/])", re.IGNORECASE)
_SPOKEN_DEADLINE = re.compile(
    r"(?<!\w)(?:frist(?:en)?(?:\s+er)?\s*:?|deadline\s*:?|senest|inden|med frist)\s+"
    rf"(?:\w+dag\s+)?(?:den\s+|d\.\s*)?(?P<date>{_WRITTEN})",
    re.IGNORECASE,
)
_VAGUE_DEADLINE = re.compile(
    r"(?<!\w)(?:frist(?:en)?(?:\s+er)?\s*:?|deadline\s*:?|senest|inden)\s+(?:i\s+)?(?:uge \d|næste |førstkommende "
    rf"|primo |medio |ultimo |udgangen |starten |slutningen |årets |årsskiftet|nytår|jul|påske|sommer|efterår|forår"
    rf"|vinter|(?:{_MONTH})(?!\w))",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?<!\w)(?:drøftes|behandles|genoptages|tages op|besluttes)(?: \w+){0,4}"
    r" (?:næste|senere|kommende|førstkommende)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-zæøå]{3}[.!?]) (?=[A-ZÆØÅ])")
_SPOKEN_RESPONSIBLE = re.compile(
    r"(?<!\w)ansvarlig(?:e)?(?: for [^:;().]{0,40})?\s*:\s*(?P<who>[^.;()\n]+?)(?=\s*(?:[.;()\n]|,?\s*frist|$))",
    re.IGNORECASE,
)
_NONE = re.compile(r"\W*(?:ingen(?: bilag)?|der er ingen bilag|intet|-)\W*", re.IGNORECASE)
_WRAPPED = 50
_HAS_YEAR = re.compile(r"\d{4}|[./-]\s?\d{1,2}[./-]\s?\d{2}(?!\d)")


def annexes_of(parts: Sequence[Part]) -> tuple[str, ...]:
    """The names of the annexes, each once."""
    found: list[str] = []
    for part in parts:
        if part.section is Section.ANNEXES:
            found += _items(part.lines)
    return tuple(dict.fromkeys(found))


def _items(lines: Sequence[Line]) -> list[str]:
    is_marked = any(
        is_bulleted(line.text) or is_annex(line.text) or re.match(r"\d+[.)]\s", line.text) for line in lines
    )
    found: list[str] = []
    for line in lines:
        said = unbulleted(line.text)
        if not any(map(str.isalnum, said)) or _NONE.fullmatch(said):
            continue
        begins = is_bulleted(line.text) or is_annex(line.text) or bool(re.match(r"\d+[.)]\s", line.text))
        is_wrapped = found and not begins and not line.gap
        if is_wrapped and (is_marked or (said[0].islower() and len(found[-1]) > _WRAPPED)):
            found[-1] = f"{found[-1]} {said}"
        elif not is_marked or begins:
            found.append(said)
    return found


def decision_of(parts: Sequence[Part], day: date | None, body: str) -> FoundDecision | None:
    """The point's decision, None where there is none.

    `day` is the meeting's, `body` the words of the document's head.
    """
    said, doubts = _decided(parts, day, body)
    if not any(map(str.isalnum, said)):
        return None
    found = _with_form(FoundDecision(said, doubts=doubts))
    return _with_deadline(_with_responsible(found, parts), parts, day)


def _decided(parts: Sequence[Part], day: date | None, body: str) -> tuple[str, tuple[Doubt, ...]]:
    """The decision's words: under its label, else in the account of what was said, else the sentences that decide."""
    labelled = _groups(parts, Section.DECISION)
    if labelled:
        own = [one for one in labelled if _is_own(one[0], day, body)]
        chosen = (own or labelled)[-1]
        is_plain = len(labelled) == 1 or len(own) == 1
        return text_of(chosen[1]), () if is_plain else (Doubt.SEVERAL,)
    account = _groups(parts, Section.ACCOUNT)
    if account:
        said = text_of([line for _, lines in account for line in lines])
        return said, () if VERBS.search(_SENTENCE.split(said)[0]) else (Doubt.NO_HEADING,)
    if any(part.section in (Section.RECOMMENDATION, Section.EARLIER) for part in parts[:-1]) and parts[-1].section in (
        Section.RECOMMENDATION,
        Section.EARLIER,
    ):
        return "", ()
    loose = [line for part in parts if part.section in (None, Section.OTHER) for line in part.lines]
    return _from_sentence(text_of(_from_verb(loose))), (Doubt.NO_HEADING,)


def _groups(parts: Sequence[Part], section: Section) -> list[tuple[str, list[Line]]]:
    """The parts of a section that say anything, each with the body its label names; one that an aside cut is whole."""
    found: list[tuple[str, list[Line]]] = []
    labels: list[object] = []
    for part in parts:
        if part.section is not section or part.label is None:
            continue
        if labels and labels[-1] is part.label:
            found[-1][1].extend(part.lines)
        else:
            found.append((part.label.where, list(part.lines)))
            labels.append(part.label)
    return [one for one in found if any(line.text.strip() for line in one[1])]


def _is_own(where: str, day: date | None, body: str) -> bool:
    """Whether a decision's label speaks of this meeting."""
    if not where:
        return True
    dated = _DATE.search(where)
    if dated and day is not None:
        return _day(dated[0], day) == day
    named = re.sub(r"\W+", "", _DATE.sub("", where).casefold()).removesuffix("den")
    return len(named) > 3 and named in re.sub(r"\W+", "", body.casefold())  # noqa: PLR2004 - a word


def _from_verb(lines: Sequence[Line]) -> list[Line]:
    """The paragraphs that decide something: from the first line whose words do."""
    first = next((index for index, line in enumerate(lines) if VERBS.search(line.text)), None)
    if first is None:
        return []
    while first and not lines[first].gap and not is_bulleted(lines[first].text):
        first -= 1
    return list(lines[first:])


def _from_sentence(said: str) -> str:
    """The text without what its first paragraph tells before it decides."""
    paragraph, parted, rest = said.partition("\n")
    sentences = _SENTENCE.split(paragraph)
    first = next((at for at, one in enumerate(sentences) if VERBS.search(one)), 0)
    return " ".join(sentences[first:]) + parted + rest


def _with_form(found: FoundDecision) -> FoundDecision:
    if _NOT.search(found.text):
        return replace(found, doubts=(*found.doubts, Doubt.FORM))
    forms = [form for form, pattern in _FORMS if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", found.text, re.IGNORECASE)]
    if not forms:
        return found if VERBS.search(found.text) else replace(found, doubts=(*found.doubts, Doubt.FORM))
    is_mixed = forms[0] is DecisionForm.POSTPONED and len(forms) > 1
    is_more = forms[0] is DecisionForm.DISCUSSED and _DECIDES_MORE.search(found.text) is not None
    is_mixed = (
        is_mixed
        or is_more
        or _LATER.search(found.text) is not None
        or (DecisionForm.NOTED in forms and DecisionForm.APPROVED in forms)
    )
    return replace(found, form=forms[0], doubts=(*found.doubts, *((Doubt.FORM,) if is_mixed else ())))


def _with_responsible(found: FoundDecision, parts: Sequence[Part]) -> FoundDecision:
    labelled = [text_of(part.lines) for part in parts if part.section is Section.RESPONSIBLE and part.lines]
    spoken = [match["who"].strip() for match in _SPOKEN_RESPONSIBLE.finditer(found.text)]
    named = list(dict.fromkeys(one.strip(" .") for one in labelled or spoken if one.strip(" .–-")))
    if not named:
        return found
    is_doubtful = len(named) > 1 or not labelled
    return replace(found, responsible=named[0], doubts=(*found.doubts, *((Doubt.RESPONSIBLE,) if is_doubtful else ())))


def _with_deadline(found: FoundDecision, parts: Sequence[Part], day: date | None) -> FoundDecision:
    labelled = [text_of(part.lines) for part in parts if part.section is Section.DEADLINE and part.lines]
    phrases = [match[0] for one in labelled for match in _DATE.finditer(one)]
    if not labelled:
        phrases = [match["date"] for match in _SPOKEN_DEADLINE.finditer(found.text)]
    days = list(dict.fromkeys(one for phrase in phrases if (one := _day(phrase, day)) is not None))
    is_plain = len(days) == 1 and bool(labelled) and all(_HAS_YEAR.search(one) for one in phrases)
    is_named = bool(labelled or phrases or _VAGUE_DEADLINE.search(found.text))
    if not is_named or (labelled and not any(map(str.isalnum, "".join(labelled)))):
        return found
    doubts = found.doubts if is_plain else (*found.doubts, Doubt.DEADLINE)
    return replace(found, deadline=days[0] if days else None, doubts=doubts)


def _day(phrase: str, day: date | None) -> date | None:
    """The day that a date means, seen from the meeting; without a year and a meeting's day, none."""
    if day is None and not _HAS_YEAR.search(phrase):
        return None
    now = datetime.combine(day or date(2000, 1, 1), time(0, 1), tzinfo=COPENHAGEN)
    meaning = reader.read(phrase.replace(". ", ".") if re.match(r"\d+[./-]\s?\d", phrase) else phrase, now)
    if isinstance(meaning, Day):
        return meaning.day
    return meaning.at.date() if isinstance(meaning, Moment) else None


def day_of(lines: Sequence[str]) -> date | None:
    """The first day that the lines name with its year."""
    for line in lines:
        for match in _DATE.finditer(line):
            if _HAS_YEAR.search(match[0]) and (found := _day(match[0], None)):
                return found
    return None
