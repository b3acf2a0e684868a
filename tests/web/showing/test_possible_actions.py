"""The page shows what is possible, all of it and nothing else, and says why where that helps."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from handoff.accounts import Account, Credentials, Role
from handoff.actions.action import (
    Answer,
    Attempt,
    Call,
    CaseAction,
    CaseSituation,
    Impossible,
    Possible,
    WhyNot,
)
from handoff.actions.possible import answer, possible_actions
from handoff.case import Case, CaseStatus
from handoff.effects import StoreCase
from handoff.procedure import Procedure
from handoff.stage import StageEvent
from tests.hotline.cells import OFFICES, SOMEBODY, bureau, case_at, cases, now, people
from tests.web.house import House, open_house
from tests.web.phones import Caller, phones
from web.api.panel_actions import ACTIONS
from web.pages.case_column import Composer, composer_of, not_resent
from web.showing.action_panels.panels import action_panels
from web.showing.action_panels.reader import CaseForReader
from web.showing.refusals import sentence

PLACES = {
    CaseAction.CLAIM: "claim",
    CaseAction.SORT_LIGHT: "sort",
    CaseAction.SORT_SERIOUS: "sort",
    CaseAction.LETTER: "letter",
    CaseAction.LETTER_BY: "letter",
    **{CaseAction(name): name for name in ACTIONS if name in set(CaseAction)},
    CaseAction.REPLY: "reply",
    CaseAction.CATEGORISE: "categories",
}
"""Where something that can be done is on the page."""
BESIDE_THE_COLUMN = {
    CaseAction.ASK,  # a box under the composer
    CaseAction.SEND_FILE,
    CaseAction.NOTE,
    CaseAction.RESEND,  # beside the message
    CaseAction.JUDGE,
    CaseAction.MARK_READ,  # by reading
    CaseAction.PRINT,
}
BUTTON = re.compile(r'data-(?:do|step|open|write)="(?:offer-)?(\w+)"')
SITUATION = CaseSituation(now(), takers=(SOMEBODY,))


def shown_by(answers: Mapping[CaseAction, Answer], case: Case, office: Procedure) -> set[str]:
    """What has a button, by what is possible."""
    stage = office.stages.get(case.stage)
    replies = stage is not None and stage.exit(StageEvent.REPLY) is not None
    return {
        PLACES[action]
        for action, found in answers.items()
        if action in PLACES and isinstance(found, Possible) and found.call is not Call.UNASKED
        if action is not CaseAction.REPLY or replies  # elsewhere the composer is its place
    }


def cells(office: str) -> Iterator[tuple[str, Account, Case, Mapping[CaseAction, Answer]]]:
    """Everybody with every case of an office, and the answers."""
    procedure = bureau(office).procedure
    for where, case in cases(procedure):
        for who, account in people(procedure).items():
            answers = possible_actions(account, case, procedure, SITUATION)
            yield f"{where}-{who}", account, case, answers


def test_whatever_can_be_done_has_its_place_on_the_page() -> None:
    assert set(PLACES) | BESIDE_THE_COLUMN == set(CaseAction)
    assert not set(PLACES) & BESIDE_THE_COLUMN


@pytest.mark.parametrize("office", OFFICES)
def test_the_panels_are_those_of_what_is_possible(office: str) -> None:
    procedure, wrong = bureau(office).procedure, []
    for where, account, case, answers in cells(office):
        reader = CaseForReader(procedure, case, account, answers, ((SOMEBODY, "hadir"),))
        found = action_panels(reader)
        live = {one.action for one in found if not one.blocked}
        wanted = shown_by(answers, case, procedure) - {"claim", "categories"}
        blocked = {one.action: one.blocked for one in found if one.blocked}
        of_what_is_possible = live & set(blocked)
        if live != wanted or of_what_is_possible or len(found) != len(live) + len(blocked):
            wrong.append((where, live ^ wanted, blocked))
    assert wrong == []


@pytest.mark.parametrize("office", OFFICES)
def test_what_cannot_be_done_stays_with_its_reason_where_its_reader_is_the_right_one(
    office: str,
) -> None:
    procedure = bureau(office).procedure
    reasons = {
        *(WhyNot.MISSING, WhyNot.OWN_MINUTES, WhyNot.WINDOW),
        *(WhyNot.ANOTHER_OPEN, WhyNot.TOO_LATE),
    }
    for where, account, case, answers in cells(office):
        reader = CaseForReader(procedure, case, account, answers, ((SOMEBODY, "hadir"),))
        for one in action_panels(reader):
            if not one.blocked:
                continue
            found = answers[CaseAction(one.action)]
            assert isinstance(found, Impossible), where
            if found.why is WhyNot.STAGE:
                assert one.action == "close", where
            else:
                assert (found.why in reasons, one.blocked) == (True, sentence(found)), where


@pytest.mark.parametrize("office", OFFICES)
def test_the_composer_is_there_for_who_may_write_and_the_button_to_claim_for_who_may_claim(
    office: str,
) -> None:
    for where, account, case, answers in cells(office):
        composer = composer_of(account, case, answers)
        claims, asks = answers[CaseAction.CLAIM], answers[CaseAction.ASK]
        assert (composer is Composer.WRITE) == isinstance(asks, Possible), where
        if isinstance(claims, Possible) and claims.call is Call.NOW:
            assert composer is Composer.CLAIM, where
        if composer is Composer.CLAIM and isinstance(claims, Impossible):
            assert claims.why in (WhyNot.CONDITIONS, WhyNot.NOT_ACTIVE), where
        assert (composer is Composer.ENDED) == (not case.is_open), where


@pytest.mark.parametrize("office", OFFICES)
async def test_every_button_of_the_column_is_of_something_possible(
    tmp_path: Path, office: str
) -> None:
    async with open_house(tmp_path, office) as house:
        opened, procedure = await house.complaint(*["petugas"] * 4), house.parts.office
        staff = [house.people[role] for role in Role if role is not Role.EDITOR]
        browsers = {one.id: await house.staff(one) for one in staff}
        others = tuple(
            one for one in staff if one.role is not Role.UNIT and one != house.people[Role.AGENT]
        )
        for stage in procedure.stages:
            for standing in ("waiting", "held", "closed"):
                case = await put(house, opened, stage, standing)
                situation = CaseSituation(house.clock(), takers=others)
                for one in staff:
                    answers = possible_actions(one, case, procedure, situation)
                    if not isinstance(answers[CaseAction.PRINT], Possible):
                        continue  # a case that they do not see
                    page = await browsers[one.id].get(f"/inbox/{case.id}/case")
                    buttons = set(BUTTON.findall(page.text))
                    where = (stage, standing, one.role)
                    assert buttons == shown_by(answers, case, procedure), where


async def put(house: House, opened: Case, stage: str, standing: str) -> Case:
    """The case at another stage, in other hands."""
    model = case_at(house.parts.office, stage, standing)
    agent = house.people[Role.AGENT]
    case = replace(
        model,
        id=opened.id,
        chat=opened.chat,
        number=opened.number,
        agent=agent.id if model.agent else None,
        agent_name=agent.name if model.agent else "",
        closed_at=house.clock() if model.closed_at else None,
    )
    await house.talk.put(opened.chat, StoreCase(case))
    return await house.again(case)


async def test_who_may_serve_no_more_reads_it_and_can_let_the_case_go(tmp_path: Path) -> None:
    async with open_house(tmp_path, "poltekkes-jakarta-3") as house:
        case, rina = await house.complaint(*["petugas"] * 4), house.people[Role.AGENT]
        await house.program.desk.claim(case.id, rina)
        await house.program.store.accounts.set_credentials(rina.id, Credentials())
        browser = await house.staff(rina)
        page = (await browser.get(f"/inbox/{case.id}")).text
        assert 'id="composer"' not in page
        assert "tidak lagi memenuhi syarat melayani: SK tim pelaksana" in page
        assert set(BUTTON.findall(page)) & set(ACTIONS) == {"release", "give_back"}
        body = {"key": (None, "k" * 16)}
        assert (await browser.post(f"/inbox/{case.id}/do/release", files=body)).status_code == 200
        assert (await house.again(case)).status is CaseStatus.WAITING


async def test_the_request_is_answered_with_the_reason_that_the_page_would_give(
    house: House,
) -> None:
    case, desk = await house.complaint(), house.program.desk
    rina, browser = house.people[Role.AGENT], await house.staff(Role.AGENT)
    await desk.claim(case.id, rina)
    body = {"text": (None, "Begitu."), "key": (None, "k" * 16)}
    refused = await browser.post(f"/inbox/{case.id}/do/draw_minutes", files=body)
    attempt = Attempt(
        CaseAction.DRAW_MINUTES,
        rina,
        await house.again(case),
        house.parts.office,
        CaseSituation(house.clock()),
    )
    found = answer(attempt)
    assert isinstance(found, Impossible)
    assert refused.status_code == 409
    assert refused.json()["error"] == f"{sentence(found)} Tampilan sudah diperbarui."


def test_what_did_not_arrive_is_sent_again_by_who_has_the_case_while_the_window_is_open() -> None:
    sent_again = CaseAction.RESEND
    assert not_resent(Possible(sent_again, Call.AT_HAND)) == ""
    closed = Impossible(sent_again, WhyNot.WINDOW)
    assert not_resent(closed) == sentence(closed)
    anothers = Impossible(sent_again, WhyNot.ANOTHERS, by="Rina")
    assert not_resent(anothers) == "Dapat dikirim ulang oleh petugas yang memegang kasus."


async def test_beside_another_open_case_the_page_says_so_in_place_of_the_button(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, "rsud-haji") as house:
        visitor, rina = house.talk.visitor(), house.people[Role.AGENT]
        for _ in range(4):
            await visitor.says("petugas")
        first = await put(house, await house.case_of(visitor), "settle", "closed")
        browser = await house.staff(rina)
        column = f"/inbox/{first.id}/case"
        assert "reopen" in BUTTON.findall((await browser.get(column)).text)
        for _ in range(4):
            await visitor.says("petugas")
        second = await house.case_of(visitor)
        assert (second.id != first.id, second.is_open) == (True, True)
        page = (await browser.get(column)).text
        assert "reopen" not in BUTTON.findall(page)
        assert "Pelapor ini masih punya kasus lain yang terbuka." in page
        body = {"text": (None, "Belum selesai."), "key": (None, "k" * 16)}
        refused = await browser.post(f"/inbox/{first.id}/do/reopen", files=body)
        assert refused.status_code == 409
        assert refused.json()["error"].startswith("Pelapor ini masih punya kasus lain")


async def test_bt_10_whoever_drew_the_minutes_up_reads_that_another_one_approves_them(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, "dinkes-batam") as house:
        boss, rina = house.people[Role.SUPERIOR], house.people[Role.AGENT]
        case = await put(house, await house.complaint(*["petugas"] * 4), "recap", "waiting")
        desk = house.program.desk
        await desk.claim(case.id, boss)
        await desk.draw_minutes(case.id, boss, "Berita acara.")
        await desk.transfer(case.id, boss, rina)
        page = (await (await house.staff(boss)).get(f"/inbox/{case.id}/case")).text
        assert not {"approve", "send_back"} & set(BUTTON.findall(page))
        assert page.count("Berita acara sendiri disetujui orang lain.") == 2
        admin = await house.staff(Role.ADMINISTRATOR)
        theirs = (await admin.get(f"/inbox/{case.id}/case")).text
        assert {"approve", "send_back"} <= set(BUTTON.findall(theirs))


async def test_after_24_hours_the_page_of_a_whatsapp_case_says_so_and_keeps_the_other_ways(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, others=phones()) as house:
        siti, rina = Caller(house), house.people[Role.AGENT]
        await siti.sends(text="petugas")
        case = await siti.case()
        await house.program.desk.claim(case.id, rina)
        await siti.takes()
        await house.program.desk.reply(case.id, rina, "Halo, Bu.", "k" * 16)
        await siti.sends(about=await siti.takes(), status="failed")
        browser = await house.staff(rina)
        column, talk = f"/inbox/{case.id}/case", f"/inbox/{case.id}/talk"
        assert "hold" in BUTTON.findall((await browser.get(column)).text)
        assert "data-resend" in (await browser.get(talk)).text
        house.talk.clock.move(hours=25)
        browser = await house.staff(rina)
        page = (await browser.get(column)).text
        assert "hold" not in BUTTON.findall(page)
        assert "reply_by" in BUTTON.findall(page)
        said = sentence(Impossible(CaseAction.HOLD, WhyNot.WINDOW, window="24 jam WhatsApp"))
        assert said in page
        shown = (await browser.get(talk)).text
        assert "data-resend" not in shown
        assert said in shown
        assert 'id="composer"' in (await browser.get(f"/inbox/{case.id}")).text


def test_a_letter_that_no_platform_carries_wants_to_know_how_it_went() -> None:
    procedure = bureau("rsjd-atma-husada").procedure
    case, rina = case_at(procedure, "answer", "held"), people(procedure)["holder"]
    for window_open in (True, False):
        situation = replace(SITUATION, window_open=window_open)
        answers = possible_actions(rina, case, procedure, situation)
        found = action_panels(CaseForReader(procedure, case, rina, answers))
        (letter,) = (one for one in found if one.action == "letter")
        (way,) = (one for one in letter.inputs if one.name == "way")
        assert (letter.blocked, way.required) == ("", not window_open)
