# says: raised IndentationError
# pasted from a function
    indented = 1
    twice = 2 * indented
    assert twice == 2
