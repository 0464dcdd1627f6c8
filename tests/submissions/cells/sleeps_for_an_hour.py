# says: did not finish within 4 s
import time

time.sleep(3600)
