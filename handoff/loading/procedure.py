"""Reads a whole `procedure.yml`: its parts by themselves, then whether they fit together."""

from pathlib import Path
from zoneinfo import ZoneInfo

from core.time import ZONE_WORDS
from handoff.loading.afterwards import (
    ASSIGNMENT,
    EMERGENCY,
    REPORT,
    REPORT_EXAMPLE,
    SURVEY,
    read_assignment,
    read_emergency,
    read_reports,
    read_survey,
)
from handoff.loading.allowances import DEADLINES, read_deadlines
from handoff.loading.dead_ends import check_dead_ends
from handoff.loading.fitting import Fitting
from handoff.loading.groups import (
    FLAG,
    TEXT,
    Group,
    Key,
    Piece,
    many,
    number_from,
    text_within,
    words,
)
from handoff.loading.hours import HOURS, longest_day, read_hours
from handoff.loading.lengths import LENGTH, length
from handoff.loading.owners import check_owners
from handoff.loading.people import (
    CATEGORIES,
    DUTY,
    DUTY_EXAMPLE,
    read_categories,
    read_duties,
)
from handoff.loading.services import (
    SERVICE,
    SERVICE_EXAMPLE,
    read_chosen,
    read_services,
)
from handoff.loading.stages import STAGE, STAGE_EXAMPLE, read_stages
from handoff.loading.ways import Ways
from handoff.loading.words import (
    KEBAB,
    PREFIX,
    SNAKE,
    callable_number,
    case_prefix,
    kebab,
    language,
    several_of,
    within,
    zone,
)
from handoff.procedure import LANGUAGES, OWN_PHONE, Procedure, Qualification
from handoff.stage import Need
from yaml_files.reading import read

FILE_NAME = "procedure.yml"
_PATIENCE = (1, 10)
_PRIVACY = 600  # characters
_REF: Piece = {"type": "string", "pattern": f"^{SNAKE}$"}
PROCEDURE = Group(
    "procedure",
    {
        "id": Key(
            "rsjd-atma-husada",
            "The office in the program; also the name of the folder.",
            {"type": "string", "pattern": f"^{KEBAB}$"},
            required=True,
        ),
        "name": Key("RSJD Atma Husada Mahakam", "The full name.", TEXT, required=True),
        "short_name": Key("Atma Husada", "How the office calls itself.", TEXT, required=True),
        "case_prefix": Key(
            "ADU",
            "Begins every case number, as in ADU-2026-000123.",
            {"type": "string", "pattern": f"^{PREFIX}$"},
            required=True,
        ),
        "languages": Key(
            "[id]",
            "Languages in which the office writes, its own first; id when left out.",
            {
                "type": "array",
                "items": {"type": "string", "pattern": "^[a-z]{2,3}$"},
                "minItems": 1,
            },
        ),
        "zone": Key("Asia/Makassar", "The office's time zone.", words(ZONE_WORDS), required=True),
        "honorific": Key(
            "Bapak/Ibu", "How somebody is addressed before the name is known.", TEXT, required=True
        ),
        "named_honorific": Key("Bapak/Ibu", "Goes before the name once it is known.", TEXT),
        "suggestions": Key(
            "[Jam besuk, Cara mendaftar]", "Questions for who opens the chat page.", many(TEXT)
        ),
        "opening_hours": Key(
            "{words: …, week: {monday: ['08.00-16.30']}}",
            "When agents are there.",
            HOURS.ref,
            required=True,
        ),
        "duties": Key(f"[{DUTY_EXAMPLE}]", "Who does what.", many(DUTY.ref)),
        "serving": Key(
            "[decree, integrity_pact]",
            "What an account must have to serve complainants.",
            many(words(Qualification)),
        ),
        "categories": Key(
            "[Pelayanan medis, {label: Obat, to: farmasi}]",
            "What a case can be about.",
            CATEGORIES,
            required=True,
        ),
        "services": Key(
            f"[{SERVICE_EXAMPLE}]",
            "Kinds of service, in the order in which they are offered.",
            many(SERVICE.ref, at_least=1),
            required=True,
        ),
        "complaint_service": Key(
            "complaint", "What a complaint opens; the first service when left out.", _REF
        ),
        "talk_service": Key(
            "talk", "What asking for a human opens; the first service when left out.", _REF
        ),
        "identity_check": Key("true", "Identities are checked and get a verdict.", FLAG),
        "before_reply": Key(
            "[verdict]", "What must be there before an agent may answer.", many(words(Need))
        ),
        "deadlines": Key(
            "{first_reply: {length: 24 h, clock: wall}, next_reply: {…}}",
            "Deadlines of a whole case.",
            DEADLINES.ref,
            required=True,
        ),
        "stages": Key(
            f"[{STAGE_EXAMPLE}]", "The way of a case.", many(STAGE.ref, at_least=1), required=True
        ),
        "reopen": Key("14 d", "So long a closed case can be taken up again.", LENGTH),
        "own_phone": Key(
            "4 h", "So long the bot is silent after somebody wrote from the office's phone.", LENGTH
        ),
        "survey": Key(
            "{at_closing: true, satisfied_from: 3}", "The satisfaction survey.", SURVEY.ref
        ),
        "assignment": Key("{by: pull, load: 10}", "How cases get their agents.", ASSIGNMENT.ref),
        "reports": Key(f"[{REPORT_EXAMPLE}]", "Reports that are owed.", many(REPORT.ref)),
        "hotline": Key(
            "[0811-5878-787]",
            "The numbers of the hotline itself: nobody in danger is told to call them.",
            many(TEXT),
        ),
        "privacy": Key(
            "Data Anda hanya dipakai untuk menangani keperluan ini.",
            "What becomes of what complainants tell of themselves; they read it.",
            text_within(_PRIVACY),
        ),
        "emergency": Key(
            "{national: '112', own: 0541 …, counselling: 119 ekstensi 8}",
            "Whom somebody in danger is told to call.",
            EMERGENCY.ref,
            required=True,
        ),
        "unknown_before_handoff": Key(
            "2",
            "After so many questions in a row without an answer a human is offered.",
            number_from(*_PATIENCE),
        ),
    },
)


