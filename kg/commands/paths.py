"""``nomnet ask paths``: the ways from one construct to another, with the evidence of every step."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kg.analysis.answers import concept_labels, links_of
from kg.analysis.network import concept_network
from kg.analysis.paths import MOST_STEPS, STEPS, Path, Paths, Step
from kg.analysis.paths import paths as all_paths
from kg.commands import two_constructs
from kg.commands.answers import number_of_studies, wrapped
from kg.commands.place import counted
from kg.errors import KgError
from kg.graph.store import Store
from kg.queries.catalogue import ask
from kg.queries.resolve import find_construct
from kg.tables.formats import csv_text, markdown, tsv_text
from kg.tables.table import Column, Table
from ontology.schemes import concept, label

NAME = "paths"
SUMMARY = "All ways from one construct to another over influences and enablings, with the weakest step of each"
OPTIONS = f"--from --to [--steps {STEPS}] [--second-hand]"

_COLUMNS = (Column("path", "path"), Column("step", "step"), Column("from", "from"), Column("relation", "relation"), Column("to", "to"),
            Column("state", "state"), Column("studies", "studies"), Column("secondHandSources", "second hand sources"),
            Column("weakest", "weakest"), Column("link", "link"))


def answer(store: Store, given: Mapping[str, list[str]], format: str, width: int) -> str:
    """The paths for the options that were given, in a format."""
    found = find(store, given)
    if format == "json":
        return json.dumps(_as_json(found), ensure_ascii=False, indent=2) + "\n"
    if format == "table":
        instead: list[str] = []
        if not found.paths:
            source, target = (find_construct(store.reader(), key) for key in (found.source, found.target))
            instead = two_constructs.instead_of_path(store, source, target, found.steps, given_flag("second-hand", given))
        return shown(found, number_of_studies(store), width, instead)
    made = Table.of(_COLUMNS, _rows(found))
    return {"csv": csv_text, "tsv": tsv_text, "markdown": markdown}[format](made)


def find(store: Store, given: Mapping[str, list[str]]) -> Paths:
    """The paths for the options that were given; a wrong or missing option is a KgError."""
    example = f'Example: nomnet ask {NAME} --from "competitive pressure" --to "CRM performance" --steps 3'
    if unknown := sorted(given.keys() - {"from", "to", "steps", "second-hand"}):
        raise KgError(f"{NAME} has no option --{unknown[0]}; it takes {OPTIONS}. {example}")
    if missing := [option for option in ("from", "to") if option not in given]:
        raise KgError(f"{NAME}: --{missing[0]} is missing. {example}")
    if empty := [option for option in ("from", "to", "steps") if option in given and not given[option]]:
        raise KgError(f"{NAME}: --{empty[0]} needs a value. {example}")
    steps = given.get("steps", [str(STEPS)])[-1]
    if not (steps.isascii() and steps.isdigit() and 1 <= int(steps) <= MOST_STEPS):
        raise KgError(f"{NAME}: --steps is a number from 1 to {MOST_STEPS}, not {steps!r}. {example}")
    second_hand = given_flag("second-hand", given)
    reader = store.reader()
    source, target = (find_construct(reader, given[option][-1]).key for option in ("from", "to"))
    if source == target:
        raise KgError(f"{NAME}: --from and --to are the same construct, {source}. Name two.")
    rows = ask(reader, "graph/links").rows
    labels = concept_labels(rows) | concept_labels(ask(reader, "constructs/list").rows, "concept")
    return all_paths(concept_network(links_of(rows), labels), source, target, int(steps), second_hand)


def given_flag(option: str, given: Mapping[str, list[str]]) -> bool:
    """Whether an option was given that needs no value, and not as ``false``."""
    return option in given and [v.lower() for v in given[option][-1:]] != ["false"]


def state_in_words(step: Step) -> str:
    """The state of a step with the studies that give it, e.g. ``supported (2 of 3 studies)``, ``second-hand (1 work)``."""
    words = label(concept("state", step.state))
    if step.state == "second-hand":
        return f"{words} ({counted(step.second_hand, 'work')})"
    if not step.studies:
        return f"{words} (estimates only)"
    same = sum(state == step.state for state in step.states.values())
    share = counted(len(step.studies), "study", "studies")
    return f"{words} ({share if same in (0, len(step.studies)) else f'{same} of {share}'})"


def shown(found: Paths, studies: int, width: int, instead: Sequence[str] = ()) -> str:
    """The paths for a terminal, the strongest first; where there is none, what there is ``instead``."""
    ends = f"{found.labels[found.source]} → {found.labels[found.target]}"
    where = f"in this corpus ({counted(studies, 'study', 'studies')})"
    if not found.paths:
        return wrapped([f"No path {ends} of up to {counted(found.steps, 'step')} {where}.", *instead], width)
    more = f", cut at {len(found.paths)}: there are more" if found.cut else ""
    lines = [f"{counted(len(found.paths), 'path')} {ends} of up to {counted(found.steps, 'step')} {where}{more}. "
             "The path whose weakest step is strongest comes first."]
    for n, path in enumerate(found.paths, 1):
        lines += ["", f"{n}. {' → '.join(found.labels[k] for k in path.concepts)}"]
        lines += [_step_line(step, path, found.labels) for step in path.steps]
        if path.studies_of_all and len(path.steps) > 1:
            lines.append(f"     every step in the same study: {', '.join(path.studies_of_all)}")
        if len(path.steps) > 1 and all(step.weakness == path.weakest.weakness for step in path.steps):
            lines.append("     no step is weaker than another")
    return wrapped(lines, width)


def _step_line(step: Step, path: Path, labels: Mapping[str, str]) -> str:
    relation = "/".join(dict.fromkeys(tie.link.relation for tie in step.ties))
    marks = [state_in_words(step)]
    if step.jointly:
        marks.append(f"only together with {' and '.join(labels[k] for k in step.jointly)}")
    if step.contested:
        marks.append("contested")
    if step is path.weakest and any(other.weakness < step.weakness for other in path.steps):
        marks.append("weakest step")
    by = f" [{', '.join(step.studies)}]" if step.studies else ""
    return f"     {labels[step.source]} {relation} {labels[step.target]}: {', '.join(marks)}{by}"


def _rows(found: Paths) -> list[dict[str, str]]:
    """A row for every step of every path."""
    return [{"path": str(n), "step": str(k), "from": found.labels[step.source], "to": found.labels[step.target],
             "relation": "/".join(dict.fromkeys(t.link.relation for t in step.ties)), "state": step.state,
             "studies": "; ".join(step.studies), "secondHandSources": str(step.second_hand),
             "weakest": "true" if step is path.weakest else "false",
             "link": "; ".join(t.link.key for t in step.ties)}
            for n, path in enumerate(found.paths, 1) for k, step in enumerate(path.steps, 1)]


def _as_json(found: Paths) -> dict[str, Any]:
    """The paths with everything that is known of their steps."""
    return {"from": found.source, "to": found.target, "steps": found.steps, "cut": found.cut, "paths": [
        {"concepts": list(p.concepts), "weakest": p.steps.index(p.weakest), "studiesOfAll": list(p.studies_of_all), "steps": [
            {"from": s.source, "to": s.target, "state": s.state, "states": s.states, "secondHandSources": s.second_hand,
             "contested": s.contested, "jointlyWith": list(s.jointly), "links": [t.link.key for t in s.ties]} for s in p.steps]}
        for p in found.paths]}
