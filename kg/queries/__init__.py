"""Questions to the graph: the catalogue of query files, names of things as people write them, and a stranger's SPARQL."""
