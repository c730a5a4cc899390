"""Answers `/opgaver` as it was typed: a list, or an act on a task by its number."""

from dataclasses import replace

from domain.organisation import Profile
from domain.ports import Repositories
from handlers import snoozing
from handlers.desk import Desk, open_desk
from handlers.digest import digest
from handlers.opgaver import acts, cards, handing
from handlers.opgaver.listing import load_listing
from handlers.opgaver.words import COMMAND, Act, Kind, Overview, TaskAct, View, read
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.questions import refuse_question
from handlers.refusals import Answered, unsaved
from handlers.registry import Registry, Services
from handlers.requests import Typed
from handlers.task_acts import Given, confirm_task, load_task
from handlers.ui import Card, text


async def answer_typed(services: Services, request: Typed) -> Outcome:
    """Shows a list, or does what the words say with a task."""
    context, profile = request.context, services.profile
    wanted = read(request.text, profile)

    def unit(repositories: Repositories) -> Outcome:
        desk = open_desk(repositories, profile, context)
        match wanted:
            case Overview():
                return _digest(desk, services.registry, wanted)
            case View():
                return _list(desk, wanted)
            case TaskAct():
                return _act(desk, wanted)

    if isinstance(wanted, Overview | View):
        return await services.work.read(unit)
    refuse_question(COMMAND, request.text, f"/{COMMAND}")
    return await services.work.run(unit, delivery=context.delivery)


def _list(desk: Desk, view: View) -> Outcome:
    profile = desk.profile
    if view.kind is Kind.CLUSTER and view.cluster is None and _is_per_cluster(view, profile):
        cluster = desk.cluster_here()
        view = replace(view, cluster=cluster.key if cluster else None)
    return Reply(cards.listed(load_listing(desk, view), profile, desk.now))


def _is_per_cluster(view: View, profile: Profile) -> bool:
    return view.forum is None or profile.forum(view.forum).is_per_cluster


def _digest(desk: Desk, registry: Registry, view: Overview) -> Outcome:
    desk.require_insider()
    page = view.page if view.is_whole else None
    found = digest(desk.repositories, registry, desk.profile, desk.context.person, desk.now, page=page)
    nothing = text("Se alt, der venter, med `/opgaver`.")
    return Reply(found or Card("Intet er forsinket eller skal klares de næste dage.", (nothing,)))


def _act(desk: Desk, wanted: TaskAct) -> Outcome:
    match wanted.act:
        case Act.DONE:
            acted = confirm_task(desk, load_task(desk, wanted.task), Given(wanted.reference))
            return Reply(cards.confirmed(acted, desk.profile, desk.now))
        case Act.TAKE:
            return Reply(acts.take_task(desk, wanted.task))
        case Act.UNDO:
            return Reply(acts.undo(desk, wanted.task))
        case Act.HAND_OVER:
            if wanted.person is None:
                return OpenForm(handing.form(acts.load_own(desk, wanted.task), str(wanted.task), desk.now))
            return Reply(acts.hand_task_over(desk, wanted.task, wanted.person))
        case Act.SNOOZE:
            return _snooze(desk, wanted)


def _snooze(desk: Desk, wanted: TaskAct) -> Outcome:
    if not wanted.rest:
        return OpenForm(acts.snooze_form(acts.load_own(desk, wanted.task), str(wanted.task), desk.now))
    try:
        until = snoozing.typed_time(wanted.rest, desk.now)
    except snoozing.NoTime as refusal:
        raise Answered(f"Jeg forstod ikke tidspunktet “{wanted.rest[:60]}”.", unsaved(refusal.why)) from refusal
    return Reply(acts.remind_later(desk, wanted.task, until))
