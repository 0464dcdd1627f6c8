"""What runs behind the wall, beside the student's code. It sees the wire and nothing else of the autograder."""
