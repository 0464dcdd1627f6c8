"""A class at work: who has handed in what, workers that grade it, the gradebook, the ledger of what is done, pages."""
