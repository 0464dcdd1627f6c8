from multiprocessing import Pool

def square(x):
    return x * x

with Pool(2) as pool:
    assert pool.map(square, [1, 2, 3]) == [1, 4, 9]
