"""The study record: its model, reading, checks, writing; and the thesaurus that joins the constructs of records."""
