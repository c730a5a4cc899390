"""Takes uploaded bytes and gives files to whoever shows a token, outside `/api/`; what they hold it doesn't look at."""

from aiohttp import web

from sandbox.context import SANDBOX


def add_routes(app: web.Application) -> None:
    """Register the addresses of uploads and downloads."""
    app.router.add_post("/upload/v1/{key}", _upload)
    app.router.add_get("/files-pri/{file}/{tail:.+}", _download)


async def _upload(request: web.Request) -> web.Response:
    sandbox = request.app[SANDBOX]
    file = sandbox.store.files.awaited(request.match_info["key"])
    if file is None or file.is_complete:
        return web.Response(status=404, text="Not Found")
    if request.content_type == "multipart/form-data":
        parts = [part for part in (await request.post()).values() if isinstance(part, web.FileField)]
        content = parts[0].file.read() if parts else b""
    else:
        content = await request.read()
    if len(content) != file.length:
        return web.Response(status=400, text=f"expected {file.length} bytes, got {len(content)}")
    sandbox.store.files.receive(file, content)
    return web.Response(text=f"OK - {len(content)}")


async def _download(request: web.Request) -> web.Response:
    sandbox = request.app[SANDBOX]
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    token = sandbox.store.people.token(shown)
    team, _, file_id = request.match_info["file"].partition("-")
    file = sandbox.store.files.find(file_id)
    if token is None or token.is_revoked or token.team != team:
        return web.Response(status=403, text="Forbidden")
    if file is None or file.team != team or not file.is_complete:
        return web.Response(status=404, text="Not Found")
    return web.Response(body=sandbox.store.files.content(file.id), content_type=file.mimetype)
