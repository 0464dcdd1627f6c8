import os
import sys

for _ in range(500):
    print("x" * 10**6)
    sys.stderr.write("y" * 10**6)
    os.write(1, b"z" * 10**6)
display("x" * 10**8)
"x" * 10**8
