"""The page's script: many ES modules that node can test, joined into one that a page can hold.

A page opened from a disk may load no other file, so its modules are written out one after the
other, each behind those it imports, as one module. They therefore keep to a few forms: an import
is one line, ``import { a, b } from "./other.js";``; an export is ``export`` before a function,
constant or class; and no two modules use the same name at their top level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Final

from export.errors import ExportError

MODULES: Final = files("export") / "assets" / "map"

_IMPORT: Final = re.compile(r'import \{ ([\w$]+(?:, [\w$]+)*) \} from "\./([\w-]+\.js)";')
_NAMED: Final = re.compile(r"(export )?(?:async )?(?:function\*?|const|let|class) ([\w$]+)")
# What stands at the start of a line is at the top level of a module, in the form we write.
_TOP: Final = re.compile(r"(?:import|export|async|function|const|let|var|class)\b")
_ENDS_SCRIPT: Final = re.compile(r"</script|<!--", re.IGNORECASE)


class MapScriptError(ExportError):
    """Modules that cannot be joined; `module` says where, `mend` what would help."""

    def __init__(self, module: str, mend: str) -> None:
        super().__init__(f"{module}: {mend}")
        self.module = module
        self.mend = mend


def map_script(entry: str = "page.js") -> str:
    """The text of a module script that runs an entry of export/assets/map/."""
    return join_modules(read_modules(), entry)


def read_modules() -> dict[str, str]:
    """The modules of export/assets/map/, by file name."""
    found = sorted(MODULES.iterdir(), key=lambda file: file.name)
    return {file.name: file.read_text("utf-8") for file in found if file.name.endswith(".js")}


def join_modules(modules: Mapping[str, str], entry: str) -> str:
    """The entry and all that it imports, each after what it imports.

    Raises MapScriptError for an import of what is not there or of itself by a round about way,
    for a name given twice, and for a form that joining does not know.
    """
    ordered = list(_in_order(modules, entry, above=()))
    _check_names({name: modules[name] for name in ordered})
    lines = (line for name in ordered for line in _plain(name, modules[name]))
    joined = "".join(f"{line}\n" for line in lines)
    if _ENDS_SCRIPT.search(joined):
        raise MapScriptError(entry, "a script in a page may not hold </script or <!--")
    return joined


def _in_order(modules: Mapping[str, str], name: str, *, above: tuple[str, ...]) -> list[str]:
    if name not in modules:
        raise MapScriptError(above[-1] if above else name, f"there is no module {name}")
    if name in above:
        raise MapScriptError(name, f"imports itself, through {' and '.join(above[1:] or above)}")
    found: dict[str, None] = {}
    for needed in _imports(name, modules[name]):
        found |= dict.fromkeys(_in_order(modules, needed, above=(*above, name)))
    return [*found, name]


def _imports(name: str, text: str) -> dict[str, list[str]]:
    """The names that a module takes from each other one."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("import"):
            form = _IMPORT.fullmatch(line)
            if form is None:
                raise MapScriptError(name, f"write imports as one line each, unlike {line!r}")
            found.setdefault(form[2], []).extend(form[1].split(", "))
    return found


def _check_names(modules: Mapping[str, str]) -> None:
    owner: dict[str, str] = {}
    exported: dict[str, set[str]] = {}
    for module, text in modules.items():
        exported[module] = set()
        for given, is_exported in _top_names(module, text):
            if given in owner:
                raise MapScriptError(module, f"{given} is a name of {owner[given]} already")
            owner[given] = module
            if is_exported:
                exported[module].add(given)
    for module, text in modules.items():
        for other, names in _imports(module, text).items():
            if missing := set(names) - exported[other]:
                raise MapScriptError(module, f"{other} exports no {min(missing)}")


def _top_names(module: str, text: str) -> Iterator[tuple[str, bool]]:
    for line in text.splitlines():
        if not _TOP.match(line) or line.startswith("import"):
            continue
        form = _NAMED.match(line)
        if form is None:
            raise MapScriptError(module, f"declare one name at a time, unlike {line!r}")
        yield form[2], form[1] is not None


def _plain(module: str, text: str) -> Iterator[str]:
    """The lines that a browser needs: no imports, no comments of their own lines, no margins."""
    _check_templates(module, text)
    in_comment = False
    for line in map(str.strip, text.splitlines()):
        begins = in_comment or line.startswith("/*")
        in_comment = begins and "*/" not in line
        if line and not begins and not line.startswith(("//", "import {")):
            yield line.removeprefix("export ")


def _check_templates(module: str, text: str) -> None:
    """Refuses a template of several lines, whose margins would be lost.

    One line with an odd number of back quotes has one in a text or pattern; two are a template.
    """
    odd = [line for line in text.splitlines() if line.count("`") % 2]
    if len(odd) > 1:
        raise MapScriptError(module, f"end a template on the line it begins on: {odd[0].strip()!r}")
