"""Small questions about a message that several parts of the talk ask."""

import re

from bot.decision import Heard
from bot.understanding import SURE
from core.message import Kind
from desk_info.entry import Outcome
from language.normalising import POLITE, words
from language.numbers import only_numbers
from language.slang import listed
from language.stemming import is_indonesian, stem
from nlu.meaning import Intent

COMMAND_WORDS = 8
_OPENING = listed(
    "saya aku kami mau ingin akan tanya bertanya menanyakan ditanyakan soal tentang mengenai "
    "masalah perihal ada yang apa bisa boleh bantu dibantu membantu bantuan tolong minta "
    "mohon informasi kak kakak min mimin admin pak bapak bu ibu mas mbak mba bang om tante "
    "bos gan dok begini jadi izin numpang sebentar dulu lagi sesuatu hal ini itu ya nih deh "
    "sih dong halo hai selamat pagi siang sore malam permisi maaf terus lalu dan di sini "
    "disini untuk dengan sama kalau"
)
_ASKING = listed(
    "apa apakah bagaimana berapa kapan dimana kemana siapa mengapa kenapa mana kok kah"
)
_WAITED_FOR = listed(
    "dibaca dibalas balas balasan dijawab jawaban direspon respon ditanggapi perkembangan "
    "kabar progres update kelanjutan kelanjutannya dihubungi ditelepon ditelp"
)
_IMPATIENT = listed(
    "lama berapa jam menit lagi banget sekali sih ya kok masih belum menunggu tunggu saya "
    "sudah ini amat dong kah min admin pak bu kak dari tadi petugas mana antre kapan "
    "hubungi telepon"
)
_PROGRESS = listed(
    "diproses proses ditindaklanjuti ditindak ditanggapi ditangani selesai jadi hasil hasilnya "
    "perkembangan progres kelanjutan"
)
_HOW_FAR = listed("sudah belum sampai")
_OF_MINE = listed(
    "saya punya yang itu tadi kemarin apa apakah bagaimana mana gimana tindak lanjut dimana kah "
    "pengaduan aduan laporan keluhan permohonan permintaan nya"
)
_PEOPLE = listed("petugas orang manusia operator cs agent")
_ABOUT_PEOPLE = _PEOPLE | listed(
    "staf pegawai admin human sambungkan sambungin hubungkan hubungi bicara berbicara ngomong "
    "ngobrol telepon"
)
_CALLED = frozenset({"telepon"})
_DIGITS_OF_A_NUMBER = 8
_CALLING = POLITE | listed(
    "mana mau sama dengan bicara ngomong panggil panggilkan minta woy woi oi hei"
)

