"""A generated corpus of any size, for trying and measuring nomnet: nobody and nothing in it exists.

    for record in Generator(rates_of(read_corpus(shipped_corpus())), studies=200, seed=1): ...

IN: the rates of a real corpus, a number of studies, a seed. OUT: records, works and a thesaurus that pass every check. Knows no RDF.
"""
