"""What the curation page looks at: each check is a question of the catalogue, with what it means and what to do about what it finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """A check.

    Attributes:
        question: the question of the catalogue whose rows are what it finds.
        title: what they are, e.g. "Claims without a verdict".
        meaning: why that is worth a look.
        step: what to do.
    """

    question: str
    title: str
    meaning: str
    step: str

    @property
    def name(self) -> str:
        """Its name in addresses, e.g. ``claims-without-verdict``."""
        return self.question.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Theme:
    """Checks that belong together."""

    title: str
    anchor: str
    checks: tuple[Check, ...]


THEMES = (
    Theme("Claims and evidence", "claims", (
        Check("curation/claims-without-verdict", "Claims without a verdict",
              "The study tests or illustrates them and is not known to say how it came out; links show “no verdict”, or illustrated.",
              "Read the place again. Write the verdict; if only the numbers leave no doubt, write it with verdict_implied: true."),
        Check("curation/implied-verdicts", "Verdicts that are read off the evidence",
              "The study gives no verdict in words; whoever wrote the record took it from the numbers or cases.",
              "Compare with the evidence on the claim's page. When in doubt the verdict is none."),
        Check("curation/supported-without-evidence", "Supported without evidence",
              "A claim is called supported or partly so, and the record holds no evidence for it or for its parts.",
              "Add the estimate, or the gist with respondent and place. If the study only argues, the basis is proposed."),
        Check("curation/estimates-without-n", "Estimates without n",
              "No number of cases stands with them. A meta-analyst needs it; the size of the sample is a stopgap, since cases drop out.",
              "Look at the table's note and write n; if it is the whole sample, join the model to its sample."),
        Check("curation/estimates-without-precision", "Estimates without p, standard error, t or interval",
              "Nothing says how sure they are, so they cannot be pooled.",
              "Look for stars in the table, a t in parentheses, an appendix. If nothing is printed, leave it."),
        Check("curation/corrected-values", "Corrected values",
              "Somebody holds the printed value to be a misprint. Pages show both.",
              "Check the reason against the print; take the correction back if it does not hold."),
        Check("curation/mentioned-ends", "Ends that are only mentioned",
              "The claim names a construct that the record does not list: an alias that was missed, or a construct that was.",
              "Add the construct, or the name to another construct's aliases."))),
    Theme("Constructs and names", "constructs", (
        Check("curation/measured-without-definition", "Measured and not defined",
              "The study gives a scale and no definition is recorded, so that nobody can tell what the scale is meant to measure.",
              "Look for a definition where the scale is introduced; if there is none, an issue says so."),
        Check("curation/linked-without-definition", "Much linked and not defined",
              "No study of this corpus defines them, although many links hang on them.",
              "Look for definitions in these studies first; a study that defines the construct would be a good one to add."),
        Check("curation/same-name-joins", "One concept by name alone",
              "Constructs of several studies meet because they are called the same; nobody has compared definitions or items.",
              "Compare them. If they are one, say so in the thesaurus with a reason; if not, give one a concept of its own (distinct)."),
        Check("curation/near-concepts", "Near concepts",
              "The thesaurus places them near one another, or apart in spite of one name. Near links stand beside a link, uncounted.",
              "Read the reason. What is the same belongs under one concept; what is not near should lose its entry."))),
    Theme("Works and references", "works", (
        Check("curation/references-without-work", "References without a work",
              "The entry of a reference list is joined to no work, so its citations lead to a stand-in.",
              "Add the work to corpus.bib and its key to the reference."),
        Check("curation/stub-works", "Stand-ins for works",
              "Cited, and not in the bibliography: only what others say of them is known.",
              "Add the work to corpus.bib under the stand-in's key; a work that is there already under another key is named by that."),
        Check("curation/works-without-identifier", "Works without a DOI",
              "They are harder to find, and to recognize as the same work elsewhere. Many books have none.",
              "Look the title up at the publisher or a registration agency; write the DOI into corpus.bib."))),
    Theme("Studies", "studies", (
        Check("curation/header-from-elsewhere", "Header known from elsewhere",
              "The document does not print these; the record says where they were found.",
              "Check them against the source that is named."),
        Check("curation/other-methods", "Methods outside the scheme",
              "They are kept as the study words them, and no filter finds them together.",
              "Use a notation of the scheme if one fits; else propose a new one in ontology/schemes.ttl."),
        Check("curation/issues-by-kind", "Odd in print, by kind",
              "Damage, contradictions and failed checks that were noted with the studies.",
              "Open a kind to see each with its place; write to the authors where the print is wrong."))))

ISSUES = Check("corpus/issues", "Odd in print, one by one", "Damage, contradictions and failed checks that were noted with the studies.",
               "Check each against the document at its place.")

CHECKS = {check.name: check for check in (*(check for theme in THEMES for check in theme.checks), ISSUES)}
"""Every check by its name."""
