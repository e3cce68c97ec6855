"""What schemathesis has to know besides the OpenAPI document. Loaded by schemathesis.mjs."""

import schemathesis
from schemathesis.generation import GenerationMode

# Details of answers 400 that no schema can express: they depend on what is stored, on an earlier answer, or on the whole body.
BEYOND_SCHEMAS = (
    "It cannot be changed.",
    "Another operation of the batch has this id.",
    "It must be a continuation of this list.",
    "The largest one is 9007199254740991",
)


@schemathesis.hook
def before_call(context, case, kwargs):
    """Names id and partition once: a call that names two of either is refused."""
    is_positive = case.meta is not None and case.meta.generation.mode == GenerationMode.POSITIVE
    if not is_positive or not isinstance(case.body, dict):
        return
    path, query = case.path_parameters or {}, case.query or {}
    if isinstance(case.body.get("operations"), list):
        for operation in case.body["operations"]:
            names = {*query, *(["id"] if "id" in operation else [])}
            operation["body"] = {name: value for name, value in operation.get("body", {}).items() if name not in names}
            if operation["operation"] == "delete":
                del operation["body"]
        return
    if case.method.upper() == "POST":
        case.query = {name: value for name, value in query.items() if name not in case.body}
    else:
        case.body = {name: value for name, value in case.body.items() if name not in path and name not in query}


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Drops failures of calls that no schema can tell from others, and of URLs that no server of Node reads."""
    is_beyond = response.status_code == 400 and any(text in response.text for text in BEYOND_SCHEMAS)
    return not is_beyond and response.status_code != 431
