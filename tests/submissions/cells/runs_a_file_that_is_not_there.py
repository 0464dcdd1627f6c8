# says: the cell `%run solution.py` raised Exception
%run solution.py
