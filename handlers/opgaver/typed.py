"""Answers `/opgaver` as it was typed: a list, or an act on a task by its number."""

from dataclasses import replace

from domain.organisation import Profile
from domain.ports import Repositories
from handlers import snoozing
from handlers.clusters import implied_cluster
from handlers.digest import digest
from handlers.loading import load_actor, load_here, load_insider
from handlers.opgaver import acts, cards, handing
from handlers.opgaver.listing import load_listing
from handlers.opgaver.words import COMMAND, Act, Kind, Overview, TaskAct, View, read
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.questions import refuse_question
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Context, Typed
from handlers.task_acts import Given, confirm_task, load_task
from handlers.ui import Card, text


async def answer_typed(services: Services, request: Typed) -> Outcome:
    """Shows a list, or does what the words say with a task."""
    context, profile = request.context, services.profile
    wanted = read(request.text, profile)
    if isinstance(wanted, Overview):
        return await services.work.read(lambda repositories: _digest(repositories, services, context, wanted))
    if isinstance(wanted, View):
        return await services.work.read(lambda repositories: _list(repositories, services, context, wanted))
    refuse_question(COMMAND, request.text, f"/{COMMAND}")
    return await services.work.run(
        lambda repositories: _act(repositories, services, context, wanted), delivery=context.delivery
    )


def _list(repositories: Repositories, services: Services, context: Context, view: View) -> Outcome:
    profile = services.profile
    if view.kind is Kind.CLUSTER and view.cluster is None and _is_per_cluster(view, profile):
        here = load_here(repositories, context)
        cluster = implied_cluster(profile, here, load_actor(repositories, context))
        view = replace(view, cluster=cluster.key if cluster else None)
    return Reply(cards.listed(load_listing(repositories, profile, context, view), profile, context.now))


def _is_per_cluster(view: View, profile: Profile) -> bool:
    return view.forum is None or profile.forum(view.forum).is_per_cluster


def _digest(repositories: Repositories, services: Services, context: Context, view: Overview) -> Outcome:
    load_insider(repositories, context)
    page = view.page if view.is_whole else None
    found = digest(repositories, services.registry, services.profile, context.person, context.now, page=page)
    nothing = text("Se alt, der venter, med `/opgaver`.")
    return Reply(found or Card("Intet er forsinket eller skal klares de næste dage.", (nothing,)))


def _act(repositories: Repositories, services: Services, context: Context, wanted: TaskAct) -> Outcome:
    profile, task = services.profile, wanted.task
    match wanted.act:
        case Act.DONE:
            given = Given(wanted.reference)
            acted = confirm_task(repositories, profile, context, load_task(repositories, task, profile), given)
            return Reply(cards.confirmed(acted, profile, context.now))
        case Act.TAKE:
            return Reply(acts.take_task(repositories, profile, context, task))
        case Act.UNDO:
            return Reply(acts.undo(repositories, profile, context, task))
        case Act.HAND_OVER:
            return _hand_over(repositories, services, context, wanted)
        case Act.SNOOZE:
            return _snooze(repositories, services, context, wanted)


def _hand_over(repositories: Repositories, services: Services, context: Context, wanted: TaskAct) -> Outcome:
    profile, task = services.profile, wanted.task
    if wanted.person is None:
        return OpenForm(handing.form(acts.load_own(repositories, profile, context, task), str(task), context.now))
    return Reply(acts.hand_task_over(repositories, profile, context, task, wanted.person))


def _snooze(repositories: Repositories, services: Services, context: Context, wanted: TaskAct) -> Outcome:
    if not wanted.rest:
        found = acts.load_own(repositories, services.profile, context, wanted.task)
        return OpenForm(acts.snooze_form(found, str(wanted.task), context.now))
    try:
        until = snoozing.typed_time(wanted.rest, context.now)
    except snoozing.NoTime as refusal:
        raise Answered(f"Jeg forstod ikke tidspunktet “{wanted.rest[:60]}”.", unsaved(refusal.why)) from refusal
    return Reply(acts.remind_later(repositories, services.profile, context, wanted.task, until))
