"""Which store a command works on."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from kg.commands.place import Place, counted, own_store, place_of, say, visible, working
from kg.corpus import Corpus, shipped_corpus
from kg.errors import StoreError
from kg.graph.store import Store

RECORD = Path(__file__).parents[2] / "corpus" / "records" / "lindqvist2019.yaml"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(tmp_path / "cache"), "XDG_DATA_HOME": str(tmp_path / "data")}


def test_without_a_choice_it_is_the_shipped_corpus_in_the_cache(home: dict[str, str], tmp_path: Path) -> None:
    place = place_of(None, home)
    assert place == Place(tmp_path / "cache" / "nomnet" / "shipped", False)
    assert (place.corpus_folder, place.name) == (shipped_corpus(), "the shipped corpus")


def test_a_store_of_ones_own_comes_first_once_something_is_in_it(home: dict[str, str], tmp_path: Path) -> None:
    (own_store(home) / "corpus").mkdir(parents=True)
    assert place_of(None, home) == Place(tmp_path / "data" / "nomnet", True)
    assert not place_of("shipped", home).own


def test_the_option_beats_the_environment_and_this_the_rest(home: dict[str, str], tmp_path: Path) -> None:
    environment = home | {"NOMNET_STORE": str(tmp_path / "env")}
    assert place_of(None, environment).folder == tmp_path / "env"
    assert place_of(str(tmp_path / "option"), environment).folder == tmp_path / "option"


def test_addresses_and_files_are_refused_with_a_next_step(home: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="later version"):
        place_of("https://example.org/sparql", home)
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(StoreError, match="Name a folder"):
        place_of(str(file), home)


def test_a_store_is_built_at_first_use_and_again_when_its_corpus_has_changed(tmp_path: Path) -> None:
    place = Place(tmp_path / "mine", True)
    place.collection().add(RECORD)
    first = place.built().generation
    assert place.built().generation == first, "nothing has changed"
    record = place.corpus_folder / "records" / "lindqvist2019.yaml"
    record.write_text(record.read_text("utf-8").replace("More trust in robots", "Still more trust in robots"), "utf-8")
    store = place.built()
    assert list(store.path.parent.glob("search-*.sqlite")), "the search is ready when the store is"
    assert store.generation != first
    assert b"Still more trust" in b"\n".join(str(q).encode() for q in store.reader())


def test_an_old_graph_serves_on_while_another_process_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = Place(tmp_path / "mine", True)
    place.collection().add(RECORD)
    first = place.built().generation
    (place.corpus_folder / "records" / "lindqvist2019.yaml").unlink()
    with Store(place.folder)._generations.writing():
        assert place.built().generation == first
    assert "from before" in capsys.readouterr().err


def test_numbers_go_with_their_nouns() -> None:
    assert [counted(n, "study", "studies") for n in (0, 1, 2)] == ["0 studies", "1 study", "2 studies"]
    assert counted(2, "work") == "2 works"


def test_a_store_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    place = Place(tmp_path / "my store", True)
    for ask in (place.built, place.corpus):
        with pytest.raises(StoreError, match=r"There is no store at .*my store\. Check .* nomnet add --store '.*my store' PATH"):
            ask()
    assert not place.folder.exists()


def test_a_graph_without_a_corpus_is_taken_as_it_is(tmp_path: Path) -> None:
    Store(tmp_path).rebuild(Corpus(()))
    assert Place(tmp_path, True).built().generation == 1


@pytest.mark.parametrize("damage", ["in-use", "graph", "graph/CURRENT", "about.json"])
def test_a_damaged_graph_is_built_again(tmp_path: Path, damage: str) -> None:
    place = Place(tmp_path / "mine", True)
    place.collection().add(RECORD)
    gone = place.built().path.parent / damage
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    store = place.built()
    assert store.generation == 2
    assert len(store.reader()) == store.about().quads > 1000


def test_a_home_that_nobody_has_is_said(home: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match=r"no such user's home: ~no-such-user/foo. Name a folder"):
        place_of("~no-such-user/foo", home)

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(StoreError, match=r"no home folder to keep a store in. Name a folder"):
        place_of(None, {})


@pytest.mark.parametrize(("name", "shown"), [
    (":smile:.bib", ":smile:.bib"), ("[red]x[/red]", "[red]x[/red]"), ("[/x]", "[/x]"), ("a\x1b[31mb\x9b\r", r"a\x1b[31mb\x9b\r"),
    ("\u202eabc", r"\u202eabc")])
def test_a_name_is_shown_as_it_is_and_steers_no_terminal(capsys: pytest.CaptureFixture[str], name: str, shown: str) -> None:
    say(f"{name}: not there")
    assert capsys.readouterr().err == f"{shown}: not there\n"
    assert visible(name) == shown


def test_what_is_being_done_is_shown_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, markup=True, emoji=True)
    monkeypatch.setattr("kg.commands.place.errors", screen)
    with working("Reading ...") as tell:
        tell("Reading [/x] :smile: \x1b]0;title ...")
    assert r"Reading [/x] :smile: \x1b]0;title ..." in screen.file.getvalue()  # type: ignore[attr-defined]
