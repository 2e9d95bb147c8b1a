"""Records, graph, questions, analysis, tables and the command line: what joins papers to answers."""
