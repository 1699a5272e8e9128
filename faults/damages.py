"""Files of a store changed behind its back: refused by name, or every answer right."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from shutil import copytree, rmtree

import pyoxigraph as ox

from faults.jobs import command, done
from faults.reading import NONE, REFUSED, RIGHT, UNCLEAR, WRONG, read
from faults.stores import Known, fresh_copy, known, left_overs, write
from faults.trials import Ground, Trial, Trials
from graph.generations import POINTER
from graph.manifest import MANIFEST, NQUADS, STORE, write_manifest

_ZEROS = 4096


def _flip(file: Path, chance: Random) -> None:
    content = bytearray(file.read_bytes()) or bytearray(1)
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def _truncate(file: Path, chance: Random) -> None:
    os.truncate(file, chance.randrange(max(1, file.stat().st_size)))


def _extend(file: Path, chance: Random) -> None:
    with file.open("ab") as opened:
        opened.write(chance.randbytes(chance.choice([1, 100, 10_000])))


def _zero(file: Path, chance: Random) -> None:
    content = bytearray(file.read_bytes())
    at = chance.randrange(max(1, len(content)))
    content[at : at + _ZEROS] = bytes(len(content[at : at + _ZEROS]))
    file.write_bytes(content)


def _as_folder(file: Path, chance: Random) -> None:
    file.unlink()
    file.mkdir()


def _as_link(file: Path, chance: Random) -> None:
    (root,) = (folder for folder in file.parents if folder.name.endswith("-damaged"))
    elsewhere = root.parent / f"elsewhere-{file.name}"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


def _swap(file: Path, chance: Random) -> None:
    others = sorted(other for other in file.parent.iterdir() if other.is_file() and other != file)
    other = chance.choice(others)
    aside = file.with_name("aside")
    file.rename(aside)
    other.rename(file)
    aside.rename(other)


_CHANGES: dict[str, Callable[[Path, Random], object]] = {
    "a bit flipped": _flip,
    "truncated": _truncate,
    "extended": _extend,
    "a block zeroed": _zero,
    "emptied": lambda file, chance: file.write_bytes(b""),
    "removed": lambda file, chance: file.unlink(),
    "made a folder": _as_folder,
    "made a link": _as_link,
    "swapped with another": _swap,
}
_FILES = (
    POINTER,
    f"generation-*/{MANIFEST}",
    f"generation-*/{NQUADS}",
    "generation-*/store/*.sst",
    "generation-*/store/MANIFEST-*",
    "generation-*/store/CURRENT",
    "generation-*/store/IDENTITY",
    "generation-*/store/OPTIONS-*",
    "generation-*/store/LOG",
    "generation-*/store/*.log",
)


def _foreign_store(folder: Path, other: Path) -> None:
    rmtree(folder / STORE)
    copytree(other / STORE, folder / STORE)


def _foreign_generation(folder: Path, other: Path) -> None:
    rmtree(folder)
    copytree(other, folder)


def _foreign_file(folder: Path, other: Path) -> None:
    """Every file of the other that has the name of one here."""
    for file in (folder / STORE).iterdir():
        if (there := other / STORE / file.name).is_file():
            file.write_bytes(there.read_bytes())


def _empty_store(folder: Path, other: Path) -> None:
    rmtree(folder / STORE)
    ox.Store(str(folder / STORE)).flush()


def _empty_store_sealed(folder: Path, other: Path) -> None:
    """As a builder at fault would leave it: sealed, and without what the seal counts."""
    said = json.loads((folder / MANIFEST).read_bytes())
    _empty_store(folder, other)
    from faults.stores import AS_OF

    given = {name: said[name] for name in ("inputs", "quads", "sha256")}
    write_manifest(folder, as_of=AS_OF, **given)


_EXCHANGES: dict[str, Callable[[Path, Path], None]] = {
    "the store of other records": _foreign_store,
    "the generation of other records": _foreign_generation,
    "files of other records": _foreign_file,
    "an empty store": _empty_store,
    "an empty store, sealed": _empty_store_sealed,
}


def damages(ground: Ground) -> Trials:
    """Of a store whose every byte is checked at opening."""
    yield from _damages(ground, "small", ground.sizes.damages, ground.sizes.quads)


def large_damages(ground: Ground) -> Trials:
    """Of a store whose N-Quads are checked by sample, before and after its files were checked.

    What comes after no check at opening can see. It is to be told where reading meets it, yet the
    engine leaves an unreadable text out of a sum without a word: those are counted, as its limit.
    """
    sizes = ground.sizes
    half = sizes.large_damages // 2
    if half:
        yield from _damages(ground, "large", sizes.large_damages - half, sizes.large_quads)
        for trial in _damages(ground, "large", half, sizes.large_quads, checked=False):
            swallowed = trial.outcome == WRONG
            outcome = "wrong: the engine's limit" if swallowed else trial.outcome
            case = f"{trial.case}, after the files were checked"
            yield replace(trial, case=case, outcome=outcome, fault=trial.fault and not swallowed)


def _damages(ground: Ground, name: str, count: int, quads: int, *, checked: bool = True) -> Trials:
    graph, other = (known(ground.folder, n, quads=quads) for n in (1, 2))
    pristine, elsewhere = ground.folder / f"{name}-pristine", ground.folder / f"{name}-other"
    done(ground, write, pristine, graph)
    done(ground, write, elsewhere, other)
    root = ground.folder / f"{name}-damaged"
    for number in range(count):
        fresh_copy(pristine, root)
        if name == "small":
            case = _damage(root, elsewhere, number, ground.chance)
        else:
            case = _damage_inside(root, ground.chance)
        # To build a large one anew takes longer than the rest of a trial.
        renewed = name == "small" or not number
        reader = (read if renewed else _asked) if checked else _asked_unchecked
        yield _judged(ground, root, graph, case, reader, renewed=renewed)


def _damage(root: Path, elsewhere: Path, number: int, chance: Random) -> str:
    (folder,), (other,) = root.glob("generation-*"), elsewhere.glob("generation-*")
    if number % 6 == 5:
        case = list(_EXCHANGES)[number // 6 % len(_EXCHANGES)]
        _EXCHANGES[case](folder, other)
        return case
    pattern = _FILES[number % len(_FILES)]
    case = chance.choice(list(_CHANGES))
    _CHANGES[case](chance.choice(sorted(root.glob(pattern))), chance)
    return f"{Path(pattern).name} {case}"


def _damage_inside(root: Path, chance: Random) -> str:
    """Anywhere within the tables, by their size: what a failing disk does."""
    tables = sorted(root.glob("generation-*/store/*.sst"))
    (file,) = chance.choices(tables, weights=[table.stat().st_size for table in tables])
    case = chance.choice(["a bit flipped", "a block zeroed"])
    _CHANGES[case](file, chance)
    return f"a large *.sst {case}"


def _judged(
    ground: Ground,
    root: Path,
    graph: Known,
    case: str,
    reader: Callable[..., tuple[str, str]],
    *,
    renewed: bool,
) -> Trial:
    ended = done(ground, reader, root, graph)
    if ended.given is None or ended.wrong:
        return Trial(case, ended.wrong or f"ended by {ended.code}", True, ended.last_line)
    outcome, said = ended.given
    # A pointer that names other inputs: what was built is not found, and is built anew.
    unfound = outcome == NONE and case.startswith(POINTER)
    if not unfound and outcome not in (RIGHT, *REFUSED):
        return Trial(case, outcome, fault=True, detail=said)
    if not renewed:
        return Trial(case, outcome, detail=said)
    again = done(ground, renew, root, graph)
    if again.given != (RIGHT, "") or left_overs(root):
        detail = f"{again.given} {again.last_line} {left_overs(root)}"
        return Trial(case, "no recovery", fault=True, detail=detail)
    return Trial(case, outcome, detail=said)


# Quads of Python take longest; the first of the large stores is read so too.
_asked = partial(read, ways="dump worker")
_asked_unchecked = partial(read, ways="dump worker quads unchecked")


def renew(root: Path, graph: Known) -> tuple[str, str]:
    """What ``oversight build`` does over a damage: checks every byte, and builds anew."""
    write(root, graph)
    outcome, said = read(root, graph, renewing=True, ways="dump")
    return outcome, "" if outcome == RIGHT else said


def command_damages(ground: Ground) -> Trials:
    """Of the packaged graph's store, asked, exported and built anew by the command."""
    pristine, root, out = (
        ground.folder / n for n in ("packaged", "packaged-damaged", "packaged-o")
    )
    done(ground, command, pristine, "build", "--out", str(out))
    asked = [("query", "04-money-flow", "--format", "csv"), ("export", "nquads")]
    right = [done(ground, command, pristine, *arguments).out for arguments in asked]
    for number in range(ground.sizes.command_damages):
        fresh_copy(pristine, root)
        pattern = _FILES[number % len(_FILES)]
        change = ground.chance.choice(list(_CHANGES))
        _CHANGES[change](ground.chance.choice(sorted(root.glob(pattern))), ground.chance)
        found = [_met(ground, root, a, b) for a, b in zip(asked, right, strict=True)]
        yield _judged_commands(ground, root, out, f"command: {Path(pattern).name} {change}", found)


def _met(ground: Ground, root: Path, arguments: tuple[str, ...], right: bytes) -> tuple[str, str]:
    ended = done(ground, command, root, *arguments)
    said = ended.said.strip()
    if ended.wrong:
        return WRONG, f"{ended.wrong}: {said[-300:]}"
    if ended.code == 0:
        return (RIGHT if ended.out == right else WRONG), said
    clear = ended.code == 1 and said.count("\n") == 0 and "oversight build" in said
    return (REFUSED[0] if clear and not ended.out else UNCLEAR), said


def _judged_commands(
    ground: Ground, root: Path, out: Path, case: str, found: list[tuple[str, str]]
) -> Trial:
    for outcome, said in found:
        if outcome in (WRONG, UNCLEAR):
            return Trial(case, outcome, fault=True, detail=said)
    built = done(ground, command, root, "build", "--out", str(out))
    if built.code != 0 or left_overs(root):
        return Trial(case, "no recovery", fault=True, detail=built.last_line)
    return Trial(case, found[0][0], detail=found[0][1])
