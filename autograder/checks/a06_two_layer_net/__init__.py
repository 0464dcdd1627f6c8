"""What the exercises of a06 must satisfy: a module an exercise.

Several share `nets` and `mistakes`. `loss_nets` and `gradients_by_hand` serve `two_layer_loss`; `trained_nets` and
`steps` serve `train_two_layer_net`.
"""

from autograder.checks.a06_two_layer_net import (
    activation_gradients,
    affine,
    digits,
    init_params,
    predict_digits,
    train_two_layer_net,
    two_layer_loss,
    two_layer_scores,
)

EXERCISES = (
    affine,
    activation_gradients,
    init_params,
    two_layer_scores,
    two_layer_loss,
    predict_digits,
    train_two_layer_net,
    digits,
)
"""In the order of the notebook."""
