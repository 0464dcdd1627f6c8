with open("my_helpers.py", "w") as file:
    file.write("def double(x):\n    return 2 * x\n")
from my_helpers import double

assert double(2) == 4
%run my_helpers.py
