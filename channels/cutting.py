"""Cuts a message of the office into parts that a channel takes, without losing a word."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from core.message import Choice, NumberRequest, Outbound
from core.text import shortened, split_text, storable

# As WhatsApp takes it: on one line, no space inside the asterisks, no letter outside of them.
BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_BOLD_ROOM = 2  # how many characters `_closed` may add to a part
_MORE = "Pilihan lainnya ({number}/{count}):"
_BESIDE = "Pilihan:"
_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class PartLimits:
    """What one part of a message may hold on a channel, counted by `length`.

    `text` is for words alone, `text_with_choices` for words above buttons or a list, `caption`
    for words under a file. A channel with `rows` of 0 has no lists: its choices are always
    buttons, and what a button cannot show is said in the text. `row_title` and `row_description`
    count only where there are lists. Texts may have at least 40, titles at least 5.

    `asks_number`: the channel has a way of its own in which somebody gives their telephone;
    `number_with_choices` that other choices can stand beside it, and `number_ends` that it stays
    on the screen until a message without other choices takes it away.
    """

    text: int
    text_with_choices: int
    buttons: int
    button_title: int
    rows: int = 0
    row_title: int = 0
    row_description: int = 0
    length: Callable[[str], int] = len
    caption: int = 1024
    asks_number: bool = False
    number_with_choices: bool = False
    number_ends: bool = False


def cut(message: Outbound, limits: PartLimits) -> tuple[Outbound, ...]:
    """The message in parts, in the order in which they are to be sent.

    Long text is cut at sentence ends, and what was bold stays bold; choices stay with the last
    words. Choices that buttons cannot show become a list, more than a list holds become several
    lists, a title too long is shortened and stands whole in the description. A file comes first,
    with the words as its caption where they fit and nothing is to be chosen. A message that says
    nothing has no parts. Cutting a part again gives that part.

    Where somebody's telephone is asked for, the last words ask for it: with the choices where the
    channel lets them, else before them.
    """
    choices, asks = message.choices, message.number is not NumberRequest.NONE
    plain = replace(message, number=NumberRequest.NONE) if asks else message
    match message.number if message.attachment is None else NumberRequest.NONE:
        case NumberRequest.ASK if limits.asks_number and limits.number_with_choices:
            return _asking(_cut(plain, limits))
        case NumberRequest.ASK if limits.asks_number:
            asked = _asking(_cut(replace(plain, choices=()), limits, short=True))
            beside = replace(plain, text=_BESIDE)
            return (*asked, *_cut(beside, limits)) if choices else asked
        case NumberRequest.END if limits.number_ends:
            words, question = _parted(plain.text) if choices else (plain.text, "")
            parts = _cut(replace(plain, text=words, choices=()), limits)
            ended = (replace(part, number=NumberRequest.END) for part in parts[:1])
            return (*ended, *parts[1:], *_cut(replace(plain, text=question), limits))
        case _:
            return _cut(plain, limits)


def _asking(parts: tuple[Outbound, ...]) -> tuple[Outbound, ...]:
    return (*parts[:-1], *(replace(part, number=NumberRequest.ASK) for part in parts[-1:]))


def _parted(text: str) -> tuple[str, str]:
    """The words, and the question at their end that choices can stand under."""
    words, _, question = text.rpartition(_PARAGRAPH)
    return (words, question) if words.strip() else (text, _BESIDE)


def _cut(message: Outbound, limits: PartLimits, *, short: bool = False) -> tuple[Outbound, ...]:
    """As `cut`, without a word about telephones; `short`: the last words fit above choices."""
    choices = _distinct(message.choices)
    text, title = storable(message.text).strip(), storable(message.list_title)
    if not limits.rows:
        text = "\n".join(line for line in (text, *_unshown(choices, limits)) if line)
    title = _short(title, limits.button_title, limits) or "Pilih"
    plain = replace(message, text=text, choices=(), list_title=title, attachment=None)
    if message.attachment is not None:
        file = replace(plain, attachment=message.attachment)
        if not choices and limits.length(text) <= limits.caption:
            return (file,)
        return (replace(file, text=""), *_worded(plain, choices, limits, short=False))
    return _worded(plain, choices, limits, short=short)


def as_buttons(choices: Sequence[Choice], limits: PartLimits) -> bool:
    """Whether choices of a part can be shown as buttons; otherwise a list is needed."""
    titles = [choice.title for choice in choices]
    return (
        len(choices) <= limits.buttons
        and len(set(titles)) == len(titles)
        and all(limits.length(title) <= limits.button_title for title in titles)
        and not any(choice.description for choice in choices)
    )


def _worded(
    plain: Outbound, choices: tuple[Choice, ...], limits: PartLimits, *, short: bool
) -> tuple[Outbound, ...]:
    room = _BOLD_ROOM if "*" in plain.text and BOLD.search(plain.text) else 0
    texts = [plain.text] if plain.text else []
    if limits.length(plain.text) > limits.text:
        texts = list(split_text(plain.text, limits.text - room, limits.length))
    if not choices:
        texts = _with_short_end(texts, limits, room) if short else texts
        return tuple(replace(plain, text=text) for text in _closed(plain.text, texts))
    texts = _closed(plain.text, _with_short_end(texts, limits, room))
    *before, last = texts or [f"{plain.list_title}:"]
    groups = _groups(choices, limits)
    bodies = [last] + [
        _MORE.format(number=number, count=len(groups)) for number in range(2, len(groups) + 1)
    ]
    return (
        *(replace(plain, text=text) for text in before),
        *(
            replace(plain, text=body, choices=group)
            for body, group in zip(bodies, groups, strict=True)
        ),
    )


def _with_short_end(texts: list[str], limits: PartLimits, room: int) -> list[str]:
    """The texts with the last one short enough for choices; `room` is what `_closed` may add."""
    most = limits.text_with_choices
    if not texts or limits.length(texts[-1]) <= (most if len(texts) == 1 else most - room):
        return texts
    *before, last = texts
    *_, end = split_text(last, most - room, limits.length)
    return [*before, last.removesuffix(end).rstrip(), end]


def _groups(choices: tuple[Choice, ...], limits: PartLimits) -> list[tuple[Choice, ...]]:
    if as_buttons(choices, limits):
        return [choices]
    if limits.rows:
        size, shown = limits.rows, [_row(choice, limits) for choice in choices]
    else:
        size, shown = limits.buttons, [_button(choice, limits) for choice in choices]
    return [tuple(shown[start : start + size]) for start in range(0, len(shown), size)]


def _row(choice: Choice, limits: PartLimits) -> Choice:
    title = _short(choice.title, limits.row_title, limits)
    words = [choice.description] if title == choice.title else [choice.title, choice.description]
    description = " — ".join(word for word in words if word)
    return Choice(choice.id, title, _short(description, limits.row_description, limits))


def _button(choice: Choice, limits: PartLimits) -> Choice:
    return Choice(choice.id, _short(choice.title, limits.button_title, limits))


def _unshown(choices: tuple[Choice, ...], limits: PartLimits) -> list[str]:
    lines = []
    for choice in choices:
        if choice.description or limits.length(choice.title) > limits.button_title:
            words = (f"• {choice.title}", choice.description)
            lines.append(" — ".join(word for word in words if word))
    return lines


def _distinct(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Each choice once, with a title on one line."""
    # Platforms refuse a message in which two choices have one id; both would mean the same.
    first = {choice.id: choice for choice in reversed(choices)}
    kept = []
    for choice in choices:
        if first[choice.id] is choice:
            title = storable(choice.title).split() or storable(choice.id).split() or "…"
            description = storable(choice.description).strip()
            kept.append(Choice(choice.id, " ".join(title), description))
    return tuple(kept)


