"""The website, the SPARQL endpoint and linked data over a store."""
