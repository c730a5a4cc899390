"""Reads what stands in a point's sections: its annexes, and the decision with its form."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from documents.conversion.converted import Line
from documents.minutes.dates import DATE, day_in
from documents.minutes.follow_up import with_deadline, with_responsible
from documents.minutes.labels import Section
from documents.minutes.marks import VERBS, is_annex, is_bulleted, unbulleted
from documents.minutes.parts import Part, text_of
from domain.decisions import DecisionForm
from domain.found_minutes import Doubt, FoundDecision

_FORMS = (
    (DecisionForm.SEPARATELY, r"særskilt drøftelse"),
    (DecisionForm.POSTPONED, r"udsat|udsatte[s]?|udsætte[sr]|udskudt|udskyde[sr]"),
    (
        DecisionForm.APPROVED_WITH_REMARKS,
        (
            r"(?:godkend|tiltr|vedt)\w*[^.]{0,200}?"
            r"(?: med (?:\w+ ){0,4}(?:bemærk|ændring|tilføj|præciser|forbehold)\w*|,? dog(?!\w)|,? under forudsætning"
            r"|[^.]{0,200} forbehold)"
        ),
    ),
    (
        DecisionForm.APPROVED,
        (
            r"godkendt(?:e|es)?|godkendes|tiltrådt(?:e|es)?|tiltrædes|vedtaget|vedtog|tilslutte(?:de|t) sig"
            r"|indstilling(?:en|erne) (?:blev |er )?(?:følges|fulgt|taget til følge)|godkender|tiltræder|vedtager"
            r"|(?:beslutte\w+|enige? om|valgte) at (?:godkende|tiltræde|vedtage)"
        ),
    ),
    (DecisionForm.NOTED, r"til efterretning|orientere(?:de|t)s"),
    (DecisionForm.DISCUSSED, r"drøftet|drøftede[s]?|drøfte[sr]"),
)
_DECIDES_MORE = re.compile(r"(?<!\w)(?:beslutte(?:t|de|s|r)|enige|enighed|aftalt|aftaltes)(?!\w)", re.IGNORECASE)
_ONLY_IF = re.compile(r"(?<!\w)(?:når|hvis|såfremt|indtil|før|medmindre)\s[^.,;\n]*", re.IGNORECASE)
"""What is to happen first decides nothing."""
_REMARKS = re.compile(r"(?<!\w)bemærkninger(?!\w)", re.IGNORECASE)
_NOT = re.compile(
    r"(?<!\w)(?:ikke|hverken)\s+(?:\w+\s+){0,3}?(?:godkend|tiltr|vedt|efterretning)\w*"
    r"|(?:godkend|tiltr|vedt)\w+ (?:\w+ ){0,2}ikke(?!\w)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?<!\w)(?:drøftes|behandles|genoptages|tages op|besluttes)(?: \w+){0,4}"
    r" (?:næste|senere|kommende|førstkommende)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-zæøå]{3}[.!?]) (?=[A-ZÆØÅ])")
_TOLD = re.compile(r", (?:hvor|som|der|fordi) [^.]*")
"""What a sentence tells besides: it decides nothing."""
_NONE = re.compile(r"\W*(?:ingen(?: bilag)?|der er ingen bilag|intet|-)\W*", re.IGNORECASE)
_UNDECIDED = re.compile(
    r"\W*(?:der (?:er|blev) )?ingen beslutning(?:er)?(?: (?:(?:er|blev) )?(?:noteret|truffet|taget))?\W*", re.IGNORECASE
)
"""What stands in our own minutes, and in others', where nothing was decided."""
_NAMED = re.compile(rf"({'|'.join(sorted(DecisionForm, key=len, reverse=True))}):\s+(.+)", re.IGNORECASE | re.DOTALL)
"""A decision as our own minutes word it: its form, and what was said."""
_WRAPPED = 50


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
    if not any(map(str.isalnum, said)) or _UNDECIDED.fullmatch(said):
        return None
    found = _with_form(FoundDecision(said, doubts=doubts))
    named = _NAMED.fullmatch(said)
    if named and named[1].casefold() == found.form:
        found = replace(found, text=named[2])
    return with_deadline(with_responsible(_with_remarks(found, parts), parts), parts, day)


