"""The rules of citation intent: what must stand around a citation, for which property of CiTO; each with examples.

A cue is looked for in the sentence, in which ``⌗`` stands for the citation. ``own`` must be found as well where a rule is about what
this study does. ``fires`` and ``silent`` are run as tests: of each example the last citation counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, the property (local name in CiTO), the cue, and examples that fire and that must not."""

    name: str
    notation: str
    cue: re.Pattern[str]
    own: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    fires: tuple[str, ...]
    silent: tuple[str, ...]


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_OWN = _re(r"\b(?:we|our|us|i|my|this\ (?:study|paper|article|research|thesis|work|finding|result)|(?:the\ )?(?:present|current)\ (?:study|paper|research|"
           r"findings?|results?)|these\ (?:results?|findings?)|(?:the|here,?)\ (?:results|findings)\ (?:of\ this|here|reported|obtained))\b")
_OWN_ACT = _re(r"\b(?:we|our|i|my|this\ (?:study|paper|article|research|thesis)|the\ (?:present|current)\ (?:study|research))\b|"
               r"\b(?:was|were)\ (?:\w+ly\ |then\ |also\ |each\ )?(?:measured|adapted|adopted|assessed|captured|operationali[sz]ed|taken|borrowed|drawn|"
               r"derived|modified|tested|coded|analy[sz]ed|estimated|calculated|computed|conducted|performed|carried\ out|used|applied|followed|collected|"
               r"evaluated|examined|determined|extracted|translated|employed|rated|checked)\b")
_DENIED = _re(r"\b(?:do|did|does|could|can)\ ?(?:not|n['’]t)\b[^.;]{0,40}\b(?:follow|adopt|use|apply|adapt|employ)|\b(?:rather\ than|instead\ of)\b[^.;]{0,30}⌗")

_METHOD_NOUN = (r"(?:procedures?|approach(?:es)?|methods?|methodology|technique|criteri(?:on|a)|guidelines?|protocol|recommendations?|steps|algorithm|"
                r"bootstrapping|test|formula|coding|index|software|package|design|suggestions?|advice|framework\ for\ (?:coding|analysis)|estimator)")
_SCALE_NOUN = r"(?<![\w-])(?:scales?|items?|measures?|instruments?|questionnaires?|indicators?|inventory|constructs?)(?![\w-])"

