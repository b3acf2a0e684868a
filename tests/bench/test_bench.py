"""The benchmark end to end with tiny counts; how fast it is does not matter here."""

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from bench import desk_kept, desk_match, desk_quality, evidence_verify, loop_pause, turns
from bench.__main__ import ENTRIES, main
from bench.large_desk import entries, questions
from bench.load import Bot, Load, town
from bench.measured import BenchFailed, Measured, percentile, table
from bench.new_questions import new_questions
from bench.processes import ROOT, cpu_seconds, free_port, running
from bench.questions import QUESTIONS
from bench.turns import Size
from bench.weights import Lessons, fit
from desk_info.entry import Outcome
from desk_info.loading import load_desk_info
from desk_info.matching.matcher import Matcher
from language.normalising import words
from tests.channel_names import On
from tests.emulators.receiver import Receiver
from tests.hotline.house import knowledge
from tests.played.theatre import Theatre
from tests.waiting import until

KEYS = {"name", "value", "unit", "beside", "ratio", "p50_ms", "p99_ms"}
TINY = Size(warm_up=Load(1, 1, 1), round=Load(2, 3, 2), rounds=2)


def test_every_question_of_the_load_has_the_answer_that_is_expected() -> None:
    matcher = Matcher(load_desk_info(turns.OFFICE / "desk_info.yml"))
    for question, entry in QUESTIONS:
        found = matcher.match(question)
        assert (found.outcome, found.candidates[0].entry.id) == (Outcome.ANSWER, entry), question


@pytest.mark.parametrize("measure", [turns.measure_new, turns.measure_seen, turns.measure_far])
def test_whole_turns_are_counted_beside_an_echo(measure: Callable[[Size], Measured]) -> None:
    measured = measure(TINY)

    assert measured.value > 0
    assert measured.beside is not None
    assert measured.ratio == measured.value / measured.beside
    assert measured.p50_ms is not None
    assert measured.p99_ms is not None
    assert 0 < measured.p50_ms <= measured.p99_ms
    assert f"{TINY.turns} turns" in measured.said
    assert "2 callers" in measured.said


async def test_no_new_question_comes_twice_and_each_is_answered_by_its_entry() -> None:
    known = knowledge().of_its_own()
    asked = await new_questions(known, [5] * 60)

    assert len({text for text, _ in asked}) == 300
    assert len({" ".join(words(text)) for text, _ in asked}) > 290
    assert len({entry for _, entry in asked}) > 50
    for text, entry in asked:
        (found,) = known.desk_information.questions(text)
        assert (found.outcome, found.candidates[0].entry.id) == (Outcome.ANSWER, entry), text
    assert asked[:20] == await new_questions(known, [5] * 4)


def test_each_new_question_is_answered_in_the_talk_in_which_it_comes() -> None:
    asked = asyncio.run(new_questions(knowledge(), [5] * 12, seed=7))
    talks = [asked[begin : begin + 5] for begin in range(0, len(asked), 5)]
    theatre = Theatre(channel=On.WHATSAPP)
    for talk, played in zip(
        talks, theatre.play_all([[text for text, _ in talk] for talk in talks]), strict=True
    ):
        assert [turn.did for turn in played.turns] == [(f"answered:{entry}",) for _, entry in talk]


async def test_an_office_without_enough_variants_has_no_new_questions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bench.new_questions._TRIES", 1)
    with pytest.raises(BenchFailed, match="of 100 new questions"):
        await new_questions(knowledge(), [5] * 20)


async def test_a_server_uses_what_its_children_use(tmp_path: Path) -> None:
    busy = "sum(range(10**7))"
    code = (
        f"import socket, subprocess, sys\n"
        f"child = subprocess.Popen([sys.executable, '-c', '{busy}; input()'], stdin=-1)\n"
        f"door = socket.create_server(('127.0.0.1', int(sys.argv[1])))\n"
        f"while True: door.accept()"
    )
    port = free_port()
    async with running(["-c", code, str(port)], {}, tmp_path, port) as process:

        def of_children() -> float:
            used = cpu_seconds(process)
            return used.children if used else 1.0

        await until(lambda: of_children() > 0.05, "the child is counted")


async def test_a_reply_that_never_comes_fails_the_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.load.ANSWERED_WITHIN", 0.2)
    async with town() as people, Receiver() as silent:
        bot = Bot("a bot that says nothing", silent.url, QUESTIONS)
        with pytest.raises(BenchFailed, match="never replied"):
            await people.ask(bot, Load(1, 1, 1))


async def test_a_webhook_that_is_refused_fails_the_round() -> None:
    async with town() as people, Receiver(answers=[503]) as busy:
        bot = Bot("a busy bot", busy.url, QUESTIONS)
        with pytest.raises(BenchFailed, match="with 503"):
            await people.ask(bot, Load(1, 1, 1))


async def test_a_wrong_reply_fails_the_round(tmp_path: Path) -> None:
    port = free_port()
    async with town() as people:
        arguments = ["-m", "bench.echo", str(port), people.graph_url]
        async with running(arguments, {}, tmp_path, port):
            url = f"http://127.0.0.1:{port}/webhook"
            bot = Bot("an echo", url, [("jam besuk?", "an answer, not an echo")])
            with pytest.raises(BenchFailed, match=r"replied to 'jam besuk\?'"):
                await people.ask(bot, Load(1, 1, 1))


