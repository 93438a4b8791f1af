"""The contract with the viewer: an OpenAPI 3.1 document, made from the routes and the records, the same for the same code.

It is written into the repository and never served. msgspec makes the schemas, so that acts are told apart by their tag and closed
lists are unions of words.
"""

import inspect
import json
import re
import types
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from litestar import Response
from litestar.handlers import HTTPRouteHandler
from litestar.response import Stream

from api.app import API_ROUTES
from api.bodies import Problem
from api.care.news import MOST_SECONDS
from api.permissions import LINK, STAFF
from schemas.care.act import PersonAct

TARGET = Path(__file__).parent.parent / "viewer" / "openapi.json"
REF = "#/components/schemas/{name}"
Document = dict[str, Any]


def document() -> Document:
    """The whole document."""
    handlers = [each for each in API_ROUTES if isinstance(each, HTTPRouteHandler)]
    kinds = [kind for each in handlers for kind in (_taken(each), *_answered(each)) if kind not in (None, bytes)] + [Problem]
    schemas, components = msgspec.json.schema_components(kinds, ref_template=REF)
    written = dict(zip(map(str, kinds), schemas, strict=True))
    components["PersonAct"] = written[str(PersonAct)]
    written[str(PersonAct)] = {"$ref": REF.format(name="PersonAct")}
    paths: Document = {}
    for handler in handlers:
        for path in sorted(handler.paths):
            paths.setdefault(re.sub(r":\w+}", "}", path), {})[_method(handler)] = _operation(handler, path, written)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Mesial", "version": "1"},
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": {name: _plain(schema) for name, schema in sorted(components.items())},
            "securitySchemes": {
                "staff": {"type": "apiKey", "in": "cookie", "name": "mesial"},
                "link": {"type": "apiKey", "in": "cookie", "name": "mesial-link"},
            },
        },
    }


def text() -> str:
    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"


def _operation(handler: HTTPRouteHandler, path: str, written: Document) -> Document:
    roles = handler.opt["roles"]
    operation: Document = {"operationId": handler.handler_name, "parameters": _parameters(handler, path), "responses": {}}
    summary = inspect.getdoc(handler.fn)
    if summary:
        operation["summary"] = " ".join(summary.split())
    taken = _taken(handler)
    if taken is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": _plain(written[str(taken)])}}}
    if roles is not None:
        operation["x-roles"] = sorted(roles)
        operation["security"] = [{kind: []} for kind, some in (("staff", STAFF), ("link", LINK)) if roles & some]
    answer = _answer(handler, written)
    for status in (handler.status_code, *handler.opt.get("also", ())):
        operation["responses"][str(status)] = answer
    problem = {"application/problem+json": {"schema": _plain(written[str(Problem)])}}
    operation["responses"]["default"] = {"description": "A problem document (RFC 9457).", "content": problem}
    return operation


def _answer(handler: HTTPRouteHandler, written: Document) -> Document:
    kinds = _answered(handler)
    if bytes in kinds:
        return {"description": "As asked.", "content": {handler.opt["answers"]: {"schema": {"type": "string", "format": "binary"}}}}
    if not kinds:
        return {"description": "Done."}
    schemas = [_plain(written[str(kind)]) for kind in kinds]
    return {
        "description": "As asked.",
        "content": {"application/json": {"schema": schemas[0] if len(schemas) == 1 else {"oneOf": schemas}}},
    }


def _parameters(handler: HTTPRouteHandler, path: str) -> list[Document]:
    uuid = {"type": "string", "format": "uuid"}
    found = [{"name": name, "in": "path", "required": True, "schema": uuid} for name in re.findall(r"{(\w+):uuid}", path)]
    names = inspect.signature(handler.fn).parameters
    if "version" in names:
        found.append({"name": "If-Match", "in": "header", "required": True, "schema": {"type": "string", "pattern": '^"[0-9]{1,9}"$'}})
    if "seconds" in names:
        found.append(
            {"name": "seconds", "in": "query", "required": False, "schema": {"type": "integer", "minimum": 0, "maximum": MOST_SECONDS}}
        )
    if "before" in names:
        found.append({"name": "before", "in": "query", "required": False, "schema": {"type": "string"}})
    return found


def _taken(handler: HTTPRouteHandler) -> Any:
    return get_type_hints(handler.fn).get("data")


def _answered(handler: HTTPRouteHandler) -> tuple[Any, ...]:
    """The records that the answer may be; none for an empty one."""
    kind = get_type_hints(handler.fn)["return"]
    kind = get_args(kind)[0] if get_origin(kind) is Response else bytes if kind is Stream else kind
    kinds = get_args(kind) if isinstance(kind, types.UnionType) else (kind,)
    return tuple(each for each in kinds if each is not type(None))


def _method(handler: HTTPRouteHandler) -> str:
    return min(str(each) for each in handler.http_methods).lower()


def _plain(schema: Any) -> Any:
    """A schema without default values of our own making, and with oneOf where msgspec says anyOf."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {("oneOf" if name == "anyOf" else name): _plain(value) for name, value in schema.items()}


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
