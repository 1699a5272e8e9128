"""``findings.yaml``: which rules a workspace switches off, and the thresholds that it sets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.errors import Fault, FaultyFile
from data.fields import nearest
from data.marked import Marked, read_text, read_yaml
from data.workspace import Workspace
from graph.errors import ParameterError
from graph.parameters import read_term
from graph.rules import Rule, rules

FILE = "findings.yaml"
OFF, SET = "off", "set"


@dataclass(frozen=True)
class Settings:
    """Codes of rules that are off, values by rule and name, and values for whichever has them."""

    off: frozenset[str] = frozenset()
    by_rule: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)

    def values_for(self, rule: Rule) -> dict[str, str]:
        """The settings of a rule; one that was given goes before one of the file."""
        given = {name: value for name, value in self.given.items() if name in rule.settings}
        return {**self.by_rule.get(rule.code, {}), **given}


NO_SETTINGS = Settings()


def chosen(
    rules: Iterable[Rule], *, named: Sequence[str] = (), settings: Settings = NO_SETTINGS
) -> list[Rule]:
    """The rules to run: those named, be they drafts or off, else the active ones that are on."""
    if named:
        return [rule for rule in rules if rule.code in named]
    return [rule for rule in rules if rule.is_active and rule.code not in settings.off]


def check_given(given: Mapping[str, str], rules: Sequence[Rule]) -> None:
    """Raises ParameterError for a setting that none of the rules has, or of another type."""
    known = sorted({name for rule in rules for name in rule.settings})
    for name, value in given.items():
        if name not in known:
            mend = nearest(name, known) if known else "leave it out: they have no settings"
            raise ParameterError(f'no rule that is run has a setting "{name}"', mend=mend)
        for rule in rules:
            if name in rule.settings:
                _check(rule, name, value)


def settings_in(workspace: Workspace | None) -> Settings:
    """Those of a workspace; none without one. Raises FaultyFile as ``read_settings`` does."""
    return read_settings(workspace.folder / FILE, rules()) if workspace else NO_SETTINGS


def read_settings(file: Path, rules: Sequence[Rule]) -> Settings:
    """The settings of a file, none if there is no such file.

    Raises FaultyFile with the place of everything that is no rule, no setting or no value.
    """
    if not file.exists():
        return NO_SETTINGS
    text = read_text(file)
    if not _says_something(text):
        return NO_SETTINGS
    marked = read_yaml(text, path=str(file))
    if faults := list(_faults(marked, {rule.code: rule for rule in rules})):
        raise FaultyFile(faults)
    return Settings(
        off=frozenset(_off(marked)),
        by_rule={code: _block(values) for code, values in _block(marked.value.get(SET)).items()},
    )


def _says_something(text: str) -> bool:
    """Whether there is more than comments: what was switched off may all be on again."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _off(marked: Marked) -> list[Any]:
    listed = marked.value.get(OFF, [])
    return listed if isinstance(listed, list) else [listed]


def _block(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _faults(marked: Marked, rules: Mapping[str, Rule]) -> Iterator[Fault]:
    for key in marked.value:
        if key not in (OFF, SET):
            mend = nearest(key, (OFF, SET))
            yield marked.fault((key,), "is not a setting", mend, key=True)
    for number, code in enumerate(_off(marked)):
        at = (OFF, number) if isinstance(marked.value[OFF], list) else (OFF,)
        if not isinstance(code, str):
            yield marked.fault(at, "is not the code of a rule", "write off: [code, code]")
        elif code not in rules:
            yield marked.fault(at, f'there is no rule "{code}"', nearest(code, rules))
    yield from _faults_of_values(marked, rules)


def _faults_of_values(marked: Marked, rules: Mapping[str, Rule]) -> Iterator[Fault]:
    by_rule = marked.value.get(SET, {})
    if not isinstance(by_rule, dict):
        yield marked.fault((SET,), "is not a block of rules", "write rule: lines below it")
        return
    for code, values in by_rule.items():
        if code not in rules:
            mend = nearest(code, rules)
            yield marked.fault((SET, code), f'there is no rule "{code}"', mend, key=True)
        elif not isinstance(values, dict):
            mend = "write name: value lines below it"
            yield marked.fault((SET, code), "is not a block of settings", mend)
        else:
            yield from _faults_of_rule(marked, rules[code], values)


def _faults_of_rule(marked: Marked, rule: Rule, values: Mapping[str, Any]) -> Iterator[Fault]:
    for name, value in values.items():
        at = (SET, rule.code, name)
        if name not in rule.settings:
            mend = nearest(name, rule.settings) if rule.settings else "take it out: it has none"
            yield marked.fault(at, f'the rule has no setting "{name}"', mend, key=True)
            continue
        if not isinstance(value, str):
            yield marked.fault(at, "is not one value", "write it on one line")
            continue
        try:
            _check(rule, name, value)
        except ParameterError as error:
            yield marked.fault(at, error.problem, error.mend)


def _check(rule: Rule, name: str, value: str) -> None:
    kind = next(one.type for one in rule.parameters if one.name == name)
    read_term(name, kind, value)
