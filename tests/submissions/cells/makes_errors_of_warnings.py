import warnings

import numpy as np

warnings.simplefilter("error")
warnings.filterwarnings("error", category=RuntimeWarning)
np.seterr(all="raise")
