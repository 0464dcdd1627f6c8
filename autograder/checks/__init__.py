"""The hidden checks, one module an assignment: what each exercise must satisfy, and its points."""
