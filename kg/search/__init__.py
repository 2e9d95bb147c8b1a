"""The search: everything in a store that has a name or words, found by words, forgiving of spelling.

    search = Search(store)
    for group in search.find("dinamic capabilites").groups: ...

IN: a store's current generation. OUT: hits in groups, best first, with the places of the words. The index is a file beside the
generation, made from questions of the catalogue (``kg/queries/search``), and made again when the generation or this code changes.
"""
