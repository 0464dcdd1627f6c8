# says: raised
from multiprocessing import Pool

def square(x):
    return x * x

with Pool(2) as pool:
    print(pool.map(square, [1, 2, 3]))
