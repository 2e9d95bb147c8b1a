"""The rules of citation intent: what must stand around a citation, for which property of CiTO; each with examples.

A cue is looked for in the sentence, in which ``⌗`` stands for the citation. Where a rule is about what this study does, the sentence must
speak of it (``own``). ``fires`` and ``silent`` are run as tests: of each example the last citation counts. "Compares" has no property in
CiTO and is filed under ``discusses``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of intent.

    Attributes:
        name: e.g. ``"scale"``.
        notation: the local name of a property of CiTO, e.g. ``"usesMethodIn"``.
        cue: what must be found.
        fires, silent: sentences in which it fires, and in which it must not.
        own: what must be found besides, so that the sentence is about this study.
        unless: what must not be found.
    """

    name: str
    notation: str
    cue: re.Pattern[str]
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    own: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_PAPER = r"(?:study|paper|article|research|thesis|work)"
_OWN = _any(rf"\b(?:we|our|us|i|my|this (?:{_PAPER}|finding|result)|(?:the )?(?:present|current) (?:{_PAPER}|findings?|results?)|"
            rf"these (?:results?|findings?))\b")
_DONE = (r"measured|adapted|adopted|assessed|captured|operationali[sz]ed|taken|borrowed|drawn|derived|modified|tested|coded|"
         r"analy[sz]ed|estimated|calculated|computed|conducted|performed|carried out|used|applied|followed|collected|"
         r"evaluated|examined|determined|extracted|translated|employed|rated|checked")
_OWN_ACT = _any(rf"\b(?:we|our|i|my|this {_PAPER}|the (?:present|current) {_PAPER})\b",
                rf"\b(?:was|were) (?:\w+ly |then |also |each )?(?:{_DONE})\b",
                r"\b(?:was|were) \w+ as (?:previously|earlier|already|before|described)\b")
_DENIED = (r"\b(?:do|did|does|could|can) ?(?:not|n['’]t)\b[^.;]{0,40}\b(?:follow|adopt|use|apply|adapt|employ)",
           r"\b(?:rather than|instead of)\b[^.;]{0,30}⌗")

_METHOD = (r"(?:procedures?|approach(?:es)?|methods?|methodology|technique|criteri(?:on|a)|guidelines?|protocol|recommendations?|"
           r"steps|algorithm|bootstrapping|test|formula|coding|index|software|package|design|suggestions?|advice|estimator)")
_SCALE = r"(?<![\w-])(?:scales?|items?|measures?|instruments?|questionnaires?|indicators?|inventory|constructs?)(?![\w-])"
_TAKEN = r"\b(?:adapt|adopt|borrow|taken|drawn|deriv|modif|develop|validat|based on|from|by)\w*\b"
_FOUND = (r"(?:found|finds?|show(?:s|ed|n)?|report(?:s|ed)?|demonstrat(?:es?|ed)|reveal(?:s|ed)?|observ(?:es?|ed)|identif(?:y|ies|ied)|"
          r"confirm(?:s|ed)?)")
_OTHERS = r"(?:previous|prior|earlier|extant|existing|past|recent|growing|much|some|most|many)"

