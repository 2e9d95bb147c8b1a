"""An invented study for the tests of its drawing: two causes, a mediator, an outcome, three moderators of one path."""

from __future__ import annotations

from kg.analysis.path_model import Estimate, PathModel, StudyTest, path_model

NAMES = {"warmth": "warmth of light", "glare": "glare on screens", "focus": "focus of readers",
         "speed": "reading speed",
         "recall": "recall of <what> & \"when\" was read", "age": "age", "noise": "noise nearby", "coffee": "coffee taken",
         "context": "context"}


def one_test(claim: str, relation: str, x: str, y: str, via: str = "", by: str = "", *, verdict: str = "supported", basis: str = "tested",
         kind: str = "hypothesis", part_of: str = "", estimates: tuple[Estimate, ...] = (), issues: tuple[str, ...] = ()) -> StudyTest:
    """One test with its ends as words."""
    return StudyTest(claim, kind, relation, tuple(x.split()), tuple(y.split()), tuple(via.split()), tuple(by.split()), "positive", verdict,
                     basis, part_of, f"text of {claim}", estimates, issues)


def path(value: float, p: float | None = None, op: str = "<", kind: str = "path", main: bool = True, table: str = "Table 2") -> Estimate:
    """One estimate."""
    return Estimate(kind, value, "beta", op if p is not None else None, p, model="m1" if main else "m2", printed=table, main=main)


TESTS = (
    one_test("H1", "influences", "warmth", "focus", estimates=(path(0.31, 0.01),)),
    one_test("H2", "influences", "glare", "focus", estimates=(path(-0.2, 0.001),)),
    one_test("H3", "mediates", "focus", "recall", "speed",
         estimates=(Estimate("indirect", 0.07, "beta", ci_level=95, ci_low=0.01, ci_high=0.14, printed="Table 3"),)),
    one_test("L-1", "influences", "focus", "speed", kind="model-path",
         estimates=(path(0.44), path(0.13, 0.09, "=", main=False, table="Table 5"), Estimate("correlation", 0.37, "r"))),
    one_test("L-2", "influences", "speed", "recall", kind="model-path", estimates=(path(0.27),)),
    one_test("L-3", "influences", "focus", "recall", kind="model-path", verdict="not-supported", estimates=(path(0.16),)),
    one_test("H4", "moderates", "focus", "speed", by="age", verdict="not-supported",
         estimates=(path(-0.12, 0.16, "=", "interaction", False),)),
    one_test("H5", "moderates", "focus", "speed", by="noise", estimates=(path(-0.22, 0.02, "=", "interaction", False),)),
    one_test("H6", "moderates", "focus", "speed", by="coffee", estimates=(path(0.17, 0.07, "=", "interaction", False),),
         issues=("called supported at p = .07",)),
    one_test("L-4", "influences", "coffee", "speed", kind="model-path", verdict="not-supported", estimates=(path(0.05, 0.59, "="),)),
    one_test("L-5", "moderates", "focus", "speed", by="context", kind="model-path"),
    one_test("L-6", "part-of", "age noise coffee", "context", kind="model-path", verdict="none", basis="proposed"),
    one_test("F1", "influences", "age", "recall", kind="finding"),
)
PARTS = tuple(one_test(t.claim, t.relation, " ".join(t.independent), " ".join(t.dependent), " ".join(t.mediators), " ".join(t.moderators),
                   verdict=t.verdict, basis=t.basis, kind=t.kind, part_of="L-5", estimates=t.estimates, issues=t.issues)
              if t.claim in {"H4", "H5", "H6"} else t for t in TESTS)


def reading_study() -> PathModel:
    """The model of the invented study."""
    return path_model("lamp2021", PARTS, NAMES)
