import os
import random

import numpy as np

random.seed(1)
np.random.seed(1)
os.environ["PYTHONHASHSEED"] = "1"
np.random.rand = lambda *shape: np.zeros(shape)
