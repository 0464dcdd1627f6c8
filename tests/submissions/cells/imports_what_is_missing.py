# says: imports what is not here: `import seaborn as sns` was left out
# says: imports what is not here: `import torch` was left out
import numpy as np
import seaborn as sns
import torch
from tensorflow import keras

still_runs = 1
