"""The hints, one module an assignment: three steps an exercise."""
