"""Answers `/sagsflow` as it was typed; without a text it opens a form. What it does to cases stands in `acts`."""

from dataclasses import replace

from domain.case_ways import asks_for_answer, steps_ahead
from domain.cases import LONGEST_REASON, Answer, CaseLeg, Journey, require_open
from domain.organisation import Body
from domain.ports import Repositories
from handlers.case_text import case_stands
from handlers.desk import open_desk
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.questions import refuse_question
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Typed
from handlers.retry import command_button
from handlers.sagsflow import acts, cards, form, questions
from handlers.sagsflow.loading import CaseDesk, load_desk, open_journeys
from handlers.sagsflow.opening import open_typed
from handlers.sagsflow.table import handed_out
from handlers.sagsflow.told import answered, done, stopped
from handlers.sagsflow.unused import refuse_unused
from handlers.sagsflow.words import COMMAND, Act, Reading, read
from handlers.typed_text import one_line, says_something, spelled_out
from handlers.ui import Actions


async def answer_typed(services: Services, request: Typed) -> Outcome:
    """Opens, shows, answers for, stops …, by what the words ask for."""
    context, profile = request.context, services.profile
    reading = read(request.text, profile)
    if reading.act not in (Act.FORM, Act.STATUS, Act.FILE):
        refuse_question(COMMAND, request.text, f"/{COMMAND} status")
    refuse_unused(request.text, reading)

    def unit(repositories: Repositories) -> Outcome:
        desk = open_desk(repositories, profile, context)
        desk.require_insider()
        spelled = replace(reading, said=one_line(spelled_out(repositories, reading.said)))
        if reading.act in (Act.FORM, Act.NEW):
            return open_typed(desk, spelled)
        if reading.act is Act.FILE:
            return handed_out(desk, reading.endings, is_closed=reading.is_closed)
        if reading.act is Act.STATUS and reading.number is None:
            journeys = [one for one in open_journeys(desk) if _is_at(one, reading)]
            return Reply(cards.listed(journeys, profile, context.now, reading))
        case = load_desk(desk, reading.number, reading.act)
        return Reply(done(case)) if reading.act is Act.STATUS else _act(case, spelled)

    if reading.act in (Act.FORM, Act.STATUS):
        return await services.work.read(unit)
    return await services.work.run(unit, delivery=context.delivery)


def onward(desk: CaseDesk, reading: Reading) -> Outcome:
    """Answers for the place that is meant, or moves on a case that all have answered; asks where that isn't clear."""
    journey, profile = desk.journey, desk.profile
    if not journey.awaited or reading.ends:
        return _choose(desk, reading)
    leg = _leg(desk, reading)
    if leg is None:
        return Reply(questions.which_place(desk))
    said = reading.answer
    if asks_for_answer(journey.step, profile) and said in (None, Answer.TREATED):
        desk.require_carrier(leg)
        return Reply(questions.which_answer(desk, leg.place))
    if reading.is_told and said in (Answer.ACCEPTED, Answer.ADAPTED) and not asks_for_answer(journey.step, profile):
        raise _is_treated(desk)
    if said in (Answer.ADAPTED, Answer.DECLINED) and not says_something(reading.said):
        desk.require_carrier(leg)
        return OpenForm(form.answer_form(journey, leg.place, said or Answer.ADAPTED, profile))
    answer = said if said is not None and (said is Answer.DECLINED or asks_for_answer(journey.step, profile)) else None
    to = reading.to if reading.to != leg.place else ""
    return Reply(answered(desk, leg, answer or Answer.TREATED, _reason(reading), to=to))


def _is_treated(desk: CaseDesk) -> Answered:
    """The question whether the case may go on, to who tells that a cluster takes it where none is asked."""
    number = desk.journey.case.id
    return Answered(
        f"Er sag {number} behandlet?",
        unsaved("På dette trin bliver ingen spurgt, om de tager den. Er den behandlet, sender jeg den videre."),
        Actions((command_button("Behandlet", COMMAND, f"{Act.ONWARD.value} {number} behandlet"),)),
    )


def _is_at(journey: Journey, reading: Reading) -> bool:
    """Whether a case waits at the forum or in the cluster that is named, or began in that cluster."""
    named = (reading.to, reading.cluster.key if reading.cluster else "")
    at = {("", ""), ("", journey.case.cluster)}
    for forum, _, cluster in (leg.place.partition("/") for leg in journey.awaited):
        at |= {(forum, cluster), (forum, ""), ("", cluster)}
    return named in at


