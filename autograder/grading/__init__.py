"""From the bytes of a submission to its verdict: a pure function, without database or paths.

`notebook` reads and repairs the file, `code` looks at its code; `grade` runs and judges it.
"""
