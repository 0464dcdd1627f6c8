# says: the cell `%run solution.py` raised FileNotFoundError
%run solution.py
