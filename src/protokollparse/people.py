"""Names, parties and lists of both, as Swedish minutes write them."""
