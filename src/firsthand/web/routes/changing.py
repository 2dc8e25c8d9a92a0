"""Routes that change what is on the desk: adding and judging."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response

from firsthand.errors import InputError, RequestError
from firsthand.web.access import Deed
from firsthand.web.addresses import address, with_query
from firsthand.web.contexts.desk import AddPage
from firsthand.web.house import Rules
from firsthand.web.pages.adding import Sent, add_page, empty_page, single, take
from firsthand.web.pages.judging import judge, take_back, verdict_of
from firsthand.web.refusals import wants_json
from firsthand.web.routes.aside import aside
from firsthand.web.routes.described import changing, described
from firsthand.web.visit import Visit, house_of

router = APIRouter()

Text = Annotated[str, Form(max_length=400)]
Why = Annotated[str, Form(max_length=4000)]
Key = Annotated[str, Form(max_length=200, description="the key that a page's forms carry; not needed with a token")]

_FIELDS = ("title", "publisher", "url", "published")
_ADD_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "text": {"type": "string", "description": "the text of one report"},
                        **{name: {"type": "string"} for name in _FIELDS},
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        "keep": {"type": "string", "enum": ["yes", "no"], "default": "yes"},
                        "form_key": {"type": "string"},
                    },
                }
            }
        },
    }
}


@router.get("/add", summary="The form for adding reports", **described(AddPage))
def form(request: Request) -> Response:
    visit = Visit.begin(request)
    return visit.show(empty_page(visit.house.rules))


@router.post(
    "/add",
    summary="Add reports, or only read them",
    openapi_extra=_ADD_FORM,
    **described(AddPage, 400, 413),
)
async def add_reports(request: Request) -> Response:
    # Before the body is read, so that nobody's upload is taken in who may not add.
    await aside(partial(Visit.begin, request, Deed.ADD))
    rules = house_of(request).rules
    try:
        async with request.form(max_files=rules.max_files, max_fields=20, max_part_size=rules.max_bytes + 1) as sent:
            files = [await _file(each) for each in sent.getlist("files") if isinstance(each, UploadFile)]
            return await aside(partial(_take_in, request, sent, [each for each in files if each is not None]))
    except HTTPException as error:  # what Starlette makes of a form that is broken or has too many parts
        remedy = f"send at most {rules.max_files} files at once"
        raise RequestError(error.detail.rstrip(".").lower(), "the form", remedy) from error


async def _file(upload: UploadFile) -> tuple[str, bytes] | None:
    """The file's bare name and its bytes; None for the empty field of a form without files."""
    data = await upload.read()
    name = (upload.filename or "").replace("\\", "/").rpartition("/")[2]
    return (name or "a file", data) if name or data else None


def _take_in(request: Request, form: FormData, files: list[tuple[str, bytes]]) -> Response:
    visit = Visit.to_change(request, Deed.ADD, _written(form, "form_key"))
    text = _written(form, "text")
    sent = Sent(tuple(files), text, *(_written(form, name) for name in _FIELDS))
    keep = _written(form, "keep") != "no"
    rules: Rules = visit.house.rules
    taken = take(visit.house.workshop, rules, sent, visit.who.name, keep=keep)
    id = single(taken)
    if keep and id is not None and not wants_json(request.scope):
        return visit.onward(with_query(address("reports", id), added="true"))
    failed = bool(taken.refused) and not taken.reports
    if failed and wants_json(request.scope):
        raise InputError("; ".join(f"{each.where}: {each.why}" for each in taken.refused), "nothing was added")
    page = add_page(rules, taken, kept=keep, text=text if failed or not keep else "")
    return visit.show(page, 422 if failed else 200)


def _written(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


@router.post("/judgements", summary="Judge", **changing(400, 404))
async def judgement(
    request: Request,
    verdict: Text,
    subject: Text,
    object: Text = "",
    value: Text = "",
    why: Why = "",
    seen: Annotated[int | None, Form(ge=0, le=2**53)] = None,
    back: Text = "/review",
    form_key: Key = "",
) -> Response:
    def judged() -> Response:
        visit = Visit.to_change(request, Deed.LOOK, form_key)
        judge(visit.house.workshop, visit.who, verdict_of(verdict), subject, object, value, why, seen)
        visit.house.tallies.forget()
        return visit.onward(back)

    return await aside(judged)


@router.post("/judgements/undo", summary="Take a judgement back", **changing(404))
async def undo(request: Request, judgement: Text, back: Text = "/review", form_key: Key = "") -> Response:
    def undone() -> Response:
        visit = Visit.to_change(request, Deed.LOOK, form_key)
        take_back(visit.house.workshop, visit.desk, visit.who, judgement)
        visit.house.tallies.forget()
        return visit.onward(back)

    return await aside(undone)
