"""A small invented file of each format, with what makes it difficult: what mutations and detection start from."""

from __future__ import annotations

BIBTEX = r"""
% a comment
@string{jot = "Journal of Things"}
@comment{jabref-meta: databaseType:bibtex;}
@article{berg2020,
  author  = {van den Berg, Jan and {Invented Institute of {A}rts} and M{\"u}ller, Jr., Ann-Lee and others},
  title   = "The {BDAI} of {"}things{"} -- a \emph{study} of $x_1$",
  journal = jot # { ({B})}, year = 2020, month = nov, volume = {4}, number = {2}, pages = {671--685},
  doi = {https://doi.org/10.1000/x\_1}, url = {https://example.org/a_b%20c}, file = {Full Text:files/12/x.pdf:application/pdf}
}
@phdthesis{wu1999, author = {Wu, Li}, title = {Stuff}, school = {Invented University}, year = {1999a}}
@inproceedings(ek2001, title = {On {\'e}t{\'e}}, booktitle = {Proceedings}, editor = {Ek, Bo}, isbn = {978-0-306-40615-7})
"""

RIS = """TY  - JOUR
ID  - berg2020
AU  - van den Berg, Jan
AU  - Invented Institute
TI  - The use of things
   that go on
T2  - Journal of Things
PY  - 2020/11/05/
VL  - 4
IS  - 2
SP  - 671
EP  - 685
SN  - 0378-5955
DO  - 10.1000/x
UR  - https://example.org/a
KW  - one
KW  - two
L1  - files/12/x.pdf
N1  - a note
C1  - kept
ER  -

TY  - CHAP
A1  - Wu, L.
T1  - A wheel
BT  - Parts
A2  - Ek, Bo
Y1  - 1999//
SN  - 978-0-306-40615-7
ER  -
"""

CSL_JSON = """[
  {"id": "berg2020", "type": "article-journal", "title": "The <span class=\\"nocase\\">BDAI</span> of things",
   "author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"}, {"literal": "Invented Institute"}],
   "issued": {"date-parts": [[2020, 11, 5]]}, "container-title": "Journal of Things", "volume": "4", "DOI": "10.1000/x",
   "event-place": "Oslo"},
  {"id": 7, "type": "chapter", "title": "A wheel", "issued": {"literal": "in press"}, "editor": [{"family": "Ek", "given": "Bo"}]}
]
"""

WEB_OF_SCIENCE = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU van den Berg, J
   Wu, L
AF van den Berg, Jan
   Wu, Li
TI The use of things
   that go on
SO JOURNAL OF THINGS
LA English
DT Article
DE one; two
AB What there is to say.
CR EK B, 2019, J STUFF, V4, P1, DOI 10.1000/y
   *WHO, 2003, THINGS
SN 0378-5955
J9 J THINGS
JI J. Things
PD NOV 5
PY 2020
VL 4
IS 2
BP 671
EP 685
DI 10.1000/x
UT WOS:000000000000001
ER

PT B
BA Ek, B
SO ALL OF THEM
PU PRESS
PI OSLO
PY 1999
ER

EF
"""

WEB_OF_SCIENCE_TABLE = "\n".join("\t".join(row) for row in (
    ("PT", "AU", "AF", "TI", "SO", "PY", "VL", "CR", "UT"),
    ("J", "Berg, J; Wu, L", "Berg, Jan; Wu, Li", "The use of things", "JOURNAL OF THINGS", "2020", "4",
     "EK B, 2019, J STUFF, V4, P1; WU L, 2018, X", "WOS:1"),
    ("J", "Ek, B", "Ek, Bo", "Stuff", "J STUFF", "1999", "1", "", "WOS:2"))) + "\n"

SCOPUS = ("Authors,Title,Year,Source title,Volume,Issue,Page start,Page end,DOI,Link,Author Keywords,References,ISSN,Document Type,EID\n"
          '"Berg J.; Wu L.","The use of ""things""",2020,"Journal of Things","4","2","671","685","10.1000/x","https://example.org",'
          '"one; two","Ek B., Stuff, J Stuff, 4, (2019); Wu L., More (2018)","03785955","Article","2-s2.0-1"\n'
          '"Ek, B., Wu, L.","Stuff","1999","J Stuff","1","","12",,,,,,,"Review","2-s2.0-2"\n')

PUBMED = """
PMID- 123
OWN - NLM
IS  - 0378-5955 (Electronic)
VI  - 4
IP  - 2
DP  - 2020 Nov 5
TI  - The use of things
      that go on.
PG  - 671-85
LID - 10.1000/x [doi]
AB  - What there is to say,
      and more.
FAU - van den Berg, Jan
AU  - van den Berg J
FAU - Wu, Li
AU  - Wu L
CN  - Things Group
LA  - eng
PT  - Journal Article
TA  - J Things
JT  - Journal of things
OT  - one
PMC - PMC77

PMID- 124
TI  - Stuff.
AU  - Ek B
DP  - 1999
"""

ENDNOTE = """<?xml version="1.0" encoding="UTF-8"?>
<xml><records><record><database name="x.enl">x.enl</database><rec-number>12</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">van den Berg, Jan</style></author>
<author>Invented Institute,
</author></authors></contributors>
<titles><title><style face="normal">The use of things &amp; stuff</style></title>
<secondary-title>Journal of Things</secondary-title></titles>
<periodical><full-title>Journal of Things</full-title></periodical><pages>671-685</pages><volume>4</volume><number>2</number>
<keywords><keyword>one</keyword><keyword>two</keyword></keywords><dates><year>2020</year><pub-dates><date>Nov 5</date></pub-dates></dates>
<isbn>0378-5955</isbn><electronic-resource-num>10.1000/x</electronic-resource-num><custom1>kept</custom1>
<urls><related-urls><url>https://example.org</url></related-urls><pdf-urls><url>internal-pdf://12/x.pdf</url></pdf-urls></urls></record>
<record><rec-number>13</rec-number><ref-type name="Book">6</ref-type><titles><title>All of them</title></titles></record></records></xml>
"""

SAMPLES = {"BibTeX": BIBTEX, "RIS": RIS, "CSL-JSON": CSL_JSON, "Web of Science": WEB_OF_SCIENCE, "Scopus": SCOPUS, "PubMed": PUBMED,
           "EndNote XML": ENDNOTE}
"""A file of each format by its name."""

WORKS = {"BibTeX": 3, "RIS": 2, "CSL-JSON": 2, "Web of Science": 2, "Scopus": 2, "PubMed": 2, "EndNote XML": 2}
"""How many works each holds."""