RULES: tuple[Rule, ...] = (
    Rule("scale", "usesMethodIn",
         _re(rf"{_SCALE_NOUN}[^.;]{{0,120}}\b(?:adapt|adopt|borrow|taken|drawn|deriv|modif|develop|validat|based\ on|from|by)\w*\b[^;]{{0,80}}⌗"
             rf"|{_SCALE_NOUN}\ (?:of|by|from|in)\ ⌗"
             rf"|\b(?:measured|operationali[sz]ed|captured|assessed)\b[^.;]{{0,120}}{_SCALE_NOUN}[^;]{{0,80}}⌗"
             rf"|⌗[^.;]{{0,15}}\b[\w-]+[\s-](?:item\ )?{_SCALE_NOUN}\b|\b(?:adapt|adopt|use|employ)(?:ed|ing)?\b[^.;]{{0,30}}⌗[^.;]{{0,40}}{_SCALE_NOUN}"),
         _OWN_ACT, _re(rf"{_DENIED.pattern}|⌗[^.;]{{0,12}}\b(?:developed|proposed|introduced|validated|found|showed|argued)\b"
                       r"|\b(?:found|argue[ds]?|showed|shown|suggest(?:s|ed)?)\ that\b"),
         ("Culture was measured with five items adapted from Berg and Wu (2016).", "We used the scale of trust developed by Lind (2010).",
          "All items were drawn from earlier work (Berg, 2011).", "We adopted Lind's (2012) seven-item scale."),
         ("Lind (2010) developed a scale of trust.", "We did not use the scale of Lind (2010).", "Many scales of trust exist (Lind, 2010).")),
    Rule("threshold", "usesMethodIn",
         _re(r"\b(?:exceed\w*|above|below|meets?|met|within|under|over|higher|lower|larger|smaller|greater|less|more|satisf\w+|fulfil\w*|pass(?:es|ed)?|"
             r"reach(?:es|ed)?)\b[^.;]{0,50}\b(?:threshold|cut-?\s?off|rule\ of\ thumb|(?:recommended|suggested|acceptable|critical|minimum|required)\ (?:level|value|limit|minimum|maximum))"
             r"s?\b[^;]{0,90}⌗"),
         None, None,
         ("All values exceed the threshold of .70 (Berg, 1978).", "Loadings were above the recommended level of .60 (Berg & Wu, 1988)."),
         ("Berg (1978) reports values of .70.", "Firms cross a line when they grow (Berg, 1978).")),
    Rule("method", "usesMethodIn",
         _re(rf"\b(?:as|was|were)\ (?:previously|earlier|already|before)\ (?:described|reported|published|detailed)\b[^;]{{0,60}}⌗"
             rf"|\b(?:follow(?:ed|s|ing)?(?!\ by\b)|according\ to|in\ accordance\ with|as\ (?:recommended|suggested|proposed|advised|described|outlined)\ (?:by|in)|"
             rf"in\ line\ with\ the\ {_METHOD_NOUN})\b[^;]{{0,90}}⌗"
             rf"|\b{_METHOD_NOUN}\b[^.;]{{0,70}}⌗|⌗[^.;]{{0,12}}\b(?:[\w-]+\ ){{0,2}}{_METHOD_NOUN}\b"),
         _OWN_ACT, _re(rf"{_DENIED.pattern}|⌗[^.;]{{0,12}}\b(?:developed|found|showed|argued?|propose[ds]?|criticized)\b"
                       r"|\b(?:consistent|inconsistent)\ with\b|\bour\ (?:results?|findings?)\b"),
         ("Following Berg and Wu (2003), we tested for common method bias.", "We applied the procedure of Lind (2008).",
          "Interviews were coded as described by Berg (1994).", "We checked for bias with Berg and Organ's (1986) test.",
          "Nonresponse bias was assessed by the method of Lind and Overby (1977)."),
         ("Lind (2008) proposed a procedure.", "Sales follow the cycle of Lind (2008).", "We do not follow Lind (2008).")),
    Rule("definition", "citesAsAuthority",
         _re(r"(?<!well-)(?<!user-)\b(?:(?:is|are|was|were|be|been|can\ be|we)\ (?:[\w-]+ly\ |here\ |often\ |thus\ )?(?:defined?|understood|conceptuali[sz]ed?|"
             r"conceived)\ (?:here\ )?(?:as|by)|defin(?:e|es|ed|ing)\b[^.;]{1,100}\bas\b|definitions?\ (?:of|by|from|in|given|provided|proposed)\b|"
             r"refers\ to|denotes\b|is\ the\ (?:degree|extent)\ to\ which|(?:is|are)\ meant\b)[^;]{0,240}⌗"
             r"|⌗[^.;]{0,10}\b(?:defin(?:e[sd]?|ing)|conceptuali[sz]e[sd]?|understands?|describes?\b[^.;]{1,60}\bas\b|coined|refers?\ to|refer\ to)\b"
             r"|⌗[^.;]{0,12}\bdefinition\b"),
         None, _re(r"\b(?:no|lack\ of|without|missing)\ (?:\w+\ ){0,3}definition"),
         ("Trust is defined as the willingness to rely on others (Berg, 2010).", "Lind (2012) defines trust as a belief.",
          "Trust refers to a belief about others (Lind, 2012).", "We build on Lind's (2012) definition."),
         ("There is no agreed definition of trust (Lind, 2012).", "A well-defined role helps teams (Lind, 2012).", "Trust lowers costs (Lind, 2012).")),
    Rule("contrast", "disagreesWith",
         _re(r"\b(?:contrary\ to|in\ contrast\ (?:to|with)|contrast(?:s|ing|ed)?\ with|contradict(?:s|ing|ed)?|inconsistent\ with|unlike|at\ odds\ with|"
             r"differ(?:s|ed|ing)?\ from|diverge(?:s|d)?\ from|disagree(?:s|d)?\ with|challeng(?:e|es|ed|ing)|(?:do|does|did)\ not\ (?:support|confirm|corroborate|"
             r"replicate)|conflict(?:s|ing)?\ with|refut(?:e|es|ed|ing)|not\ in\ line\ with)\b[^;]{0,110}⌗"),
         _OWN, None,
         ("Contrary to Berg (2010), we find no effect of size.", "Our results contradict earlier findings (Berg, 2010; Lind, 2011).",
          "These results differ from those of Lind (2011)."),
         ("Contrary to Berg (2010), Lind (2011) finds no effect.", "Firms differ from households (Lind, 2011).", "Our results confirm Lind (2011).")),
    Rule("support", "supports",
         _re(r"\b(?:consistent\ with|in\ (?:line|agreement|accordance|accord|keeping|tune)\ with|agree(?:s|d)?\ with|accords?\ with|confirm(?:s|ed|ing)?|"
             r"corroborat(?:e|es|ed|ing)|(?:lend(?:s|ing)?|give[s]?|provide[s]?)\ (?:\w+\ )?support\ (?:to|for)|support(?:s|ed|ing)?\ (?:the\ |earlier\ |prior\ |"
             r"previous\ |past\ )?(?:\w+\ )?(?:finding|result|view|argument|claim|notion|idea|work|studies|research|suggestion)s?|similar\ to\ (?:those|that|the\ "
             r"(?:finding|result)s?)|echo(?:es|ed|ing)?|replicat(?:e|es|ed|ing)|mirror(?:s|ed|ing)?|resonat\w+\ with|support(?:s|ed)?(?=\s⌗))\b[^;]{0,110}⌗"),
         _OWN, _re(r"\b(?:not|in|un)\ ?-?(?:consistent|support(?:ed)?|confirm(?:ed)?)\b"),
         ("Our results are consistent with Berg (2010).", "This finding confirms earlier work (Lind, 2011).",
          "These results are in line with prior studies (Berg, 2010; Lind, 2011).", "We corroborate the view of Lind (2011)."),
         ("Our results are not consistent with Berg (2010).", "Berg (2010) confirms the view of Lind (2011).", "Managers agree with staff (Berg, 2010).")),
    Rule("extends", "extends",
         _re(r"\b(?:extend(?:s|ed|ing)?|build(?:s|ing)?\ (?:up)?on|built\ (?:up)?on|go(?:es|ing)?\ beyond|add(?:s|ed|ing)?\ to|advanc(?:e|es|ed|ing)|expand(?:s|ed|ing)?|"
             r"complement(?:s|ed|ing)?|draw(?:s|ing)?\ (?:up)?on|contribut(?:e|es|ed|ing)\ to|respond(?:s|ing)?\ to\ (?:the\ )?calls?|answer(?:s|ing)?\ (?:the\ )?calls?)"
             r"\b[^;]{0,110}⌗"),
         _OWN, None,
         ("We extend the model of Berg (2010).", "Building on Lind (2011), we propose four stages.", "This study answers the call of Berg (2010).",
          "We add to the work on trust (Lind, 2011)."),
         ("Lind (2011) extends the model of Berg (2010).", "Firms build on what they know (Lind, 2011).", "We cite Lind (2011).")),
    Rule("comparison", "discusses",
         _re(r"\b(?:compared?\ (?:to|with)|in\ comparison\ (?:to|with)|comparable\ (?:to|with)|comparing|(?:larger|smaller|higher|lower|stronger|weaker|more|"
             r"less|better|worse)\b[^.;]{0,40}\bthan\ (?:that|those|the|in|what|reported|by|⌗))[^;]{0,60}⌗|\b(?:whereas|while)\b[^;]{0,40}⌗[^;]{0,15}\b(?:report|f[io]u?nd|show|"
             r"observ)"),
         _OWN, None,
         ("Compared with Berg (2010), our sample is large.", "Our estimate is larger than that of Lind (2011).",
          "We find an effect of .3, whereas Lind (2011) reports .1."),
         ("Small firms are slow compared with large ones (Berg, 2010).", "While Berg (2010) is right, it is late.")),
    Rule("finding", "citesAsEvidence",
         _re(r"⌗[^.;]{0,25}\b(?:found|finds?|show(?:s|ed|n)?|report(?:s|ed)?|demonstrat(?:e|es|ed)|reveal(?:s|ed)?|observ(?:e|es|ed)|identif(?:y|ies|ied)|conclud(?:e|es|ed)|"
             r"confirm(?:s|ed)?|establish(?:es|ed)?|provides?\ evidence)\b"
             r"|\b(?:stud(?:y|ies)|research|evidence|survey|experiments?|meta-analys[ie]s|scholars|researchers|authors)\b[^.;]{0,40}\b(?:found|finds?|show(?:s|ed|n)?|"
             r"reports?|reported|demonstrat\w+|reveal\w*|indicat\w+|confirm\w*|identified|observed)\b[^;]{0,200}⌗"
             r"|\b(?:has|have|had)\ been\ (?:found|shown|demonstrated|reported|observed)\b[^;]{0,200}⌗|\b(?:empirical|found)\ evidence\b[^;]{0,140}⌗"),
         None, _re(r"\b(?:we|i)\ (?:\w+\ )?(?:find|found|show|report|observe|demonstrate|identif)"),
         ("Berg (2010) found that size matters.", "Prior studies show that size matters (Berg, 2010; Lind, 2011).", "Size has been shown to matter (Berg, 2010)."),
         ("Berg (2010) argues that size matters.", "We found size to matter.", "Firms found ways around it (Berg, 2010).")),
    Rule("background", "obtainsBackgroundFrom",
         _re(r"\b(?:(?:previous|prior|earlier|extant|existing|past|recent|growing|much|some|most|many)\ (?:\w+\ )?(?:research|studies|work|works|literature|scholars|authors|"
             r"researchers)|(?:the|a)\ (?:\w+\ ){0,3}literature|body\ of\ (?:research|literature|work)|scholars|researchers|stream\ of\ research|"
             r"(?:theory|perspective|theories|(?:resource|knowledge|practice|capability)-based\ view))\b[^;]{0,200}⌗|⌗[^.;]{0,12}\b(?:argue[ds]?|suggest(?:s|ed)?|"
             r"propose[ds]?|note[ds]?|claim(?:s|ed)?|emphasi[sz]e[ds]?|stress(?:es|ed)?|state[ds]?|discuss(?:es|ed)?|point(?:s|ed)?\ out|contend(?:s|ed)?|view[s]?|see[s]?)\b"),
         None, None,
         ("Prior research has dealt with trust (Berg, 2010).", "The resource-based view holds that resources matter (Lind, 1991).", "Berg (2010) argues that size matters."),
         ("Size matters (Berg, 2010).", "We thank Berg (2010).")),
)
"""Tried in this order; the first that fires decides."""

BY_SECTION: tuple[tuple[str, str, re.Pattern[str], bool], ...] = (
    ("scale in a table", "usesMethodIn", _re(r"\b(?:measure(?:s|ment)?|scales?|items?|instrument|operationali[sz]ation|questionnaire|constructs?)\b"), True),
    ("section", "obtainsBackgroundFrom", _re(r"\b(?:introduction|background|literature|theor(?:y|ies|etical)|related\ (?:work|research)|state\ of\ the\ art|"
                                             r"conceptual|previous\ (?:work|research)|einleitung|theorie|inledning|johdanto)\b"), False),
)
"""Where no words decide: name, property, heading of the section, whether only in tables."""

DEFAULT = ("cites", "default")
