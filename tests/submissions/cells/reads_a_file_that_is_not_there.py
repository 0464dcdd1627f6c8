# says: raised FileNotFoundError
data = open("data.csv").read()
