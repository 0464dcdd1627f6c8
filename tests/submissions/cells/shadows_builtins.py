sum = 0
list = [1]
np = None
