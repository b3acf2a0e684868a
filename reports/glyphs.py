"""What no font at hand can draw, and the words that stand for it: a paper has no empty boxes.

Typst itself says which signs those are: PDF/A allows no box, so a draft of the words in question
is tried as PDF/A, which takes a few milliseconds.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

import msgspec
import typst

from reports.scripts import SAMPLES, script_of

_DRAFT = b"""#set document(title: "x", date: auto)
#set text(font: ("Libertinus Serif", "Noto Color Emoji", "Noto Emoji"), size: 5pt)
#for one in json(bytes(sys.inputs.words)) { text(one); parbreak() }
"""
_UNDRAWN = re.compile(
    r'^error: PDF/A-2b error: the text `"(.*)"` could not be displayed', re.MULTILINE
)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_DRAWN_EVERYWHERE = "\u0250"
"""The signs below it, all of Western Europe's Latin, are in the font that papers are set in."""
_STRANGE = re.compile(rf"\S*[^\s\0-{chr(ord(_DRAWN_EVERYWHERE) - 1)}\u2010-\u2026\u200b]\S*")
_MOST_NUMBERS = 12
_BREAK = "\N{ZERO WIDTH SPACE}"


def without_boxes(texts: Iterable[str], fonts: typst.Fonts) -> Callable[[str], str]:
    """A function that makes any of these texts one that these fonts draw whole.

    What they lack is named (*[aksara Tibet, 2 tanda yang fonnya belum ada: U+0F40 U+0F41]*).
    Marks that no font has together with their letter stand beside it.
    """
    strange = {word for text in texts for word in _STRANGE.findall(text)}
    if not strange:
        return str
    signs = {sign for word in strange for sign in word if sign >= _DRAWN_EVERYWHERE}
    signs = {sign for sign in signs if not _is_invisible(sign)}
    lacking = _undrawn(sorted(signs), fonts)
    shown = {word: _named(word, lacking) for word in strange}
    apart = _undrawn(sorted(shown.values()), fonts)
    for word, now in shown.items() if apart else ():
        if any(one in now for one in apart):
            shown[word] = _apart(now, _undrawn([now], fonts))
    return lambda text: _STRANGE.sub(lambda word: shown[word[0]], text)


def missing_scripts(fonts: typst.Fonts) -> tuple[str, ...]:
    """The Indonesian names of the scripts that these fonts cannot draw."""
    lacking = _undrawn(list(SAMPLES.values()), fonts)
    return tuple(name for name, letter in SAMPLES.items() if letter in lacking)


def _undrawn(words: Sequence[str], fonts: typst.Fonts) -> frozenset[str]:
    """What in these words comes out as a box: single signs, and signs with what stands on them."""
    try:
        typst.compile(
            _DRAFT,
            font_paths=fonts,
            format="pdf",
            sys_inputs={"words": msgspec.json.encode(words).decode()},
            timestamp=0,
            pdf_standards="a-2b",
        )
    except typst.TypstError as error:
        return frozenset(map(_unescaped, _UNDRAWN.findall(error.diagnostic)))
    return frozenset()


def _named(word: str, lacking: frozenset[str]) -> str:
    runs = groupby(word, lambda sign: _way(sign, lacking))
    return "".join(_words("".join(run), way) if way is not None else "".join(run)
                   for way, run in runs)  # fmt: skip


def _way(sign: str, lacking: frozenset[str]) -> str | None:
    """The script of a sign that no font has; None for one that can be drawn."""
    return script_of(sign) if sign in lacking else None


def _words(run: str, script: str) -> str:
    numbers = " ".join(f"U+{ord(sign):04X}" for sign in run[:_MOST_NUMBERS])
    more = " …" if len(run) > _MOST_NUMBERS else ""
    what = f"aksara {script}, " if script else ""
    return f"[{what}{len(run)} tanda yang fonnya belum ada: {numbers}{more}]"


def _apart(word: str, signs: frozenset[str]) -> str:
    if not signs:
        return word
    pattern = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    return re.sub(pattern, lambda found: _BREAK + _BREAK.join(found[0]) + _BREAK, word)


def _is_invisible(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")


def _unescaped(said: str) -> str:
    """What Rust's way of writing a text means."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), said)
