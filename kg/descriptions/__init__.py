"""What nomnet says of itself to machines: VoID, the SPARQL service description, and schema.org; made from answers of the catalogue."""
