"""``nomnet export`` and ``validate``: the graph as a document, and whether it keeps the rules."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from kg.commands.corpus import show_failures
from kg.commands.options import StoreOption
from kg.commands.place import counted, place_of, working, write
from kg.errors import KgError
from kg.graph.build import build_dataset
from kg.graph.export import export, named_graphs
from kg.graph.iris import Iris
from ontology.checks import validate as violations_of

ExportFormat = Literal["trig", "nq", "ttl", "nt", "jsonld"]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("export")(export_graph)
    app.command("validate")(validate)


def export_graph(format: Annotated[ExportFormat, typer.Option("--format", help="ttl and nt merge the graphs, the others keep them apart.")]
                 = "trig",
                 graph: Annotated[list[str] | None, typer.Option("--graph", metavar="NAME", help="Only this named graph, e.g. thesaurus, "
                                  "studies/zhang2020, or a full IRI; may be given several times.")] = None,
                 store: StoreOption = None) -> None:
    """Write the graph to standard output.

    All of it, or some of its named graphs. The same graph gives the same bytes.

    Examples: nomnet export > nomnet.trig · nomnet export --format ttl --graph derived
    """
    opened = place_of(store).built()
    chosen = [_named(name, named_graphs(opened)) for name in graph] if graph else None
    write(export(opened, format, chosen))


def _named(name: str, known: list[str]) -> str:
    """The IRI of a named graph that is given as such or by the end of it."""
    found = next((iri for iri in known if name == iri or iri.endswith(f"/graphs/{name.strip('/')}")), None)
    if found is None:
        raise KgError(f"The store has no graph {name}. It has {', '.join(iri.rpartition('/graphs/')[2] for iri in known)}.")
    return found


def validate(store: StoreOption = None) -> None:
    """Check the corpus and its graph.

    What could not be read, what the records contradict, and which rules of the ontology the graph breaks. Ends with 1 where something
    is wrong; warnings alone end with 0.

    Example: nomnet validate
    """
    place = place_of(store)
    with working(f"Reading {place.name} ..."):
        corpus = place.corpus()
    show_failures(corpus.failures)
    with working("Building its graph ..."):
        dataset = build_dataset(corpus)
    with working("Checking the graph against the shapes ..."):
        found = violations_of(dataset)
    for one in found:
        typer.echo(str(one))
    broken = [v for v in found if v.severity == "Violation"]
    warnings = len(found) - len(broken) + len(corpus.failures) - len(corpus.errors)
    graphs = counted(len({str(g.identifier) for g in dataset.graphs() if str(g.identifier).startswith(Iris().base)}), "named graph")
    verdict = "Does not conform" if broken or corpus.errors else "Conforms"
    typer.echo(f"{verdict}: {counted(len(corpus.records), 'study', 'studies')} in {graphs}; {counted(len(broken), 'violation')}, "
               f"{counted(len(corpus.errors), 'fault')} of the files, {counted(warnings, 'warning')}.")
    raise typer.Exit(1 if broken or corpus.errors else 0)
