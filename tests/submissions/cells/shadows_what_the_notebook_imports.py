check = hint = plots = load_mnist = use_language = plt = None
sum = max = min = len = range = 0
dict = {}
type = "x"
del sum, max, min, len, range