def _act(desk: CaseDesk, reading: Reading) -> Outcome:
    """An act on a case that is there."""
    number = desk.journey.case.id
    match reading.act:
        case Act.ONWARD:
            return onward(desk, reading)
        case Act.HAND_OVER:
            return _hand_over(desk, reading)
        case Act.STOP if not says_something(reading.said):
            desk.require_any()
            return OpenForm(form.stop_form(desk.journey.case))
        case Act.STOP:
            return Reply(stopped(desk, _reason(reading)))
        case Act.RESUME:
            after = acts.resume(desk)
            said = f"Sag {number} er i gang igen. {case_stands(after.journey, desk.profile)}"
        case _:
            after = acts.take_back(desk, reading.cluster.key if reading.cluster else "", reading.council)
            said = f"Svaret er fortrudt i sag {number}. {case_stands(after.journey, desk.profile)}"
    return Reply(done(after, said))


def _hand_over(desk: CaseDesk, reading: Reading) -> Outcome:
    require_open(desk.journey.case)
    if not reading.to:
        raise _no_receiver(desk)
    if not desk.journey.awaited:
        number = desk.journey.case.id
        raise Answered(
            f"Alle har svaret i sag {number}.",
            unsaved(f"Vælg i stedet, hvor den skal hen, med `/{COMMAND} videre {number}`."),
        )
    leg = _leg(desk, reading)
    if leg is None:
        named = f"{reading.to} {reading.to_cluster.key if reading.to_cluster else ''}".strip()
        return Reply(questions.which_place(desk, named))
    receiver = _receiver(desk, leg, reading)
    after = acts.hand_over(desk, leg, receiver)
    return Reply(done(after, f"Sag {desk.journey.case.id} er overleveret til {receiver.name}"))


def _choose(desk: CaseDesk, reading: Reading) -> Outcome:
    """Moves a case that all have answered on to where it was chosen to go; asks where nothing was chosen."""
    desk.require_any()
    require_open(desk.journey.case)
    ahead = steps_ahead(desk.journey, desk.profile)
    if reading.ends:
        return Reply(done(acts.finish(desk), f"Sag {desk.journey.case.id} er afsluttet"))
    if not reading.to and ahead:
        return Reply(questions.which_way(desk, ahead))
    after = acts.go_on(desk, to=reading.to)
    return Reply(done(after, f"Sag {desk.journey.case.id} er sendt videre. {case_stands(after.journey, desk.profile)}"))


def _leg(desk: CaseDesk, reading: Reading) -> CaseLeg | None:
    """Where the case is answered: what was named, else the only place, else the only one that is the person's."""
    journey = desk.journey
    if place := reading.council or reading.giver:
        return journey.at(place)
    if reading.cluster is not None:
        of_cluster = [leg for leg in journey.current if leg.place.endswith(f"/{reading.cluster.key}")]
        return of_cluster[0] if of_cluster else journey.at(f"{journey.step.forum}/{reading.cluster.key}")
    if any(leg.place == reading.to for leg in journey.awaited):
        return journey.at(reading.to)
    if len(journey.awaited) == 1:
        return journey.awaited[0]
    mine = [leg for leg in journey.awaited if leg.place.partition("/")[2] in desk.actor.clusters()]
    if len(mine) == 1:
        return mine[0]
    desk.require_any()
    return None


def _receiver(desk: CaseDesk, leg: CaseLeg, reading: Reading) -> Body:
    """The body that is to have the case: in the cluster named, else in that of who has it."""
    profile = desk.profile
    cluster = reading.to_cluster.key if reading.to_cluster else leg.place.partition("/")[2]
    for body in profile.bodies:
        if body.forum.key == reading.to and (body.cluster is None or body.cluster.key == cluster):
            return body
    raise _no_receiver(desk)


def _no_receiver(desk: CaseDesk) -> Answered:
    return Answered(
        "Hvem skal sagen overleveres til?",
        unsaved(f"Skriv fx `/{COMMAND} overlever {desk.journey.case.id} til ssu` eller `til fagligt fyn`."),
    )


def _reason(reading: Reading) -> str:
    if len(reading.said) > LONGEST_REASON:
        raise Answered(
            f"Begrundelsen er for lang: {len(reading.said)} tegn.", unsaved(f"Skriv højst {LONGEST_REASON}.")
        )
    return reading.said
