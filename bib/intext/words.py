"""The closed lists of words that citations in a text are told by: connectives, particles, what cannot be an author.

Everything here is folded (lower case, no accents). A further language is a word more in one of these sets.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


AND = _set("and und y et e och og ja en i ve & + a")
"""What stands before the last author: English, German, Spanish, French, Italian, Swedish, Danish, Finnish, Dutch, Polish,
Turkish, Czech."""

SHORT_AND = _set("y e en i a ja ve et")
"""Those that are words of something else in English or in a name: only between two names, never across a comma."""

OTHERS = _set("colleagues colleague others coworkers associates collaborators mitarbeiter otros outros muut andere")
"""What stands for the other authors: "Smith and colleagues (2010)"."""

PARTICLES = _set("van von der den de del della delle di da do dos das du des la le les lo ten ter te tot zu zum zur af av al el ul bin ibn "
                 "ben abu san st ste 't t y mac mc o und vom dal dalla degli dei")
"""What a family name may begin with in small letters."""

SUFFIXES = _set("jr sr ii iii iv phd md")

ORGANISATION = _set("""
organization organisation organizations organisations ministry commission institute institution association bureau council bank agency
department committee foundation university college society union nations group team office board federation consortium collaboration
network corporation corp company inc ltd llc gmbh plc government parliament center centre authority administration service services fund
programme program project alliance forum panel
court secretariat academy academies congress senate chamber directorate taskforce partnership observatory laboratory museum library
statistics ombudsman""")
"""A name with one of these is an organization's, and may hold "of", "for" and "and"."""

WITHIN_ORGANISATIONS = _set("of for the and & on in de la du des del der fur und et y to against")

LEAD_INS = _set("""
see e.g. eg i.e. ie cf. cf also for example instance compare but and as in by from following after based adapted quoted cited reviewed in:
via per according to source sources reference references refs ref vgl siehe katso ks jfr se voir inter alia among others namely notably
most recently especially particularly particular then later subsequently originally first initially like such with or versus vs contra
contrast contrary similar similarly however although review reviews discussion details overview work works study studies theory model""")

NOT_NAMES = _set("""
a an the this that these those some many most several few all both each every any no such same other another i we they he she it you our
their his her its your my one two three four five six seven eight nine ten in on at by for from to of with without within into onto upon
over under between among amongst during since until before after against about above below across along around behind beyond despite
except inside outside near off per than through throughout toward towards via and or but nor yet so if when whenever while whilst whereas
although though because as unless until whether once where wherever how why what which who whose whom not only even still just too very
more less least much most rather quite again further furthermore moreover however therefore thus hence consequently accordingly
additionally also likewise similarly conversely nevertheless nonetheless instead otherwise meanwhile finally firstly secondly thirdly
lastly first second third last next then later earlier recently lately previously formerly currently today now here there overall indeed
perhaps maybe often sometimes usually typically generally specifically particularly especially notably importantly interestingly
surprisingly originally traditionally historically initially ultimately eventually subsequently together following follow follows using
use used based according due given building drawing extending applying adopting adapting consistent contrary compared comparing similar
like unlike see cf eg ie e.g i.e ibid idem source sources adapted note notes copyright study studies research researchers scholars authors
author work works paper papers article articles literature evidence findings results result data analysis model models theory theories
hypothesis hypotheses proposition method methods discussion conclusion introduction background table tables figure figures fig figs
equation equations eq eqs appendix appendices section sections chapter chapters page pages step phase wave year years volume vol issue no
number part item items version edition release row column line lines sample samples survey experiment reference references ref refs
supplementary additional is are was were be been being has have had do does did can could may might shall should will would must journal
proceedings conference workshop symposium directive regulation verlag publishers publishing publications publication isbn issn doi
retrieved accessed received accepted revised published online available updated monday tuesday wednesday thursday friday saturday sunday
total mean sd se ci min max range approximately approx ca circa about around n p r t f df vs versus war interview interviewee respondent
participant informant employee der die das den dem des ein eine einer im am zum zur bei nach vor seit laut vgl siehe auch und oder aber
nicht mit von aus selon voir dans pour par avec depuis les une segun vease para por con desde los las enligt se aven dessutom dock samt
mukaan katso""")
"""Words that begin sentences with a capital letter, or stand in front of a year, and are no author."""

DEFINITE_NON_AUTHORS = _set("""
usd eur gbp chf sek nok dkk jpy cny rmb inr aud cad krw brl pln
table tables figure figures fig figs equation eq eqs appendix section sections chapter step phase wave volume vol issue version edition
journal proceedings conference workshop symposium press verlag publishers publishing isbn issn doi accessed retrieved received accepted
revised published updated available""")
"""A piece of a bracket with one of these right before the year is no citation."""

MONTHS = _set("""
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
januar februar marz mai juni juli oktober dezember janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre enero
febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre spring summer autumn fall winter""")

ROLES = _set("""
employee employees interviewee interviewees respondent respondents participant participants informant informants manager managers director
ceo cfo cto cio coo cmo president founder cofounder owner officer executive consultant engineer analyst specialist expert coordinator
assistant teacher student nurse patient customer supplier interview observation fieldnotes email chairman employer supervisor""")
"""Who says something in an interview: with one of these before it, a date is the interview's."""

PLACES = _set("""
usa uk us u.s. u.k. uae eu america england scotland wales ireland france germany austria switzerland italy spain portugal belgium
netherlands luxembourg denmark sweden norway finland iceland estonia latvia lithuania poland czechia hungary romania bulgaria greece
turkey ukraine russia china japan korea taiwan india pakistan bangladesh nepal vietnam thailand malaysia singapore indonesia philippines
australia zealand canada mexico brazil argentina chile colombia peru venezuela ecuador egypt morocco tunisia algeria nigeria ghana kenya
uganda tanzania ethiopia zambia zimbabwe namibia botswana mali niger senegal cameroon africa asia europe israel iran iraq lebanon qatar
kuwait beijing shanghai wuhan guangzhou tokyo delhi mumbai london paris berlin munich vienna zurich amsterdam stockholm helsinki
copenhagen oslo madrid rome milan boston chicago philadelphia washington california texas""")
"""Places that stand before a year in brackets; such a piece counts as a citation only where the list of references has that name."""

IN_ANOTHER = _set("""
cited quoted reviewed discussed described reported summarized summarised shown found outlined detailed presented mentioned as see given
defined proposed introduced used applied suggested discussion review published e.g. cf. also""")
"""What may stand before "in" so that the name behind it is a work's and not a place's: "reviewed in Smith 2010"."""
