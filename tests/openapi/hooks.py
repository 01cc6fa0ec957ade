"""What schemathesis cannot know: the name of a form that is there, links that are good, and who is signed in at the desk.

Of the requests whose path is as described, two in three go to one of these; the others keep what was drawn.
"""

import json
import os
import zlib

import schemathesis
from schemathesis.core.parameters import ParameterLocation

LINKS = json.loads(os.environ["BATON_LINKS"])
SESSION = os.environ["BATON_SESSION"]
# Below these nobody is signed in: the door asks who it is, and whoever leaves would sign the others out.
OUTSIDE = ("/desk", "/desk/out")


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.path.startswith("/desk/") and case.path not in OUTSIDE:
        # As a browser sends it from one of our pages.
        case.cookies = {**(case.cookies or {}), "desk": SESSION}
        case.headers["sec-fetch-site"] = "same-origin"
    path = case.meta.components.get(ParameterLocation.PATH) if case.meta else None
    if path is not None and path.mode.is_negative:
        return
    for name, drawn in (case.path_parameters or {}).items():
        number = zlib.crc32(repr((name, drawn, case.body)).encode())
        if number % 3 == 0:
            continue
        good = ["contact"] if name == "form" else LINKS.get(case.path.split("/")[1], [])
        if good:
            case.path_parameters[name] = good[number % len(good)]