_AN_ANSWER = listed(
    "itu ini tadi yang jawaban jawabannya jwbn balasan info informasi terima kasih terimakasih "
    "tapi tp kok maksud pertanyaan ditanya tanya"
)
_FALSE = listed("salah keliru menyambung nyambung mengaco ngaco ngawur melenceng meleset")
_NOT = listed("tidak bukan bkn kurang belum")
_FITTING = listed("sesuai tepat cocok benar menyambung nyambung maksud membantu menjawab")
_AROUND_A_DENIAL = POLITE | _AN_ANSWER | _FALSE | _NOT | _FITTING | listed("saya aku sih banget")
_A_MACHINE = listed("bot robot mesin chatbot ai")
_WHO = listed("kamu anda kau ini you are siapa")
_AROUND_WHO = (
    POLITE
    | _A_MACHINE
    | _WHO
    | listed("apa apakah atau orang manusia asli a an the human yang balas jawab beneran")
)
_NAMED = re.compile(
    r"\s*(?:halo|hai|perkenalkan)?[\s,]*(?:nama (?:saya|sy|aku)|(?:saya|sy|aku) "
    r"(?:ibu|bu|bapak|pak|bpk|mas|mbak|mba))\b[\s:]*(?:[^\W\d_.'’-]+[\s.,'’-]*){1,5}",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(r"[\s+().-]*(?:\d[\s+().-]*){8,20}")


def pressed(heard: Heard) -> str:
    """The id of what was pressed, empty when words were typed."""
    return heard.inbound.choice if heard.inbound.kind is Kind.CHOICE else ""


def means(heard: Heard, intent: Intent) -> bool:
    """Whether that is what was typed, surely enough to steer by."""
    meaning = heard.meaning
    return not pressed(heard) and meaning.intent is intent and meaning.confidence >= SURE


def commands(heard: Heard, intent: Intent) -> bool:
    """As `means`, and so short that nothing else can be in it, or the number of a case is."""
    short = len(heard.text.split()) <= COMMAND_WORDS
    return means(heard, intent) and (short or "case_number" in heard.meaning.entities)


def asks(heard: Heard) -> bool:
    """Whether the words are a question."""
    return not pressed(heard) and (heard.meaning.intent is Intent.QUESTION or "?" in heard.text)


def asks_surely(heard: Heard) -> bool:
    """Whether the words are a question beyond doubt: *tugas tidak bisa diunggah* may be none."""
    return asks(heard) and ("?" in heard.text or heard.meaning.confidence >= SURE)


def is_known(heard: Heard) -> bool:
    """Whether the desk information surely has the answer."""
    return not pressed(heard) and heard.match.outcome is Outcome.ANSWER


def is_nearly_known(heard: Heard) -> bool:
    """Whether the desk information has two or three answers that may be meant.

    Words that only ask (*gimana?*) are evidence for none, but after an answer: then they go on.
    """
    if pressed(heard) or heard.match.outcome is not Outcome.CHOOSE:
        return False
    return bool(heard.match.follows) or not only_asks(heard)


def only_asks(heard: Heard) -> bool:
    """Whether nothing but words that ask was typed, and not what is asked: *gmn kak*, *kapan?*"""
    said = frozenset(words(heard.text))
    return not pressed(heard) and not said.isdisjoint(_ASKING) and said <= _ASKING | POLITE


def only_opens(heard: Heard) -> bool:
    """Whether the words only lead to something: *min, saya mau tanya dong*, *gimana ya*."""
    if only_asks(heard):
        return True
    said = words(heard.text)
    return bool(said) and not pressed(heard) and all(word in _OPENING for word in said)


def is_number_alone(heard: Heard) -> bool:
    """Whether a number is chosen and no more, where there is no list: *5*, *no 3*, *yang 2*."""
    return not pressed(heard) and only_numbers(words(heard.text))


def is_wordless(heard: Heard) -> bool:
    """Whether nothing was typed that could be asked about: signs, a letter, *xyz*."""
    said = words(heard.text)
    return not pressed(heard) and (not said or (len(said) == 1 and _is_no_word(said[0], heard)))


def _is_no_word(word: str, heard: Heard) -> bool:
    strange = word in heard.match.strange and not is_indonesian(stem(word))
    return len(word) == 1 or strange


def only_waits(heard: Heard) -> bool:
    """Whether nothing but impatience is in the words: *kok belum ditelepon*, *kapan dibalas*."""
    said = words(heard.text)
    waited = not _WAITED_FOR.isdisjoint(said) or "lama" in said or "telepon" in said
    return waited and not pressed(heard) and set(said) <= _WAITED_FOR | _IMPATIENT | POLITE


def only_asks_for_progress(heard: Heard) -> bool:
    """Whether nothing is asked but how far something is: *sudah diproses belum?*

    *Belum selesai* states it, and is what somebody says who is not content.
    """
    said = frozenset(words(heard.text))
    wonders = "?" in heard.text or not said.isdisjoint(_HOW_FAR - {"belum"})
    asked = wonders and not said.isdisjoint(_PROGRESS) and not said.isdisjoint(_HOW_FAR)
    return asked and not pressed(heard) and said <= _PROGRESS | _HOW_FAR | _OF_MINE | POLITE


def calls_people(heard: Heard) -> bool:
    """Whether a human is called for, in whatever tone: *petugas woy*, *mana petugasnya*."""
    said = set(words(heard.text))
    return not pressed(heard) and not said.isdisjoint(_PEOPLE) and said <= _PEOPLE | _CALLING


def may_call_people(heard: Heard) -> bool:
    """Whether the wish for a human is said and not only guessed: *sama dengan ktp* is a value."""
    known = heard.meaning.confidence == 1.0  # by words alone, and not learnt from examples
    said = words(heard.text)
    if sum(map(str.isdecimal, heard.text)) >= _DIGITS_OF_A_NUMBER:
        return not (_ABOUT_PEOPLE - _CALLED).isdisjoint(said)  # *jangan telepon malam, 0812…*
    return known or not _ABOUT_PEOPLE.isdisjoint(said)


def asks_how_long(heard: Heard) -> bool:
    """Whether somebody who waits asks for the answer: *kapan dibalas*, *lama banget sih*."""
    said = words(heard.text)
    if len(said) > COMMAND_WORDS or pressed(heard):
        return False
    return not _WAITED_FOR.isdisjoint(said) or (
        "lama" in said and all(word in _IMPATIENT for word in said)
    )


def denies(heard: Heard) -> bool:
    """Whether nothing is said but that an answer was wrong: *itu salah*, *ga nyambung*."""
    said = frozenset(words(heard.text))
    wrong = not said.isdisjoint(_FALSE)
    unfit = not said.isdisjoint(_NOT) and not said.isdisjoint(_FITTING)
    return (wrong or unfit) and not pressed(heard) and said <= _AROUND_A_DENIAL


def asks_for_a_machine(heard: Heard) -> bool:
    """Whether somebody wants to know who is speaking here: *kamu robot ya*, *ini bot apa orang?*"""
    said = frozenset(words(heard.text))
    asked = not said.isdisjoint(_WHO) and not said.isdisjoint(_A_MACHINE | {"siapa"})
    return asked and not pressed(heard) and said <= _AROUND_WHO


def only_introduces(heard: Heard) -> bool:
    """Whether somebody gives their name or a number and asks nothing yet: *saya ibu Ani*."""
    if pressed(heard):
        return False
    return bool(_NAMED.fullmatch(heard.text) or _NUMBER_ALONE.fullmatch(heard.text))
