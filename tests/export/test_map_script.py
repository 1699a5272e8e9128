"""Modules joined into one script: each behind what it imports, and nothing that would not run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from export.errors import ExportError
from export.map_script import MapScriptError, join_modules, map_script, read_modules
from tests.export.test_map_modules import node

USES = 'import { one } from "./one.js";\nexport const two = () => one + 1;\n'
ONE = "export const one = 1;\n"


def test_each_module_comes_behind_what_it_imports_and_once() -> None:
    modules = {
        "main.js": 'import { two } from "./two.js";\nimport { one } from "./one.js";\ntwo(one);\n',
        "two.js": USES,
        "one.js": ONE,
        "idle.js": "export const idle = 0;\n",
    }
    joined = join_modules(modules, "main.js")
    assert joined == "const one = 1;\nconst two = () => one + 1;\ntwo(one);\n"


def test_comments_and_margins_stay_behind() -> None:
    text = '/* Why\n   so. */\nexport function one() {\n  // why\n  return "/* a */"; // b\n}\n'
    assert join_modules({"one.js": text}, "one.js") == (
        'function one() {\nreturn "/* a */"; // b\n}\n'
    )


@pytest.mark.parametrize(
    ("modules", "mend"),
    [
        ({"a.js": 'import { b } from "./b.js";\n'}, "no module b.js"),
        (
            {
                "a.js": 'import { b } from "./b.js";\nexport const a = 1;\n',
                "b.js": 'import { a } from "./a.js";\nexport const b = 1;\n',
            },
            "imports itself",
        ),
        ({"a.js": 'import { b } from "./b.js";\n', "b.js": "const b = 1;\n"}, "exports no b"),
        (
            {
                "a.js": 'import { b } from "./b.js";\nconst one = 1;\n',
                "b.js": "export const b = 1;\nfunction one() {}\n",
            },
            "one is a name of b.js already",
        ),
        ({"a.js": 'import b from "./b.js";\n'}, "one line each"),
        ({"a.js": "const { x } = y;\n"}, "one name at a time"),
        ({"a.js": "export default 1;\n"}, "one name at a time"),
        ({"a.js": "const x = `a\n  b`;\n"}, "end a template"),
        ({"a.js": 'const x = "</SCRIPT>";\n'}, "may not hold"),
        ({"a.js": 'const x = "<!--";\n'}, "may not hold"),
    ],
)
def test_what_joining_does_not_know_is_refused(modules: dict[str, str], mend: str) -> None:
    with pytest.raises(MapScriptError, match=mend) as refused:
        join_modules(modules, "a.js")
    assert isinstance(refused.value, ExportError)
    assert refused.value.module in (*modules, "a.js")


@pytest.mark.parametrize("entry", ["canvas_page.js", "vis_page.js"])
def test_the_modules_of_the_page_join_into_a_script_that_parses(tmp_path: Path, entry: str) -> None:
    script = tmp_path / "joined.mjs"
    script.write_text(map_script(entry), "utf-8")
    checked = subprocess.run([node(), "--check", str(script)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr


def test_no_module_lies_idle() -> None:
    modules = read_modules()
    entries = ("canvas_page.js", "vis_page.js")
    joined = "".join(join_modules(modules, entry) for entry in entries)
    for name, text in modules.items():
        last = [line.strip() for line in text.splitlines() if line.strip()][-1]
        assert last.removeprefix("export ") in joined, name
