"""Papers show what people write in its own script, on a machine without any font."""

from dataclasses import replace

import pytest
import typst

from handoff.stage import DocumentKind
from reports import typesetting
from reports.making import paper
from reports.records import Line, Speaker
from tests.reports import pdf
from tests.reports.house import FILE, office, wita

MADE = wita(25, 10)

WRITTEN = {
    "Javanese": "ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ, ꦏꦸꦭ ꦧꦝꦺ ꦠꦁꦏꦺꦠ꧀ ꧋꧑꧒꧓꧔꧕",
    "Balinese": "ᬒᬁ ᬲ᭄ᬯᬲ᭄ᬢ᭄ᬬᬲ᭄ᬢᬸ ᬭᬳᬚᭂᬂ ᭑᭒᭓",
    "Sundanese": "ᮝᮤᮜᮥᮏᮨᮀ ᮞᮥᮙ᮪ᮕᮤᮀ ᮱᮲᮳",
    "Bugis": "ᨔᨒᨆ ᨈᨗᨕ ᨕᨗᨊᨗᨕ",
    "Batak": "ᯂᯬᯒᯘ ᯅᯖᯂ᯲",
    "Rejang": "ꤰꥍ ꤱꤲ",
    "Arabic": "السلام عليكم ورحمة الله",
    "Hebrew": "שלום עליכם",
    "Thai": "สวัสดีครับ ขอสอบถาม",
    "Tamil": "வணக்கம் நன்றி",
    "Devanagari": "नमस्ते धन्यवाद",
    "Han": "张伟 陳大文 黃美玲 林志明 吳秀英 刘洋",
    "Kana": "こんにちは カタカナ 山田太郎",
    "Cyrillic and Greek": "Здравствуйте Ευχαριστώ",
    "signs": "→ ✓ ✕ ① № ± ≥ € “ ” … • ★★★☆☆ ☐ ♫ ☎",
    "emoji": "🙏🏽 ❤️ 😀 😡 👨‍👩‍👧 🇮🇩 👍🏿 🤲 😭 🥲 🫶 1️⃣ ☎️",
}


@pytest.fixture(autouse=True)
def _without_the_fonts_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = typst.Fonts(include_system_fonts=False, font_paths=[typesetting.HERE / "fonts"])
    monkeypatch.setattr(typesetting, "_fonts", lambda: ours)


def talked(*texts: str) -> bytes:
    lines = tuple(Line(Speaker.COMPLAINANT, "Siti", wita(23), text) for text in texts)
    return paper(DocumentKind.RECAP, replace(FILE, talk=lines), office(), MADE)


@pytest.mark.parametrize("script", WRITTEN)
def test_no_sign_of_a_script_is_a_box(script: str) -> None:
    assert pdf.boxes(talked(WRITTEN[script])) == 0


@pytest.mark.parametrize("script", ["Javanese", "Han", "emoji"])
def test_a_name_is_set_in_its_script_in_every_paper(script: str) -> None:
    named = replace(FILE, record=replace(FILE.record, name=WRITTEN[script]))
    for kind in DocumentKind:
        assert pdf.boxes(paper(kind, named, office(), MADE)) == 0


@pytest.mark.parametrize("encoding", ["gb2312", "big5"])
def test_every_common_han_character_is_drawn(encoding: str) -> None:
    """Those of the two national standards, some 13,000 together."""
    pairs = (bytes((high, low)) for high in range(0xA1, 0xFA) for low in range(0x40, 0xFF))
    signs = (pair.decode(encoding, "ignore") for pair in pairs)
    han = "".join(sign for sign in signs if len(sign) == 1 and "\u4e00" <= sign <= "\u9fff")
    assert len(han) > 6_000
    assert pdf.boxes(talked(*(han[at : at + 1000] for at in range(0, len(han), 1000)))) == 0


def test_pictures_are_never_words() -> None:
    assert "person" not in pdf.text(talked("Terima kasih 🙏"))


def test_what_no_font_has_is_seen() -> None:
    """Or the tests above could not fail."""
    assert pdf.boxes(talked("ዘመን")) == 3
