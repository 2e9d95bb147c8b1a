"""Answers are kept as long as nothing that they depend on changes, and no longer than there is room."""

from __future__ import annotations

from dataclasses import replace

from kg.graph.store import Store
from kg.queries.catalogue import Answer, ask
from web.answer_cache import AnswerCache, weight


def test_an_answer_is_asked_for_once_and_the_oldest_goes_first(store: Store) -> None:
    found = ask(store.reader(), "studies/list")
    asked: list[str] = []

    def get(cache: AnswerCache, key: str, answer: Answer = found) -> Answer:
        return cache.answer(key, lambda: asked.append(key) or answer)  # type: ignore[func-returns-value]

    room = weight("a", found)
    cache = AnswerCache(rows=2 * room)
    assert get(cache, "a") is get(cache, "a") is found and asked == ["a"]
    get(cache, "b")
    get(cache, "a")
    get(cache, "c")  # there is room for two: b was used longest ago
    get(cache, "a")
    assert asked == ["a", "b", "c"]
    get(cache, "b")
    assert asked == ["a", "b", "c", "b"] and cache.rows == 2 * room
    huge = replace(found, rows=[*found.rows] * 100)
    assert get(cache, "huge", huge) is huge and get(cache, "huge", huge) is huge and asked.count("huge") == 2


def test_long_questions_take_room_too(store: Store) -> None:
    """Thousands of names in an address must not fill the memory by way of answers without rows."""
    empty = replace(ask(store.reader(), "studies/list"), rows=[])
    cache = AnswerCache(rows=1000)
    for n in range(50):
        cache.answer((1, "works/list", ("work", tuple(f"{n}-{m}-{'x' * 90}" for m in range(1000)))), lambda: empty)
    assert 0 < cache.rows <= 1000 and len(cache._kept) < 11
