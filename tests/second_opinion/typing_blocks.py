"""Writes what we draw as TypeScript and lets Slack's own types judge it; it draws nothing.

Literals are checked where they stand (`satisfies`): what is read from a JSON file loses its exact words.
"""

import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.second_opinion.local_slack import MODULES, installed

Json = dict[str, Any]
_OPTIONS = {
    "strict": True,
    "noEmit": True,
    "target": "es2022",
    "module": "esnext",
    "moduleResolution": "bundler",
    "types": [],
}
_MESSAGE = "{ text: string; blocks: KnownBlock[] }"
_VIEWS = {"modal": "ModalView", "home": "HomeView"}


def examples(gallery: Json) -> Iterator[tuple[str, str, Json]]:
    """Everything a gallery shows: the example's id, the type it should have, and its JSON."""
    for feature in gallery["features"]:
        for one in feature["examples"]:
            if "message" in one:
                yield one["id"], _MESSAGE, one["message"]
            if "view" in one:
                yield one["id"], _VIEWS[one["view"]["type"]], one["view"]


def complaints(shown: Iterable[tuple[str, str, Json]], folder: Path) -> str:
    """What the compiler says of them, "" where each has its type. Works in `folder`; skips without npm's packages."""
    types, compiler = installed(MODULES / "@slack/types/dist/index.d.ts"), installed(MODULES / ".bin/tsc")
    lines = ['import type { HomeView, KnownBlock, ModalView } from "@slack/types";', "export const all = ["]
    lines += [
        f"  /* {name} */ {json.dumps(drawn, ensure_ascii=False)} satisfies {type_}," for name, type_, drawn in shown
    ]
    (folder / "gallery.ts").write_text("\n".join([*lines, "];", ""]), encoding="utf-8")
    options = _OPTIONS | {"paths": {"@slack/types": [str(types)]}}
    config = folder / "tsconfig.json"
    config.write_text(json.dumps({"compilerOptions": options, "files": ["gallery.ts"]}), encoding="utf-8")
    ended = subprocess.run([compiler, "--project", config], capture_output=True, text=True, check=False)
    return ended.stdout + ended.stderr
