"""What grading takes from the folder of a course: what was handed in, templates, limits, the secret."""
