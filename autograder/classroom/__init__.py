"""A class at work: workers that grade it, the gradebook, the ledger of what is done."""
