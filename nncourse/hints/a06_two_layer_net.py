"""Hints of a06: a nudge, the idea, nearly the code."""

from nncourse.language import _

HINTS = {
    "affine": (
        _("Write the shapes under each symbol. A gradient has the shape of the array it belongs to."),
        _(
            "`dX` (N, D) can only be a product of `dout` (N, H) with something (H, D); `dW` (D, H) a product of "
            "something (D, N) with `dout`; `db` (H,) must lose the axis N: b was added to every row, so the rows "
            "are summed."
        ),
        _(
            "Three lines: `dout` times W transposed, X transposed times `dout`, and the sum of `dout` over axis "
            "0. Return them in the order dX, dW, db. No division by N: that happens once, in nll_gradient."
        ),
    ),
    "activation_gradients": (
        _("An activation works on each number alone: so does its way back. What is its slope at z?"),
        _(
            "The chain rule: the gradient with respect to z is `dout` times the slope at z. ReLU has the slope 1 "
            "where z > 0 and 0 where z < 0; tanh has the slope 1 − tanh²(z)."
        ),
        _(
            "A comparison such as `z > 0` is an array of True and False, and in a product they count as 1 and 0. "
            "For tanh, use `np.tanh(z)`: it does not overflow."
        ),
    ),
    "init_params": (
        _("What would two hidden units with equal weights learn? And how large is a sum of 784 random terms?"),
        _(
            "Draw the weights from a normal distribution and scale them down, so that a unit's sum stays about as "
            "large as one input: a standard deviation of about √(2 / number of inputs). Biases may be 0."
        ),
        _(
            "`rng.normal(size=(n_features, n_hidden))` times the scale is W1; W2 is made in the same way from "
            "n_hidden inputs; `np.zeros(n_hidden)` and `np.zeros(n_classes)` are the biases. Return a dict with "
            "the four names. `.astype(np.float32)` on each makes training about twice as fast."
        ),
    ),
    "two_layer_scores": (
        _("Three steps, two of which you have written: which?"),
        _("affine_forward with W1 and b1, ReLU, affine_forward with W2 and b2. Nothing comes after the second layer."),
        _("`np.maximum(z, 0)` is ReLU of a whole array. The scores are `affine_forward(hidden, W2, b2)`."),
    ),
    "two_layer_loss": (
        _("Forward first, keeping z and the hidden layer; then the same way back, one layer at a time."),
        _(
            "Back: nll_gradient gives dscores. affine_backward of the second layer turns it into the gradients of "
            "hidden, W2, b2. relu_backward turns the one of hidden into dz. affine_backward of the first layer "
            "gives those of W1 and b1. Then regularization adds 2λ times the parameter to each of the four."
        ),
        _(
            "The second layer's input is `hidden`, the first one's is X: these are the second arguments of the "
            "two calls of affine_backward. relu_backward needs z, not hidden. The loss is nll_loss(scores, y) "
            "plus reg_strength times the sum of `(value**2).sum()` over `params.values()`; the gradients are best "
            "added in one loop over the names."
        ),
    ),
    "predict_digits": (
        _("You have the scores of every class. Which class wins?"),
        _("For each row, the position of the largest score. Softmax keeps the order, so it is not needed."),
        _("`argmax` of the scores along axis 1."),
    ),
    "train_two_layer_net": (
        _("Your `sgd` has the loop already. What does it want to be given?"),
        _(
            "`sgd` calls evaluate_gradient(params, X_batch, y_batch). Define such a function inside yours: it "
            "calls two_layer_loss and knows reg_strength from outside."
        ),
        _(
            "Two lines besides the inner function: params from init_params, with X.shape[1] features and the "
            "`rng`; then return what sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, "
            "rng) returns."
        ),
    ),
    "digits": (
        _("Start with the settings that the text names, and look at the accuracy before you change one of them."),
        _(
            "If the loss jumps or becomes nan, the learning rate is too large; if it still falls at the end, it "
            "is too small or the epochs are too few."
        ),
        _(
            "128 hidden units, batches of 64, 10 epochs, a learning rate between 0.1 and 0.4, reg_strength of "
            "1e-4 or less, all 60 000 images: call train_two_layer_net with these and unpack its two results."
        ),
    ),
}
