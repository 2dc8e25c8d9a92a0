"""Routes for browsers and programs: the live feed, the files of the pages, and what can be asked for."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from firsthand.errors import NotOnDesk
from firsthand.web.contexts.desk import ApiPage, Call
from firsthand.web.routes.described import described, plain
from firsthand.web.static import static_answer
from firsthand.web.visit import Visit

router = APIRouter()


@router.get("/live", summary="Every change as a server-sent event", **plain("text/event-stream", "events"))
async def live(
    request: Request,
    after: Annotated[int | None, Query(ge=0, le=2**53, description="the last number in the log that was seen")] = None,
    last_event_id: Annotated[str, Header(max_length=40)] = "",
) -> Response:
    visit = await run_in_threadpool(Visit.begin, request)
    if last_event_id.isascii() and last_event_id.isdigit():
        since = int(last_event_id)
    else:
        since = after if after is not None else await run_in_threadpool(visit.desk.seq)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(visit.house.feed.since(since), headers=headers, media_type="text/event-stream")


@router.get("/static/{name}", include_in_schema=False, response_model=None)
def static(request: Request, name: str, v: str = "") -> Response:
    answer = static_answer(name, v, request.headers.get("if-none-match", ""))
    if answer is None:
        raise NotOnDesk("there is no such file", name[:80])
    return answer


@router.get("/api", summary="What can be asked for", **described(ApiPage))
def api(request: Request) -> Response:
    visit = Visit.begin(request)
    described_calls = request.app.openapi()["paths"].items()
    calls = [
        Call(m.upper(), path, told.get("summary", ""))
        for path, methods in described_calls
        for m, told in methods.items()
    ]
    return visit.show(ApiPage(tuple(sorted(calls, key=lambda call: (call.path, call.method)))))
