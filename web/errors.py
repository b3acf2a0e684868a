"""What a request is told when something is wrong: a page for people, JSON for scripts."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from core.errors import (
    AlreadyClaimed,
    AlreadySaid,
    Altered,
    BadInput,
    Conflict,
    IllegalMove,
    Missing,
    NoRoom,
    NotAllowed,
    NotFound,
    WindowClosed,
)
from handoff.actions.action import WhyNot
from handoff.actions.refusal import ConditionsMissing
from handoff.stage import Need
from web.context import RequestContext
from web.guards.access import Forged, LoginNeeded
from web.guards.headers import HEADERS
from web.guards.origin import SAFE_METHODS
from web.requests.refused import Refused
from web.showing.refusals import THIS_CHANNEL, conditions, needed, of_error
from web.site import Site

_PAGES: Mapping[str, str] = {
    "/inbox": "/inbox",
    "/files": "/inbox",
    "/overview": "/overview",
    "/reports": "/overview",
    "/desk": "/desk",
    "/people": "/people",
}
"""From which page people come to an address that begins so."""


@dataclass(frozen=True, slots=True)
class ErrorText:
    """What happened, what is safe, what to do; with the status of HTTP."""

    status: int
    title: str
    text: str


_TITLES = {
    400: "Permintaan tidak terbaca",
    403: "Tidak diizinkan",
    404: "Halaman tidak ditemukan",
    405: "Permintaan tidak dikenal",
    409: "Keadaan sudah berubah",
    413: "Terlalu besar",
    415: "Jenis berkas tidak diterima",
    422: "Isian perlu diperbaiki",
    429: "Terlalu sering",
    500: "Ada gangguan pada kami",
    503: "Layanan sedang terganggu",
}
_UNCHANGED = "Tidak ada yang berubah."
_TEXTS = {
    400: "Permintaan ini tidak dapat dibaca. Tidak ada yang berubah. Silakan kembali dan ulangi.",
    403: f"Bagian ini tidak tersedia untuk akun yang sedang dipakai. {_UNCHANGED}",
    404: "Alamat ini tidak ada atau sudah tidak berlaku. Periksa tautannya, atau mulai dari awal.",
    405: "Alamat ini tidak menerima permintaan seperti itu. Tidak ada yang berubah.",
    413: "Pesan atau berkas ini terlalu besar, jadi tidak diterima. Kirim tulisan yang lebih "
    "pendek; berkas paling besar 10 MB.",
    429: "Permintaan datang terlalu cepat. Tunggu sebentar, lalu ulangi.",
    500: "Halaman ini gagal disiapkan. Pesan dan kasus yang sudah diterima tetap aman. "
    "Silakan ulangi; bila masih gagal, kabari administrator.",
    503: "Penyimpanan sedang tidak menjawab. Yang sudah diterima tetap aman. Silakan ulangi.",
}
_NO_ROOM = (
    "Berkas belum dapat diterima karena ruang penyimpanan kami hampir penuh. Pesan tertulis tetap "
    "kami terima; silakan kirim berkasnya lagi nanti."
)
_ALTERED = (
    "Isi berkas ini di penyimpanan tidak lagi sama dengan yang diterima, jadi tidak ditampilkan. "
    "Kabari administrator; berkas aslinya mungkin ada di cadangan."
)
_FORGED = (
    "Halaman ini sudah terlalu lama terbuka. Yang sudah dikirim tetap aman. "
    "Muat ulang halaman, lalu ulangi."
)


def text_of(error: Exception) -> ErrorText:  # noqa: C901  one line an error
    """What a person is told of an error; never what went wrong inside."""
    match error:
        case Refused():
            return ErrorText(error.status, _title(error.status), error.text)
        case AlreadyClaimed():
            return ErrorText(409, _title(409), f"Sudah diambil oleh {error.by}.")
        case WindowClosed():
            return ErrorText(
                409,
                _title(409),
                f"Jendela {error.window or THIS_CHANNEL} sudah tertutup, pesan ini tidak dikirim. "
                "Balasan bebas dapat dikirim lagi setelah pelapor menulis.",
            )
        case Missing():
            wanted = needed(map(Need, error.needs))
            said = f"Belum bisa: {wanted} belum ada. Yang sudah ditulis tetap tersimpan."
            return ErrorText(409, _title(409), said)
        case ConditionsMissing(why=WhyNot.CONDITIONS):
            said = (
                f"Akun ini belum memenuhi syarat melayani: {conditions(error.missing)}. Kasus "
                "tetap di antrean. Minta administrator melengkapinya di halaman Orang."
            )
            return ErrorText(403, _title(403), said)
        case BadInput():
            said = of_error(error) or "Isian ini belum dapat diterima."
            kept = "Yang sudah ditulis tetap tersimpan; periksa lagi."
            return ErrorText(422, _title(422), f"{said} {kept}")
        case IllegalMove():
            said = of_error(error) or (
                "Tindakan ini tidak dapat dilakukan pada keadaan kasus sekarang."
            )
            return ErrorText(409, _title(409), f"{said} Tampilan sudah diperbarui.")
        case Conflict() | AlreadySaid():
            return ErrorText(
                409,
                _title(409),
                "Kasus ini baru saja berubah. Tidak ada yang hilang; periksa lalu ulangi.",
            )
        case Forged():
            return ErrorText(403, _title(403), _FORGED)
        case NotAllowed():
            said = of_error(error)
            return ErrorText(403, _title(403), f"{said} {_UNCHANGED}" if said else _TEXTS[403])
        case NoRoom():
            return ErrorText(507, "Ruang penyimpanan hampir penuh", _NO_ROOM)
        case Altered():
            return ErrorText(409, "Berkas sudah berubah", _ALTERED)
        case NotFound():
            return ErrorText(404, _title(404), _TEXTS[404])
        case HTTPException():
            status = error.status_code if error.status_code in _TEXTS else 400
            return ErrorText(error.status_code, _title(status), _TEXTS[status])
        case _:
            return ErrorText(500, _title(500), _TEXTS[500])


class ErrorAnswers:
    """The exception handlers of the site."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def __call__(self, request: Request, error: Exception) -> Response:
        """The answer to a request that raised `error`."""
        if isinstance(error, ClientDisconnect):
            return Response(status_code=400)
        if isinstance(error, LoginNeeded):
            return self._to_login(request)
        said = text_of(error)
        response = self._page(request, said) if wants_page(request) else _json(said, error)
        # An unexpected error is answered outside the middleware that adds these.
        response.headers.update(HEADERS)
        if isinstance(error, HTTPException) and error.headers:
            response.headers.update(error.headers)
        if isinstance(error, Refused) and error.wait:
            response.headers["Retry-After"] = str(error.wait)
        return response

    def _to_login(self, request: Request) -> Response:
        if wants_page(request):
            # A form is not sent again to the login page, nor its address opened afterwards.
            asked = str(request.scope["path"]) if request.method in SAFE_METHODS else ""
            return RedirectResponse(f"/login?next={quote(asked)}" if asked else "/login", 303)
        return JSONResponse(
            {
                "error": "Sesi Anda sudah berakhir. Yang Anda ketik tetap tersimpan di peramban "
                "ini; silakan masuk lagi.",
                "login": True,
            },
            401,
        )

    def _page(self, request: Request, said: ErrorText) -> Response:
        return RequestContext(request, self._site).page(
            "layouts/error.html", said.status, error=said, back=_way_back(request, said.status)
        )


def _way_back(request: Request, status: int) -> str:
    """The page from which whoever is told of an error came, as far as its address says.

    Every account may read the desk information. What fails itself is no way back.
    """
    path = str(request.scope["path"])
    page = next((page for room, page in _PAGES.items() if path.startswith(room)), "")
    if not page:
        return "/login" if path.startswith("/login") else "/"
    if status == HTTPStatus.FORBIDDEN:
        return "/desk"
    return "/inbox" if page == path else page


def wants_page(request: Request) -> bool:
    """Whether a browser asks for a page, rather than a script for data."""
    return "text/html" in request.headers.get("accept", "")


def _json(said: ErrorText, error: Exception) -> Response:
    body: dict[str, object] = {"error": said.text}
    if isinstance(error, Refused) and error.wait:
        body["wait"] = error.wait
    if isinstance(error, Refused) and error.field:
        body["field"] = error.field
    return JSONResponse(body, said.status)


def _title(status: int) -> str:
    return _TITLES.get(status, _TITLES[400])
