"""Records to RDF: one module per kind of node, the derived links, and the store that holds them."""
