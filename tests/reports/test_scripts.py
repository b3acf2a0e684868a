"""Papers show what people write in its own script, on a machine without any font."""

import json
from dataclasses import replace

import pytest
import typst

from handoff.stage import DocumentKind
from reports import typesetting
from reports.making import paper
from reports.records import TranscriptLine, TranscriptSpeaker
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
    "Jawi": "سلام, ڤڠادوان تنتڠ ڤلاينن ݢيݢي ڽاتا چوچي ۏاجه",
    "Hangul": "안녕하세요 김민준 방탄소년단 뷁 ㅋㅋㅋ",
    "Ethiopic": "ሰላም አዲስ አበባ ፩፪፫",
    "Lao": "ສະບາຍດີ ຂອບໃຈ",
    "Khmer": "ស្ត្រី កម្ពុជា",
    "Burmese": "မြန်မာဘာသာ ကျေးဇူး",
    "Cham": "ꨌꩌ ꨀꨇꩉ",
    "Baybayin": "ᜊᜌ᜔ᜊᜌᜒᜈ᜔ ᜣᜥᜳ ᝊᝌ ᝣᝥ",
    "Bengali": "বাংলা ক্ষ্ম্য ধন্যবাদ",
    "Gurmukhi and Gujarati": "ਪੰਜਾਬੀ ਧੰਨਵਾਦ ગુજરાતી આભાર",
    "Telugu and Kannada": "తెలుగు క్ష్మి ಕನ್ನಡ ಧನ್ಯವಾದ",
    "Malayalam and Sinhala": "മലയാളം നന്ദി සිංහල ස්තූතියි",
    "Georgian and Armenian": "გამარჯობა მადლობა Շնորհակալություն",
    "Thaana and Tifinagh": "ދިވެހި ⵣⴰⵣ",
    "fancy letters": "𝓢𝓲𝓽𝓲 𝕬𝖒𝖎𝖓𝖆𝖍 𝐁𝐮𝐝𝐢 🅷🅴🅻🅻🅾 Ⓐⓑ sɪᴛɪ ꜱꜰ ᗩᗷᑕ Ꮪ ｓｉｔｉ H̷̡͕e̵̛͎l̴͓̚",
    "faces": "(╯°□°）╯︵ ┻━┻ ಠ_ಠ ʕ•ᴥ•ʔ ヽ(ﾟДﾟ)ﾉ ¯\\_(ツ)_/¯ (◕‿◕) ლ(╹◡╹ლ)",
    "Cyrillic and Greek": "Здравствуйте Ευχαριστώ",
    "signs": "→ ✓ ✕ ① № ± ≥ € “ ” … • ★★★☆☆ ☐ ♫ ☎",
    "emoji": "🙏🏽 ❤️ 😀 😡 👨‍👩‍👧 🇮🇩 👍🏿 🤲 😭 🥲 🫶 1️⃣ ☎️",
}


@pytest.fixture(autouse=True)
def _without_the_fonts_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = typst.Fonts(include_system_fonts=False, font_paths=[typesetting.HERE / "fonts"])
    monkeypatch.setattr(typesetting, "_fonts", lambda: ours)


def talked(*texts: str) -> bytes:
    lines = tuple(
        TranscriptLine(TranscriptSpeaker.COMPLAINANT, "Siti", wita(23), text) for text in texts
    )
    return paper(DocumentKind.RECAP, replace(FILE, talk=lines), office(), MADE)


def in_lines(words: str) -> tuple[float, float]:
    """How high two lines of these words are in a paper, and what stands in one of them, in pt."""
    document = f"""#import "/sheet.typ": *
        #show: sheet
        #let said = "{words}"
        #context [#metadata((
            measure({{ own(said + "\\n" + said) }}).height.pt(),
            measure(text(top-edge: "bounds", bottom-edge: "bounds", said)).height.pt(),
        )) <heights>]"""
    head = {"office": "", "title": "", "under": "", "evidence": "", "made": ""}
    found = typst.query(  # type: ignore[type-var]  # a root is a path whatever the input is
        document.encode(),
        "<heights>",
        field="value",
        one=True,
        root=typesetting.HERE,
        font_paths=typesetting._fonts(),
        sys_inputs=typesetting.inputs(head, mask=False),
    )
    (two, one) = json.loads(found)
    return two, one


