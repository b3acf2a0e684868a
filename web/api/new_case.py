"""A case from elsewhere is entered by hand (`AH-1`)."""

from starlette.responses import JSONResponse, Response

from core.errors import BadInput
from web.context import RequestContext
from web.requests.new_case import TIME, entry_of, may_stand, problems_of
from web.requests.refused import Refused, checked_key
from web.requests.uploads import kept_files, read_form


async def enter(context: RequestContext) -> Response:
    """`POST /inbox/new` (multipart): the case's id; all `problems` at once, each with its `field`.

    Fields: `source`, `came_at` (local time of the office), `service`, `name` (where the service
    does not ask for one), `text`, `key`, `identity.<key of the form>`, up to ten of `file`, and
    `as_written.<key>`, not empty where the agent says that it stands so on paper; a problem that
    this would settle has `may_stand`. The same `key` makes one case.
    """
    fields, files = await read_form(context)
    key = checked_key(fields.get("key", ""))
    wrong = problems_of(context, fields)
    if wrong:
        problems = [
            {"field": field, "error": said, "may_stand": may_stand(context, fields, field)}
            for field, said in wrong.items()
        ]
        first = {"error": " ".join(wrong.values()), "field": next(iter(wrong))}
        return JSONResponse({**first, "problems": problems}, 422)
    entry = entry_of(context, fields, await kept_files(context, files))
    try:
        case = await context.parts.case_actions.enter(context.agent, entry, key)
    except BadInput as error:
        raise Refused(422, TIME) from error
    return JSONResponse({"case": case.id})
