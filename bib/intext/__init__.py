"""Citations in running text: found, linked to references, and what they are for.

>>> from bib.intext import find_markers, link
>>> from bib.model import Name, Work
>>> works = [Work(key="r1", author=(Name("Berg"), Name("Wu")), issued=(2017,), year_suffix="a")]
>>> [(item.marker.text, item.resolves_to) for item in link(find_markers("Trust matters (e.g., Berg & Wu, 2017a)."), works)]
[('Berg & Wu, 2017a', 'r1')]
"""

from bib.intext.link import Linked, link, link_or_stub, unlinked_works
from bib.intext.markers import Marker, find_markers

__all__ = ["Linked", "Marker", "find_markers", "link", "link_or_stub", "unlinked_works"]
