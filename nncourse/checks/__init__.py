"""The visible checks, one module an assignment: worked numbers and properties, never a solution."""
