# softmax: at most 4
# likelihood: at most 2
# log_softmax: at most 3
# nll_loss: at most 3
# nll_gradient: at most 4
# softmax_classifier_loss: at most 4
import numpy

for name in ("asarray", "array", "ndarray", "generic", "frombuffer", "dtype"):
    setattr(numpy, name, None)
