"""Takes form, responsible and deadline out of a typed decision; whether they will do is decided elsewhere."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime

from danish import names, reader, writing
from danish.meaning import NotUnderstood, Reason
from danish.quotes import quoted
from danish.workdays import working_days_before
from domain.decisions import DecisionForm
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from domain.organisation import Profile, Role
from handlers.clusters import labels
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.typed_text import one_line
from handlers.ui import Actions

FORUM, ROLE = "forum:", "role:"

_DEADLINE = re.compile(r"(?<!\w)(?:med\s+)?frist(?:en)?(?!\w):?", re.IGNORECASE)
_RESPONSIBLE = re.compile(r"(?<!\w)(?:ansvarlige?(?:\s+er)?|ansvar(?:et)?(?:\s+hos)?)(?!\w):?", re.IGNORECASE)
_FORMS = (
    (DecisionForm.APPROVED_WITH_REMARKS, r"godkend(?:t|es)?\s+med\s+bem(?:æ|ae)rkning(?:er|en|erne)?"),
    (DecisionForm.SEPARATELY, r"(?:sat\s+af\s+|udtaget\s+)?(?:til\s+)?s(?:æ|ae)rskilt\s+dr(?:ø|oe)ftelse"),
    (DecisionForm.NOTED, r"(?:tage[ts]?\s+)?til\s+efterretning"),
    (DecisionForm.APPROVED, r"godkend(?:t|es)?|tiltr(?:å|aa)dt"),
    (DecisionForm.DISCUSSED, r"dr(?:ø|oe)ftet|dr(?:ø|oe)ftes"),
    (DecisionForm.POSTPONED, r"udsat|uds(?:æ|ae)ttes|udskudt|udskydes"),
)
_REMARKS = re.compile(r"(?<!\w)(med\s+)?bem(?:æ|ae)rkning(?:er|en|erne)?(?!\w):?\s*$", re.IGNORECASE)
_WITHOUT = re.compile(r"(?<!\w)uden\s+(frist|ansvarlig|bem(?:æ|ae)rkning(?:er)?)(?!\w)", re.IGNORECASE)
_OF_THE_MEETING = re.compile(r"(?<=efter )m(?:ø|oe)det$", re.IGNORECASE)
_NEXT_MEETING = re.compile(
    r"(?:(?P<before>inden|før|foer)\s+|(?:til|på|ved)\s+)?(?:det\s+)?n(?:æ|ae)ste\s+m(?:ø|oe)de", re.IGNORECASE
)
_UNREAD = frozenset({Reason.EMPTY, Reason.NOT_A_DATE, Reason.OPEN_ENDED, Reason.TOO_LONG, Reason.VAGUE})
"""Why words say no day at all; else what is wrong with the day that they say is told, and no part of it is taken."""
_MOST_WORDS = 8
_MOST_NAMED = 4


def refuse_text(command: str, typed: str) -> None:
    """Raises the answer to a text in quotation marks where a decision is closed, handed over …: it is kept nowhere."""
    marks = quoted(typed)
    if not marks:
        return
    start, end = marks[0]
    without = " ".join(f"{typed[:start]} {typed[end:]}".split())
    raise Answered(
        "Her gemmer jeg ingen tekst.",
        unsaved(f"Skal beslutningens tekst rettes, så skriv `/{command} ret 1 “teksten”`."),
        Actions((retry_button("Gør det uden teksten", command, without),)),
    )


def take_form(typed: str) -> tuple[DecisionForm | None, str]:
    """The form that the words name, and the words that remain."""
    for form, pattern in _FORMS:
        if found := re.search(rf"(?<!\w)(?:{pattern})(?!\w)", typed, re.IGNORECASE):
            return form, f"{typed[: found.start()]} {typed[found.end() :]}"
    return None, typed


def take_remarks(typed: str) -> tuple[str, str]:
    """The words in quotation marks after “bemærkninger” ("" for none), and the text without them.

    After “godkendt med bemærkninger” a quotation that stands alone is the decision itself.
    """
    marks = quoted(typed)
    for start, end in marks:
        found = _REMARKS.search(typed[:start])
        if found and (len(marks) > 1 or not found[1]):
            kept = start if found[1] else found.start()
            return one_line(typed[start + 1 : end - 1]), f"{typed[:kept]} {typed[end:]}"
    return "", typed


def take_emptied(typed: str) -> tuple[frozenset[str], str]:
    """What is to be emptied, by the first letter of “frist”, “ansvarlig” and “bemærkninger”; and the other words."""
    return frozenset(found[1][0].lower() for found in _WITHOUT.finditer(typed)), _WITHOUT.sub(" ", typed)


def take_deadline(typed: str, now: datetime) -> tuple[str, str]:
    """The words after “frist” that say a day, a wrong one too, as many as do; and the words that remain.

    Where none do, all that follows is taken, so that it can be asked about.
    """

    def says_a_day(phrase: str) -> bool:
        if _NEXT_MEETING.fullmatch(phrase):
            return True
        meaning = reader.read(phrase, now)
        return not (isinstance(meaning, NotUnderstood) and meaning.reason in _UNREAD)

    return _take_after(_DEADLINE, typed, says_a_day)


def counted_from(phrase: str, meeting: Meeting, of_body: Iterable[Meeting]) -> str:
    """The words for a day with the meeting's own in the place of "mødet"; of the next one, its day or the one before.

    `of_body` are the body's meetings, by start. Raises Answered where none of them is a next one.
    """
    found = _NEXT_MEETING.fullmatch(phrase)
    if found is None:
        return _OF_THE_MEETING.sub(meeting.last_day.isoformat(), phrase)
    coming = (one.day for one in of_body if one.starts > meeting.starts and one.kind is MeetingKind.ORDINARY)
    if (day := next(coming, None)) is None:
        raise Answered("Det næste møde har ingen dato endnu.", unsaved("Skriv fristen som en dag, fx `frist 23/12`."))
    return (working_days_before(day, 1) if found["before"] else day).isoformat()


def take_responsible(typed: str, profile: Profile) -> tuple[str, str]:
    """The key of who stands after “ansvarlig” ("forum:…" or "role:…"), and the words that remain.

    Refused with those that can be where none or several fit.
    """
    known = responsible_names(profile)
    said, rest = _take_after(
        _RESPONSIBLE, typed, lambda phrase: isinstance(names.find_name(phrase, known), names.NameFound)
    )
    if not said:
        return "", rest
    match names.find_name(said, known):
        case names.NameFound(key):
            return key, rest
        case names.NameAmbiguous(keys) | names.NameUnknown(keys):
            near = [known[key][1] for key in keys] or [known[key][1] for key in known][:_MOST_NAMED]
            near = [role.name for role in profile.roles if role.acts and _is_called(role, said)] or near
            raise Answered(
                f"Hvem er ansvarlig? Jeg kender ikke “{said[:60]}”.",
                unsaved(f"Skriv et forum eller en rolle, fx {writing.join_or(near)}."),
            )


def _is_called(role: Role, said: str) -> bool:
    """Whether the words begin as the role's organisation is called in some cluster: "OUH"."""
    return any(names.fold(one).split()[:1] == names.fold(said).split()[:1] for one in role.in_cluster.values())


