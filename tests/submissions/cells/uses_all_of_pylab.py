%pylab inline
from numpy import *
from math import *
from numpy.linalg import *
