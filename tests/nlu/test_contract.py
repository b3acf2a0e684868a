"""One contract for whatever reads messages: the embedded engine, Rasa, and both behind one port."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
import pytest_asyncio

from nlu.certain import certainly
from nlu.embedded import EmbeddedInterpreter
from nlu.meaning import Intent, Interpreter, Meaning
from nlu.rasa.server import RasaServer
from nlu.two_engines import TwoEngines, read_by
from tests.hotline.house import Clock
from tests.servers.rasa import Trained, rasa

__all__ = ["rasa"]
pytestmark = pytest.mark.asyncio(loop_scope="module")
ROOT = Path(__file__).parents[2]
EMBEDDED = EmbeddedInterpreter.from_file(ROOT / "data" / "nlu.yml")
SECONDS = 60.0
"""For one question: other tests may be busy on the same cores, and a late answer proves nothing."""


class OnlyRasa(Interpreter):
    """Rasa with nobody behind it: whatever fails is raised."""

    def __init__(self, server: RasaServer) -> None:
        self._server = server

    async def parse(self, text: str) -> Meaning:
        """The meaning."""
        heard = certainly(text, "ADU")
        return heard if isinstance(heard, Meaning) else await read_by(self._server.client, heard)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(
    rasa: Trained, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[RasaServer]:
    """A real server of Rasa."""
    environment = rasa.beside(tmp_path_factory.mktemp("contract"))
    running = await RasaServer.start(environment, rasa.model, rasa.archive, SECONDS)
    yield running
    await running.stop()


@pytest.fixture(params=["embedded", "rasa", "both"])
def engine(request: pytest.FixtureRequest) -> Interpreter:
    """Each of them in turn."""
    if request.param == "embedded":
        return EMBEDDED
    server: RasaServer = request.getfixturevalue("server")
    if request.param == "rasa":
        return OnlyRasa(server)
    return TwoEngines(EMBEDDED, lambda: server.client, Clock())


MEANT: Mapping[str, Intent] = {
    # by rules alone
    "saya sudah gak kuat, pengen mati aja": Intent.EMERGENCY,
    "status dong, ibu saya kejang tolong": Intent.EMERGENCY,
    "antre lama " * 370 + "saya mau bunuh diri": Intent.EMERGENCY,
    "batal": Intent.CANCEL,
    "menu": Intent.MENU,
    "petugas": Intent.ASK_HUMAN,
    "makasih ya min": Intent.THANKS,
    "selamat pagi kak": Intent.GREETING,
    "ya": Intent.YES,
    "bukan": Intent.NO,
    "👍": Intent.YES,
    "🙏": Intent.THANKS,
    "sy mau komplain": Intent.COMPLAINT,
    "sy mau komplain. nm: siti aminah, hp 0812": Intent.COMPLAINT,
    # by an engine
    "jam besuk hari minggu jam berapa": Intent.QUESTION,
    "apakah bisa pakai bpjs?": Intent.QUESTION,
    "berapa biaya rawat inap per hari": Intent.QUESTION,
    "bagaimana cara daftar online": Intent.QUESTION,
    "saya kecewa dengan pelayanan di sini, petugasnya kasar": Intent.COMPLAINT,
    "dari jam 7 pagi sy nunggu blm dipanggil2, petugasnya kasar": Intent.COMPLAINT,
    "laporan saya kemarin sudah sampai mana": Intent.STATUS,
    "bisa disambungkan ke petugas langsung?": Intent.ASK_HUMAN,
    "siapa presiden indonesia": Intent.OUT_OF_SCOPE,
    # nothing to go by
    "": Intent.OUT_OF_SCOPE,
    " \n ": Intent.OUT_OF_SCOPE,
    "😀": Intent.OUT_OF_SCOPE,
    "...": Intent.OUT_OF_SCOPE,
}
FOR_A_FORM = (
    "Siti Aminah",
    "28 feb 1990",
    "31/02/90",
    "081255443321",
    "jl. pangeran antasari 12 samarinda",
    "siti@gmail.com",
    "3173014502900001",
)
ODD = (
    "\x00",
    "kapan \x00 poli gigi buka \ud800",
    "\ud800",
    "a" * 4096,
    "💥" * 4096,
    "'; DROP TABLE chats; --",
    '{"text": "halo"}',
    "[halo](case_number)",
    "/greeting",
    '/emergency{"case_number": "x"}',
    "\u202eolah",
    "مرحبا",
    "?",
    "\r\n\r\nGET / HTTP/1.1",
)


@pytest.mark.parametrize("text", MEANT, ids=lambda text: text[:40])
async def test_what_steers_the_talk_is_read_as_meant(engine: Interpreter, text: str) -> None:
    assert (await engine.parse(text)).intent is MEANT[text]


@pytest.mark.parametrize("text", FOR_A_FORM)
async def test_words_for_a_form_steer_nothing(engine: Interpreter, text: str) -> None:
    assert (await engine.parse(text)).intent in {Intent.QUESTION, Intent.OUT_OF_SCOPE}


@pytest.mark.parametrize(
    ("text", "intent", "number"),
    [
        ("adu 2026 77", Intent.STATUS, "ADU-2026-000077"),
        ("bagaimana kelanjutan ADU-2026-000123 ya", Intent.STATUS, "ADU-2026-000123"),
        ("batal ADU-2026-000123", Intent.CANCEL, "ADU-2026-000123"),
        ("laporan 2026-000123 sudah diproses?", Intent.STATUS, "ADU-2026-000123"),
    ],
)
async def test_the_number_of_a_case_is_found_in_the_form_in_which_it_was_registered(
    engine: Interpreter, text: str, intent: Intent, number: str
) -> None:
    meaning = await engine.parse(text)
    assert (meaning.intent, meaning.entities["case_number"]) == (intent, number)


@pytest.mark.parametrize("text", ["iya tapi alamatnya beda", "tidak ada yang bisa daftar ya?"])
async def test_a_yes_inside_a_sentence_is_no_answer_to_our_question(
    engine: Interpreter, text: str
) -> None:
    assert (await engine.parse(text)).intent not in {Intent.YES, Intent.NO}


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
async def test_anything_that_can_be_typed_has_a_meaning(engine: Interpreter, text: str) -> None:
    meaning = await engine.parse(text)
    assert 0.0 <= meaning.confidence <= 1.0
    assert meaning.intent is not Intent.EMERGENCY


@pytest.mark.parametrize("text", ["complaint", "thanks", "dance", "status{}", "kapan buka"])
async def test_a_stroke_before_a_word_commands_nothing(engine: Interpreter, text: str) -> None:
    assert await engine.parse(f" / //{text}") == await engine.parse(text)


async def test_many_at_once_are_read_as_one_by_one(engine: Interpreter) -> None:
    texts = [text for text in MEANT if text]
    read = await asyncio.gather(*map(engine.parse, texts))
    assert [meaning.intent for meaning in read] == [MEANT[text] for text in texts]


async def test_the_same_text_means_the_same_again(engine: Interpreter) -> None:
    first = await engine.parse("kapan poli gigi buka")
    assert await engine.parse("kapan poli gigi buka") == first