RULES: tuple[Rule, ...] = (
    Rule(
        "scale", "usesMethodIn",
        cue=_any(rf"{_SCALE}[^.;]{{0,120}}{_TAKEN}[^;]{{0,80}}⌗",
                 rf"{_SCALE} (?:of|by|from|in) ⌗",
                 rf"\b(?:measured|operationali[sz]ed|captured|assessed)\b[^.;]{{0,120}}{_SCALE}[^;]{{0,80}}⌗",
                 rf"⌗[^.;]{{0,15}}\b[\w-]+[\s-](?:item )?{_SCALE}",
                 rf"\b(?:adapt|adopt|use|employ)(?:ed|ing)?\b[^.;]{{0,30}}⌗[^.;]{{0,40}}{_SCALE}"),
        own=_OWN_ACT,
        unless=_any(*_DENIED, r"⌗[^.;]{0,12}\b(?:developed|proposed|introduced|validated|found|showed|argued)\b",
                    r"\b(?:found|argue[ds]?|showed|shown|suggest(?:s|ed)?) that\b"),
        fires=("Culture was measured with five items adapted from Berg and Wu (2016).",
               "We used the scale of trust developed by Lind (2010).",
               "All items were drawn from earlier work (Berg, 2011).", "We adopted Lind's (2012) seven-item scale."),
        silent=("Lind (2010) developed a scale of trust.", "We did not use the scale of Lind (2010).",
                "Many scales of trust exist (Lind, 2010).")),
    Rule(
        "threshold", "usesMethodIn",
        cue=_any(r"\b(?:exceed\w*|above|below|meets?|met|within|under|over|higher|lower|larger|smaller|greater|less|more|satisf\w+|"
                 r"fulfil\w*|pass(?:es|ed)?|"
                 r"reach(?:es|ed)?)\b[^.;]{0,50}\b(?:threshold|cut-?\s?off|rule of thumb|(?:recommended|suggested|acceptable|critical|"
                 r"minimum|required) "
                 r"(?:level|value|limit|minimum|maximum))s?\b[^;]{0,90}⌗"),
        fires=("All values exceed the threshold of .70 (Berg, 1978).",
               "Loadings were above the recommended level of .60 (Berg & Wu, 1988)."),
        silent=("Berg (1978) reports values of .70.", "Firms cross a threshold when they grow (Berg, 1978).")),
    Rule(
        "method", "usesMethodIn",
        cue=_any(r"\bas (?:described|detailed|reported)(?: in detail| elsewhere)?[ (\[]*⌗",
                 r"\b(?:as|was|were) (?:previously|earlier|already|before) (?:described|reported|published|detailed)\b[^;]{0,60}⌗",
                 r"\b(?:follow(?:ed|s|ing)?(?! by\b)|according to|in accordance with|as (?:recommended|suggested|proposed|advised|"
                 r"described|outlined) (?:by|in)|"
                 rf"in line with the {_METHOD})\b[^;]{{0,90}}⌗",
                 rf"\b{_METHOD}\b[^.;]{{0,70}}⌗",
                 rf"⌗[^.;]{{0,12}}\b(?:[\w-]+ ){{0,2}}{_METHOD}\b"),
        own=_OWN_ACT,
        unless=_any(*_DENIED, r"⌗[^.;]{0,12}\b(?:developed|found|showed|argued?|propose[ds]?|criticized)\b", r"\b(?:in)?consistent with\b",
                    r"\bour (?:results?|findings?)\b"),
        fires=("Following Berg and Wu (2003), we tested for common method bias.", "We applied the procedure of Lind (2008).",
               "Interviews were coded as described by Berg (1994).", "We checked for bias with Berg and Organ's (1986) test.",
               "Nonresponse bias was assessed by the method of Lind and Overby (1977).",
               "Cells were grown as previously described (Lind, 2010).",
               "Loads were estimated as described (Lind, 2010)."),
        silent=("Lind (2008) proposed a procedure.", "Sales follow the cycle of Lind (2008).", "We do not follow Lind (2008).",
                "The first structure was followed by a second (Lind, 2008).")),
    Rule(
        "definition", "citesAsAuthority",
        cue=_any(r"(?<!well-)(?<!user-)\b(?:is|are|was|were|be|been|we) (?:[\w-]+ly |here |often |thus |also )?"
                 r"(?:defined?|understood|conceptuali[sz]ed?|conceived) (?:here )?(?:as|by)[^;]{0,240}⌗",
                 r"\bdefin(?:e|es|ed|ing)\b[^.;]{1,100}\bas\b[^;]{0,240}⌗",
                 r"\bdefinitions? (?:of|by|from|in|given|provided|proposed)\b[^;]{0,160}⌗",
                 r"\b(?:refers to|denotes|(?:described|viewed|regarded|characteri[sz]ed) as (?:a|an|the))\b[^;]{0,240}⌗",
                 r"\b(?:is|are) (?:a|an|the) (?:[\w-]+ ){0,3}(?:process(?:es)?|ability|capability|capacity|act|practice|state|type|"
                 r"form|kind|set|system|"
                 r"approach|technique|concept|strategy|mechanism|belief|willingness|degree|extent|collection|combination)s? "
                 r"(?:of|that|to|in which|by which|for|whereby|through which)\b[^;]{0,240}⌗",
                 r"\bthe (?:term|notion|concept) [^.;]{1,60}\b(?:describes|means|was coined|stands for)\b[^;]{0,240}⌗",
                 r"⌗[^.;]{0,10}\b(?:defin(?:e[sd]?|ing)|conceptuali[sz]e[sd]?|coined|describes?\b[^.;]{1,60}\bas)\b",
                 r"⌗[^.;]{0,12}\bdefinition\b"),
        unless=_any(r"\b(?:no|lack of|without|missing) (?:\w+ ){0,3}definition"),
        fires=("Trust is defined as the willingness to rely on others (Berg, 2010).", "Lind (2012) defines trust as a belief.",
               "Trust refers to a belief about others (Lind, 2012).", "Trust is the willingness of people to rely on others (Lind, 2012).",
               "We build on Lind's (2012) definition."),
        silent=("There is no agreed definition of trust (Lind, 2012).", "Trust is an important factor (Lind, 2012).",
                "A well-defined role helps teams (Lind, 2012).",
                "Trust lowers costs (Lind, 2012).")),
    Rule(
        "contrast", "disagreesWith",
        cue=_any(r"\b(?:contrary to|in contrast (?:to|with)|contrast(?:s|ing|ed)? with|contradict(?:s|ing|ed)?|inconsistent with|"
                 r"unlike|at odds with|"
                 r"differ(?:s|ed|ing)? from|diverged? from|diverges from|disagree(?:s|d)? with|challeng(?:es?|ed|ing)|"
                 r"(?:do|does|did) not (?:support|confirm|corroborate|replicate)|conflict(?:s|ing)? with|refut(?:es?|ed|ing)|"
                 r"not in line with)\b[^;]{0,110}⌗"),
        own=_OWN,
        fires=("Contrary to Berg (2010), we find no effect of size.", "Our results contradict earlier findings (Berg, 2010; Lind, 2011).",
               "These results differ from those of Lind (2011)."),
        silent=("Contrary to Berg (2010), Lind (2011) finds no effect.", "Firms differ from households (Lind, 2011).",
                "Our results confirm Lind (2011).")),
    Rule(
        "support", "supports",
        cue=_any(r"\b(?:consistent with|in (?:line|agreement|accordance|accord|keeping|tune) with|agree(?:s|d)? with|accords? with|"
                 r"confirm(?:s|ed|ing)?|"
                 r"corroborat(?:es?|ed|ing)|(?:lend|lends|give|gives|provide|provides) (?:\w+ )?support (?:to|for)|"
                 r"similar to (?:those|that|the (?:finding|result)s?)|"
                 r"echo(?:es|ed|ing)?|replicat(?:es?|ed|ing)|mirror(?:s|ed|ing)?|resonat\w+ with)\b[^;]{0,110}⌗",
                 r"\bsupport(?:s|ed|ing)? (?:(?:the|earlier|prior|previous|past) )?(?:\w+ )?"
                 r"(?:finding|result|view|argument|claim|notion|idea|work|studies|research|suggestion)s?\b[^;]{0,110}⌗",
                 r"\bsupports?(?: ⌗)"),
        own=_OWN,
        unless=_any(r"\b(?:not|in|un) ?-?(?:consistent|support(?:ed)?|confirm(?:ed)?)\b"),
        fires=("Our results are consistent with Berg (2010).", "This finding confirms earlier work (Lind, 2011).",
               "These results are in line with prior studies (Berg, 2010; Lind, 2011).", "We corroborate the view of Lind (2011)."),
        silent=("Our results are not consistent with Berg (2010).", "Berg (2010) confirms the view of Lind (2011).",
                "Managers agree with staff (Berg, 2010).")),
    Rule(
        "extends", "extends",
        cue=_any(r"\b(?:extend(?:s|ed|ing)?|build(?:s|ing)? (?:up)?on|built (?:up)?on|go(?:es|ing)? beyond|add(?:s|ed|ing)? to|"
                 r"advanc(?:es?|ed|ing)|"
                 r"expand(?:s|ed|ing)?|complement(?:s|ed|ing)?|draw(?:s|ing)? (?:up)?on|contribut(?:es?|ed|ing) to|"
                 r"(?:respond|answer)(?:s|ing)? (?:to )?(?:the )?calls?)\b[^;]{0,110}⌗"),
        own=_OWN,
        fires=("We extend the model of Berg (2010).", "Building on Lind (2011), we propose four stages.",
               "This study answers the call of Berg (2010).",
               "We add to the work on trust (Lind, 2011)."),
        silent=("Lind (2011) extends the model of Berg (2010).", "Firms build on what they know (Lind, 2011).", "We cite Lind (2011).")),
    Rule(
        "comparison", "discusses",
        cue=_any(r"\b(?:compared? (?:to|with)|in comparison (?:to|with)|comparable (?:to|with)|comparing)\b[^;]{0,90}⌗",
                 r"\b(?:larger|smaller|higher|lower|stronger|weaker|more|less|better|worse)\b[^.;]{0,40}\bthan (?:that|those|the|in|"
                 r"what|reported|by|⌗)[^;]{0,60}⌗",
                 r"\b(?:whereas|while)\b[^;]{0,40}⌗[^;]{0,15}\b(?:report|f[io]u?nd|show|observ)"),
        own=_OWN,
        fires=("Compared with Berg (2010), our sample is large.", "Our estimate is larger than that of Lind (2011).",
               "We find an effect of .3, whereas Lind (2011) reports .1."),
        silent=("Small firms are slow compared with large ones (Berg, 2010).", "While Berg (2010) is right, it is late.")),
    Rule(
        "finding", "citesAsEvidence",
        cue=_any(rf"⌗[^.;]{{0,25}}\b(?:{_FOUND}|conclud(?:es?|ed)|establish(?:es|ed)?|provides? evidence)\b",
                 r"\b(?:study|studies|research|evidence|survey|experiments?|meta-analys[ie]s|scholars|researchers|authors)\b[^.;]{0,40}"
                 rf"\b(?:{_FOUND}|indicat\w+)\b[^;]{{0,200}}⌗",
                 r"\b(?:has|have|had) been (?:found|shown|demonstrated|reported|observed)\b[^;]{0,200}⌗",
                 r"\b(?:empirical|found) evidence\b[^;]{0,140}⌗"),
        unless=_any(r"\b(?:we|i) (?:\w+ )?(?:find|found|show|report|observe|demonstrate|identif)"),
        fires=("Berg (2010) found that size matters.", "Prior studies show that size matters (Berg, 2010; Lind, 2011).",
               "Size has been shown to matter (Berg, 2010)."),
        silent=("Berg (2010) argues that size matters.", "We found size to matter, as expected (Lind, 2011).",
                "Firms found ways around it (Berg, 2010).")),
    Rule(
        "background", "obtainsBackgroundFrom",
        cue=_any(rf"\b{_OTHERS} (?:\w+ )?(?:research|studies|works?|literature|scholars|authors|researchers)\b[^;]{{0,200}}⌗",
                 r"\b(?:the|a) (?:\w+ ){0,3}literature\b[^;]{0,200}⌗",
                 r"\b(?:body of (?:research|literature|work)|scholars|researchers|stream of research|theory|theories|perspective|"
                 r"(?:resource|knowledge|practice|capability)-based view)\b[^;]{0,200}⌗",
                 r"⌗[^.;]{0,12}\b(?:argue[ds]?|suggest(?:s|ed)?|propose[ds]?|note[ds]?|claim(?:s|ed)?|emphasi[sz]e[ds]?|stress(?:es|"
                 r"ed)?|state[ds]?|"
                 r"discuss(?:es|ed)?|point(?:s|ed)? out|contend(?:s|ed)?|views?|sees?)\b"),
        fires=("Prior research has dealt with trust (Berg, 2010).", "The resource-based view holds that resources matter (Lind, 1991).",
               "Berg (2010) argues that size matters."),
        silent=("Size matters (Berg, 2010).", "We thank Berg (2010).")),
)
"""Tried in this order; the first that fires decides."""

BY_SECTION: tuple[tuple[str, str, re.Pattern[str], bool], ...] = (
    ("scale in a table", "usesMethodIn", _any(r"\b(?:measure(?:s|ment)?|scales?|items?|instrument|operationali[sz]ation|questionnaire|"
    r"constructs?)\b"), True),
    ("method section", "usesMethodIn", _any(r"\b(?:methods?|methodology|methodological|research design|data (?:collection|analysis)|"
    r"sampling)\b"), False),
    ("section", "obtainsBackgroundFrom",
     _any(r"\b(?:introduction|background|literature|theor(?:y|ies|etical)|related (?:work|research)|state of the art|conceptual|"
          r"previous (?:work|research)|"
          r"einleitung|theorie|inledning|johdanto)\b"), False),
)
"""Where no words decide: name, property, heading of the section, whether only in tables."""

DEFAULT = ("cites", "default")
"""Where nothing decides."""
