%run solution.py