def load_procedure(folder: Path) -> Procedure:
    """The procedure in `folder/procedure.yml`.

    Raises `BadConfiguration` whose message names, for each mistake on a line of its own, the
    file, the line, the key, what is wrong and an example of what is right.
    """
    root = read(folder / FILE_NAME)
    got = PROCEDURE.read(root)
    hours = read_hours(got["opening_hours"])
    duties = read_duties(got["duties"])
    deadlines, times = read_deadlines(got["deadlines"], longest_day(hours))
    places = read_stages(got["stages"], duties, times)
    stages = {place.stage.key: place.stage for place in places}
    offers = read_services(got["services"], stages)
    services = tuple(offer.service for offer in offers)
    talk_service = read_chosen(got["talk_service"], offers)
    before_reply = several_of(got["before_reply"], Need, "need")
    identity_check = got["identity_check"].flag(False)
    check_owners(places, duties)
    ways = Ways(places, services, identity_check)
    ways.check()
    ways.check_before_reply(before_reply)
    needed = frozenset(need for _, need in before_reply)
    if not root.problems.found:  # a slip of the pen would look like a dead end
        check_dead_ends(places, services, needed, identity_check=identity_check)
    hotline = tuple(
        one.parsed(callable_number, "") for one in got["hotline"].items(example="0811-5878-787")
    )
    procedure = Procedure(
        id=got["id"].parsed(kebab, ""),
        name=got["name"].text(),
        short_name=got["short_name"].text(),
        case_prefix=got["case_prefix"].parsed(case_prefix, ""),
        zone=got["zone"].parsed(zone, ZoneInfo("Asia/Jakarta")),
        honorific=got["honorific"].text(),
        hours=hours,
        services=services,
        talk_service=talk_service,
        complaint_service=read_chosen(got["complaint_service"], offers),
        stages=stages,
        deadlines=deadlines,
        categories=read_categories(got["categories"], duties),
        emergency=read_emergency(got["emergency"], hotline),
        duties=duties,
        serving=frozenset(one for _, one in several_of(got["serving"], Qualification, "condition")),
        assignment=read_assignment(got["assignment"]),
        survey=read_survey(got["survey"]),
        reopen_within=got["reopen"].parsed(length, None),
        own_phone=got["own_phone"].parsed(length, OWN_PHONE),
        identity_check=identity_check,
        before_reply=needed,
        reports=read_reports(got["reports"]),
        hotline=hotline,
        privacy=got["privacy"].parsed(within(_PRIVACY, "people read it on a phone"), ""),
        unknown_before_handoff=got["unknown_before_handoff"].number(*_PATIENCE, 2),
        named_honorific=got["named_honorific"].text(got["honorific"].text()),
        suggestions=got["suggestions"].texts(),
        languages=tuple(one.parsed(language, "id") for one in got["languages"].items(example="id"))
        or LANGUAGES,
    )
    if not root.problems.found:
        Fitting(procedure, got, places).check()
    root.finish()
    return procedure
