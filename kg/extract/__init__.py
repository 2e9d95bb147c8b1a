"""From a document's text to a study record: one module for each kind of thing that is read."""