def _decided(parts: Sequence[Part], day: date | None, body: str) -> tuple[str, tuple[Doubt, ...]]:
    """The decision's words: under its label, else in the account of what was said, else the sentences that decide."""
    labelled = _groups(parts, Section.DECISION) or _own_among_earlier(parts, day, body)
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
    return _from_decision(loose), (Doubt.NO_HEADING,)


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


def _own_among_earlier(parts: Sequence[Part], day: date | None, body: str) -> list[tuple[str, list[Line]]]:
    """What this meeting decided, where each body's decision stands under its name and day, and this one's is last."""
    told = _groups(parts, Section.EARLIER)
    dated = DATE.search(told[-1][0]) if told else None
    if dated is None or day is None or day_in(dated[0], day) != day:
        return []
    return told[-1:] if _is_named(told[-1][0], body) else []


def _is_own(where: str, day: date | None, body: str) -> bool:
    """Whether a decision's label speaks of this meeting."""
    if not where:
        return True
    dated = DATE.search(where)
    if dated and day is not None:
        return day_in(dated[0], day) == day
    return _is_named(where, body)


def _is_named(where: str, body: str) -> bool:
    """Whether the document's head names the body."""
    named = re.sub(r"\W+", "", DATE.sub("", where).casefold()).removesuffix("den")
    return len(named) > 3 and named in re.sub(r"\W+", "", body.casefold())  # noqa: PLR2004 - a word


def _from_decision(lines: Sequence[Line]) -> str:
    """What stands from the first sentence that decides something, "" for none."""
    begins = [at for at, line in enumerate(lines) if not at or line.gap or is_bulleted(line.text)]
    for at, until in pairwise([*begins, len(lines)]):
        sentences = _SENTENCE.split(text_of(lines[at:until]))
        first = next((index for index, one in enumerate(sentences) if VERBS.search(_TOLD.sub("", one))), None)
        if first is not None:
            return "\n".join(filter(None, [" ".join(sentences[first:]), text_of(lines[until:])]))
    return ""


def _with_remarks(found: FoundDecision, parts: Sequence[Part]) -> FoundDecision:
    """With what stands as remarks below what was approved with some."""
    decided = [at for at, part in enumerate(parts) if part.section is Section.DECISION]
    if found.form is not DecisionForm.APPROVED_WITH_REMARKS or not decided:
        return found
    said = [text_of(part.lines) for part in parts[decided[-1] :] if part.label and part.label.called == "bemærkninger"]
    return replace(found, remarks="\n".join(filter(None, said)))


def _with_form(found: FoundDecision) -> FoundDecision:
    if _NOT.search(found.text):
        return replace(found, doubts=(*found.doubts, Doubt.FORM))
    said = _ONLY_IF.sub("", found.text)
    forms = [form for form, pattern in _FORMS if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", said, re.IGNORECASE)]
    if not forms:
        is_decided = VERBS.search(found.text) or _REMARKS.search(found.text)
        return found if is_decided else replace(found, doubts=(*found.doubts, Doubt.FORM))
    is_mixed = forms[0] is DecisionForm.POSTPONED and len(forms) > 1
    is_more = forms[0] is DecisionForm.DISCUSSED and _DECIDES_MORE.search(found.text) is not None
    is_mixed = (
        is_mixed
        or is_more
        or _LATER.search(found.text) is not None
        or (DecisionForm.NOTED in forms and DecisionForm.APPROVED in forms)
    )
    return replace(found, form=forms[0], doubts=(*found.doubts, *((Doubt.FORM,) if is_mixed else ())))