@pytest.mark.parametrize("script", WRITTEN)
def test_no_sign_of_a_script_is_a_box_or_only_named(script: str) -> None:
    made = talked(WRITTEN[script])
    assert pdf.boxes(made) == 0
    assert "fonnya" not in pdf.text(made)


@pytest.mark.parametrize("script", ["Javanese", "Han", "emoji"])
def test_a_name_is_set_in_its_script_in_every_paper(script: str) -> None:
    named = replace(FILE, record=replace(FILE.record, name=WRITTEN[script]))
    for kind in DocumentKind:
        made = paper(kind, named, office(), MADE)
        assert pdf.boxes(made) == 0
        assert "fonnya" not in pdf.text(made)


@pytest.mark.parametrize("encoding", ["gb2312", "big5", "ks_c_5601"])
def test_every_common_character_of_east_asia_is_drawn(encoding: str) -> None:
    """Those of the national standards: some 13,000 of Han and 2,350 of Hangul."""
    pairs = (bytes((high, low)) for high in range(0xA1, 0xFA) for low in range(0x40, 0xFF))
    signs = (pair.decode(encoding, "ignore") for pair in pairs)
    wanted = [one for one in signs if len(one) == 1 and "\u4e00" <= one <= "\ud7a3"]
    assert len(wanted) > 6_000
    parts = ("".join(wanted[at : at + 1000]) for at in range(0, len(wanted), 1000))
    assert "fonnya" not in pdf.text(talked(*parts))


def test_pictures_are_never_words() -> None:
    assert "person" not in pdf.text(talked("Terima kasih 🙏"))


def test_a_sign_without_a_font_is_named_where_it_stands() -> None:
    made = talked("Nama saya བཀྲ་, ponsel \uf8ff, mau tanya")
    assert pdf.boxes(made) == 0
    said = pdf.text(made)
    assert "Nama saya [aksara Tibet, 3 tanda yang fonnya belum ada: U+0F56 U+0F40 U+0FB2]" in said
    assert "ponsel [1 tanda yang fonnya belum ada: U+F8FF], mau tanya" in said


def test_a_long_passage_without_a_font_is_counted_and_its_beginning_named() -> None:
    assert "[aksara Tibet, 90 tanda" in pdf.text(talked("ཀ" * 90))
    assert pdf.text(talked("ཀ" * 90)).count("U+0F40") == 12


def test_what_no_font_has_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the tests above could not fail."""
    monkeypatch.setattr(typesetting, "without_boxes", lambda *_: str)
    assert pdf.boxes(talked("བཀྲ")) == 3


def test_scripts_without_a_font_are_known_by_name() -> None:
    missing = typesetting.scripts_without_a_font()
    assert {"Tibet", "Mongol", "Kawi"} <= set(missing)
    assert not {"Jawa", "Bali", "Sunda", "Han", "Hangul", "Arab"} & set(missing)


@pytest.mark.parametrize(
    "script", ["Javanese", "Balinese", "Burmese", "Arabic", "Telugu and Kannada"]
)
def test_signs_above_and_below_the_line_touch_no_other_line(script: str) -> None:
    two, one = in_lines(WRITTEN[script])
    assert two > 2 * one


def test_latin_lines_stand_as_close_as_before() -> None:
    two, _ = in_lines("Antre obat")
    assert two < 25


def drawn(words: str) -> str:
    """A line of Typst's markup as a picture of curves."""
    made = typst.compile(  # type: ignore[call-overload]  # as above
        f'#import "/sheet.typ": *\n{words}'.encode(),
        root=typesetting.HERE,
        font_paths=typesetting._fonts(),
        sys_inputs=typesetting.inputs({}, mask=False),
        format="svg",
    )
    assert isinstance(made, bytes)
    return made.decode()


@pytest.mark.parametrize("said", ["שלום nomor עליך", "(5) سلام nomor دمشق", "«سلام» VIP"])
def test_what_begins_in_arabic_or_hebrew_is_read_from_the_right(said: str) -> None:
    assert drawn(f'#own("{said}")') == drawn(f'#text(dir: rtl, "{said}")')
    assert drawn(f'#own("{said}")') != drawn(f'#text(dir: ltr, "{said}")')


def test_a_name_in_arabic_among_latin_words_leaves_them_in_their_order() -> None:
    said = "Nama saya محمد علي, kamar 12 دمشق."
    assert drawn(f'#own("{said}")') == drawn(f'#text(dir: ltr, "{said}")')
