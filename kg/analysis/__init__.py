"""What SPARQL should not do: networks of concepts, paths through them, and the drawing of one study's model."""
