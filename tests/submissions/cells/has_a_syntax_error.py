# says: raised SyntaxError in the line `def broken(:`
def broken(:
    return 1
