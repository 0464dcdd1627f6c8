# says: raised ValueError
raise ValueError('x' * 10**8)