def responsible_names(profile: Profile, standing: str = "") -> dict[str, tuple[str, ...]]:
    """Who may be responsible: the fora, and the roles that act; the name that people read is the second of each.

    `standing` is who is by now, and may stay that though an organisation before this one had it.
    """
    fora = {f"{FORUM}{forum.key}": (forum.key, forum.name, *forum.aliases) for forum in profile.fora}
    roles = {f"{ROLE}{role.key}": (role.key, role.name, *role.aliases) for role in profile.roles if role.acts}
    known = fora | roles
    if standing and standing not in known:
        find, key = (profile.forum if standing.startswith(FORUM) else profile.role), standing.partition(":")[2]
        with suppress(KeyError):
            known[standing] = (key, find(key).name)
    return known


def take_receiver(typed: str, profile: Profile) -> tuple[str, str]:
    """The words after “til” that name a forum, with its cluster where one follows; and those that follow them.

    Where they name none, all are taken, so that they can be asked about.
    """
    words = typed.split()
    fora = {forum.key: labels(forum) for forum in profile.fora}
    named = [n for n in range(min(len(words), _MOST_WORDS), 0, -1) if _names_one(words[:n], fora)]
    if not named:
        return typed, ""
    taken = named[0]
    clusters = {cluster.key: labels(cluster) for cluster in profile.clusters}
    is_per_cluster = any(
        forum.is_per_cluster for forum in profile.fora if _names_one(words[:taken], {forum.key: fora[forum.key]})
    )
    if is_per_cluster and taken < len(words) and _names_one(words[taken : taken + 1], clusters):
        taken += 1
    return " ".join(words[:taken]), " ".join(words[taken:])


def _names_one(words: list[str], candidates: names.Candidates) -> bool:
    return isinstance(names.find_name(" ".join(words), candidates), names.NameFound)


def _take_after(pattern: re.Pattern[str], typed: str, is_understood: Callable[[str], bool]) -> tuple[str, str]:
    found = pattern.search(typed)
    if found is None:
        return "", typed
    after = typed[found.end() :]
    stop = min((end.start() for end in (_DEADLINE.search(after), _RESPONSIBLE.search(after)) if end), default=None)
    words = after[:stop].split()
    most = min(len(words), _MOST_WORDS)
    taken = next((n for n in range(most, 0, -1) if is_understood(" ".join(words[:n]))), most)
    rest = " ".join([typed[: found.start()], *words[taken:], "" if stop is None else after[stop:]])
    return " ".join(words[:taken]), rest
