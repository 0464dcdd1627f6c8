import logging
import warnings

for number in range(1000):
    warnings.warn(f"careful {number}")
    logging.warning("careful")
np = __import__("numpy")
np.log(0.0), np.array([1.0]) / 0
