# says: raised
from multiprocessing import Process

process = Process(target=print, args=(1,))
process.start()
process.join()
