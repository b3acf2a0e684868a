"""Our own messages as HTML."""

import pytest

from web.showing.rich_text import plain, rich


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*Jam besuk* tiap hari", "<strong>Jam besuk</strong> tiap hari"),
        ("nomor *ADU-2026-000123*.", "nomor <strong>ADU-2026-000123</strong>."),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a*b*c", "a*b*c"),
        ("*<b>*", "<strong>&lt;b&gt;</strong>"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("*satu\ndua*", "*satu\ndua*"),
    ],
)
def test_bold_is_made_only_after_escaping(text: str, html: str) -> None:
    assert rich(text) == html


def test_an_address_becomes_a_link_without_the_full_stop_after_it() -> None:
    assert rich("lihat https://contoh.id/a?b=1&c=2.") == (
        'lihat <a href="https://contoh.id/a?b=1&amp;c=2" rel="noopener noreferrer" '
        'target="_blank">https://contoh.id/a?b=1&amp;c=2</a>.'
    )


@pytest.mark.parametrize("text", ["javascript:alert(1)", 'https://x.id/" onclick="a', "data:text"])
def test_nothing_else_becomes_an_address(text: str) -> None:
    html = str(rich(text))
    assert "javascript:" not in html.rsplit("href=", maxsplit=1)[-1] or "href=" not in html
    assert ' onclick="' not in html


def test_the_complainants_stars_stay_stars() -> None:
    assert plain("*penting*") == "*penting*"
