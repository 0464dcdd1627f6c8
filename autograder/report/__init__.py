"""What people are handed: the autograded notebook and the page of each student, the page of the class, the terminal."""
