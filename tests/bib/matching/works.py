"""Invented works for tests of matching, and strategies that draw works as odd as files can hold."""

from __future__ import annotations

from hypothesis import strategies as st

from bib.model import Name, Work

BERG, WU = Name("Berg", "Jan", "van den"), Name("Wu", "Li")
JOURNAL = "article-journal"

PAPER = Work("paper", JOURNAL, "How teams learn from their failures", (BERG, WU), issued=(2020,),
             container_title="Journal of Marketing Management", volume="12", page="31-49")

_WORDS = st.sampled_from(["Big", "data", "learning", "Part", "I", "II", "2019", "Erratum:", "A", "reply", "to", "[Review]", "研究",
                          "über", "the", "<i>x</i>", "R&amp;D", "—", ":", "?", "(vol 3, pg 4, 2005)"])
titles = st.one_of(st.just(""), st.lists(_WORDS, max_size=9).map(" ".join), st.text(max_size=40))
names = st.one_of(
    st.builds(Name, st.sampled_from(["Berg", "Bergh", "Wu", "王", "Smith JA", ""]), st.sampled_from(["Jan", "J.", "JA", "Li", "", "伟"]),
              st.sampled_from(["", "van den"])),
    st.builds(lambda t: Name(literal=t), st.sampled_from(["others", "World Bank", "Smith, John", ""])),
    st.builds(Name, st.text(max_size=8), st.text(max_size=8)))
works = st.builds(
    Work, key=st.sampled_from("abcdef"),
    type=st.sampled_from([JOURNAL, "book", "chapter", "article", "report", "thesis", "document", "odd"]),
    title=titles, author=st.lists(names, max_size=4).map(tuple), editor=st.lists(names, max_size=1).map(tuple),
    issued=st.one_of(st.just(()), st.tuples(st.integers(-50, 2100)), st.tuples(st.integers(2018, 2021), st.integers(1, 12))),
    container_title=st.one_of(st.sampled_from(["", "J. Mark.", "Journal of Marketing", "Proceedings of ICIS", "arXiv"]),
                              st.text(max_size=12)),
    volume=st.sampled_from(["", "1", "01", "xii", "in press", "²"]), issue=st.sampled_from(["", "1", "2", "Suppl 2"]),
    page=st.one_of(st.sampled_from(["", "1-9", "31--49", "31-9", "e12", "xi–xx", "٣-٥", "99999999999"]), st.text(max_size=8)),
    edition=st.sampled_from(["", "2", "second", "rev."]), doi=st.sampled_from(["", "10.1000/x", "10.1000/X.1", "https://doi.org/10.1000/x"]),
    url=st.sampled_from(["", "https://arxiv.org/abs/2001.00001v2"]), isbn=st.sampled_from(["", "0-684-84148-7", "9780684841489"]),
    abstract=st.sampled_from(["", "Of things."]),
    extra=st.lists(st.tuples(st.sampled_from(["file", "pmid", "eprint"]), st.sampled_from(["1", "x.pdf"])), max_size=2).map(tuple))