def _short(text: str, limit: int, limits: PartLimits) -> str:
    """The text on one line, within the limit."""
    whole = line = " ".join(text.split())
    keep = limit
    while limits.length(line) > limit:
        line = shortened(whole, keep)
        keep -= 1
    return line


def _closed(text: str, parts: Sequence[str]) -> list[str]:
    """The parts with every bold span that a cut goes through closed before it and opened after.

    `parts` are pieces of `text`, in their order, with nothing but white space between them.
    """
    spans = [found.span() for found in BOLD.finditer(text)] if len(parts) > 1 else []
    if not spans:
        return list(parts)
    made: list[str] = []
    start = 0
    for part in parts:
        start = text.index(part, start)
        end = start + len(part)
        first, last = _cut_by(spans, start), _cut_by(spans, end)
        words = part
        if first is not None:
            # The asterisk that closes may be all that was left of the span.
            words = words[1:].lstrip() if start == first[1] - 1 else f"*{words}"
        if last is not None:
            words = words[:-1].rstrip() if end == last[0] + 1 else f"{words}*"
        made.append(words)
        start = end
    return [part for part in made if part]


def _cut_by(spans: Iterable[tuple[int, int]], place: int) -> tuple[int, int] | None:
    return next((span for span in spans if span[0] < place < span[1]), None)
