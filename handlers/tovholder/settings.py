"""`/tovholder indstillinger`: each person's own choice of digest, zone, quiet hours and pause, by words or form."""

from collections.abc import Mapping
from dataclasses import replace

from domain.ports import Repositories
from domain.preferences import (
    EARLIEST_DIGEST,
    LATEST_DIGEST,
    DigestInQuietHours,
    DigestTooEarlyOrLate,
    NoTimeLeft,
    Preferences,
    changed,
)
from domain.reminder_times import Reminding
from handlers.keys import AGAIN, not_offered
from handlers.loading import load_insider
from handlers.log_writing import write_log
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.preference_text import hour, hours, pause_text
from handlers.refusals import Answered, WrongFields, unsaved
from handlers.registry import Services
from handlers.requests import Context, Submitted, Typed
from handlers.tovholder import settings_cards, settings_words
from handlers.tovholder.settings_cards import read_time
from handlers.tovholder.settings_words import DIGEST, NEWS, PAUSE, QUIET, ZONE, NotRead
from handlers.tovholder.words import quoted
from handlers.ui import Card, Choice, TextInput

_EDIT = frozenset({"ret", "rediger", "form", "formular", "aendr", "ændr"})


def answer(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Shows a person's settings, changes what the words say, or opens the form."""
    context, reminding = request.context, services.profile.reminding
    has_role = _has_role(repositories, context)
    wishes = repositories.preferences.of([context.person])[context.person]
    if not typed.strip():
        return Reply(settings_cards.shown(wishes, reminding, context.now, has_role=has_role))
    if typed.strip().casefold() in _EDIT:
        return OpenForm(settings_cards.form(wishes, reminding, context.now))
    try:
        wanted = settings_words.read(typed, wishes, context.now)
    except NotRead as refusal:
        raise Answered(f"Jeg forstod ikke {quoted(typed.strip())}.", unsaved(refusal.why)) from refusal
    try:
        return Reply(_save(repositories, wanted, context, reminding, has_role=has_role))
    except _REFUSALS as refusal:
        raise Answered(_why(refusal)[1], unsaved()) from refusal


def submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Saves what the form says; what can't be is said at its field."""
    context, reminding = request.context, services.profile.reminding
    has_role = _has_role(repositories, context)
    wishes = repositories.preferences.of([context.person])[context.person]
    if request.hidden != settings_cards.form(wishes, reminding, context.now).hidden:
        raise Answered(
            "Dine indstillinger er ændret, mens formularen stod åben.",
            unsaved("Luk formularen, og åbn den igen for at se ændringen."),
        )
    wanted, errors = _filled(wishes, request.values, context, reminding)
    if errors:
        raise WrongFields(errors)
    try:
        return Reply(_save(repositories, wanted, context, reminding, has_role=has_role))
    except _REFUSALS as refusal:
        field, why = _why(refusal)
        raise WrongFields({field: why}) from refusal


def _filled(
    wishes: Preferences, values: Mapping[str, str], context: Context, reminding: Reminding
) -> tuple[Preferences, dict[str, str]]:
    """The choices as they were filled in, and by field what was not understood; what didn't come back stays."""
    fields = settings_cards.form(wishes, reminding, context.now).fields
    errors = not_offered((one for one in fields if isinstance(one, Choice) and one.name != DIGEST), values)
    if errors:
        return wishes, errors
    values = {one.name: one.value for one in fields if isinstance(one, Choice | TextInput)} | dict(values)
    at, zone, quiet, pause = (values[name].strip() for name in (DIGEST, ZONE, QUIET, PAUSE))
    wanted = replace(wishes, zone=zone or wishes.zone, wants_digest=at != settings_cards.OFF)
    wanted = replace(wanted, wants_news=values.get(NEWS, "") != settings_cards.OFF)
    if wanted.wants_digest and at:
        try:
            chosen = read_time(at)
        except ValueError:
            return wishes, {DIGEST: AGAIN}
        wanted = replace(wanted, digest_at=None if chosen == reminding.digest_at else chosen)
    try:
        wanted = replace(wanted, quiet=settings_words.read_quiet(quiet, context.now) if quiet else None)
    except NotRead as refusal:
        errors[QUIET] = refusal.why
    try:
        if pause != pause_text(wishes, context.now):
            wanted = settings_words.with_pause(wanted, pause or settings_words.NO_PAUSE, context.now)
    except NotRead as refusal:
        errors[PAUSE] = refusal.why
    return wanted, errors


def _save(
    repositories: Repositories, wanted: Preferences, context: Context, reminding: Reminding, *, has_role: bool
) -> Card:
    new = changed(wanted, context.now, reminding)
    repositories.preferences.save(new)
    write_log(repositories, context, "indstillinger.ændret", f"person:{context.person}")
    return settings_cards.saved(new, reminding, context.now, has_role=has_role)


def _has_role(repositories: Repositories, context: Context) -> bool:
    actor = load_insider(repositories, context)
    return bool(actor.roles)


_REFUSALS = (DigestTooEarlyOrLate, DigestInQuietHours, NoTimeLeft)


def _why(refusal: DigestTooEarlyOrLate | DigestInQuietHours | NoTimeLeft) -> tuple[str, str]:
    """The field that it is about, and the refusal in words."""
    match refusal:
        case DigestTooEarlyOrLate():
            return DIGEST, f"Overblikket kan komme fra {hour(EARLIEST_DIGEST)} til {hour(LATEST_DIGEST)}."
        case DigestInQuietHours(at=at, quiet=quiet):
            return QUIET, f"Overblikket kommer {hour(at)}, som er i dine stille timer {hours(quiet)}. Flyt et af dem."
        case NoTimeLeft(quiet=quiet, working=working):
            office = f"Jeg skriver kun uopfordret på hverdage {hours(working)}"
            return QUIET, f"Stille {hours(quiet)} lader ingen tid tilbage: {office}. Hold en pause i stedet."