async def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(BenchFailed, match="nobody home"):
        async with running(["-c", "raise SystemExit('nobody home')"], {}, tmp_path, free_port()):
            pass


def test_the_desk_is_matched_beside_a_scan() -> None:
    measured = desk_match.measure(count=300, scanned=3)

    assert measured.value > 0
    assert measured.p50_ms is not None
    assert measured.beside is not None
    assert "300 entries with 900 variants" in measured.said
    assert "with 100 entries; none is asked twice" in measured.said


def test_no_question_to_a_large_desk_comes_twice() -> None:
    assert len({text for _, text in questions(entries(20), 400)}) == 400


def test_pauses_of_the_loop_are_measured_both_ways() -> None:
    measured = loop_pause.measure(loop_pause.Size(rate=20, seconds=1, rounds=2))

    assert measured.value > 0
    assert measured.beside is not None
    assert measured.p50_ms is not None
    assert measured.p99_ms is not None
    assert 0 < measured.p50_ms <= measured.p99_ms
    assert "messages/s were answered" in measured.said


def test_messages_that_are_not_answered_are_no_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop_pause, "_bodies", lambda *_: iter(()))
    with pytest.raises(BenchFailed, match="4 messages came and 0 were answered"):
        loop_pause.measure(loop_pause.Size(rate=4, seconds=1, rounds=1))


def test_kept_likenesses_are_measured_beside_those_worked_out_each_time() -> None:
    measured = desk_kept.measure(questions=10, rounds=1)

    assert measured.value > 0
    assert measured.beside is not None
    assert "entries, none asked before" in measured.said


def test_likenesses_that_find_something_else_are_no_measure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(desk_kept, "_alike", lambda *_: False)
    with pytest.raises(BenchFailed, match="something else"):
        desk_kept.measure(questions=2, rounds=1)


def test_the_matcher_is_measured_beside_two_others_on_what_is_at_hand(tmp_path: Path) -> None:
    measured = desk_quality.measure([ROOT / "procedures" / "dinkes-batam"], shared=tmp_path)

    assert measured.beside is not None
    assert 0.0 < measured.beside < measured.value < 1.0
    assert "saved questions of the offices (1 sets" in measured.said
    assert "six real sets: not at hand, not measured" in measured.said
    assert measured.said.count("logistic regression") == 1


def test_without_scikit_learn_the_rest_is_measured_and_it_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.pipeline", None)
    measured = desk_quality.measure([ROOT / "procedures" / "dinkes-batam"], shared=tmp_path)

    assert measured.value > 0
    assert "logistic regression not measured: scikit-learn" in measured.said


def test_a_large_desk_has_as_many_different_entries_as_are_asked_for() -> None:
    desk = entries(10_000)
    assert len({entry.id for entry in desk}) == 10_000
    assert len({variant for entry in desk for variant in entry.variants}) == 30_000


def test_weights_are_found_where_one_signal_tells_right_from_wrong() -> None:
    chance = np.random.default_rng(1)
    signals = chance.normal(size=(400, 2))
    lessons = [
        Lessons(signals[:200], (signals[:200, 0] > 0).astype(np.float64)),
        Lessons(signals[200:], (signals[200:, 0] > 1).astype(np.float64)),
    ]
    worth, _ = fit(lessons)
    assert worth[0] > 10 * abs(worth[1])


def test_evidence_is_verified_beside_plain_hashing() -> None:
    measured = evidence_verify.measure(chats=3, facts=5)

    assert measured.value > 0
    assert "15 facts in 3 chats" in measured.said


def test_a_run_writes_every_key_of_the_entries_that_were_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = tmp_path / "var" / "bench.json"
    entries = {
        "whole": lambda: Measured("whole", 10.0, "turns/s", 4.0, 2.5, 1.0, 9.0, "what it is"),
        "bare": lambda: Measured("bare", 1234.56, "facts/s"),
    }

    assert main(["bare", "whole"], entries, results) == 0

    written = json.loads(results.read_text(encoding="utf-8"))
    assert [set(one) for one in written] == [KEYS, KEYS]
    assert [one["name"] for one in written] == ["bare", "whole"]
    assert written[0]["beside"] is written[0]["p50_ms"] is None
    assert written[1]["ratio"] == 2.5
    assert "what it is" in capsys.readouterr().out


def test_an_unknown_entry_is_refused_with_the_names_that_are_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["turn_oracle"], results=tmp_path / "bench.json") == 2

    said = capsys.readouterr().err
    assert "turn_oracle" in said
    assert all(name in said for name in ENTRIES)
    assert not (tmp_path / "bench.json").exists()


def test_an_entry_that_failed_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> Measured:
        raise BenchFailed("a reply is missing")

    assert main([], {"failing": fails}, tmp_path / "bench.json") == 1
    assert "a reply is missing" in capsys.readouterr().err
    assert not (tmp_path / "bench.json").exists()


def test_percentiles_are_values_that_were_measured() -> None:
    values = [float(number) for number in range(100, 0, -1)]

    assert percentile(values, 0.5) == 50.0
    assert percentile(values, 0.99) == 99.0
    assert percentile([7.0], 0.99) == 7.0


def test_the_table_shows_a_dash_for_what_was_not_measured() -> None:
    assert table([Measured("bare", 3.0, "facts/s")]).splitlines()[1].split()[2] == "-"
