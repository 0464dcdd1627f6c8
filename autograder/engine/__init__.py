"""The wall and what crosses it: a sandbox, warm processes inside it, a wire that carries data, and the trusted session.

It knows nothing of the course. Everything below `guest` runs behind the wall, with the student's code; everything else
is trusted.
"""
