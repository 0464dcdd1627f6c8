"""Every check is tried on mistakes and on unusual right answers: mutants die, each for its reason; right ones live."""

import copy
from functools import cache, wraps
from importlib import import_module
from typing import Any

import msgspec
import numpy as np
import pytest

from autograder.judge import hidden_checks, reference_names
from autograder.references import a06_two_layer_net
from autograder.variants import Variant, is_as_expected, judge_variant, killers, messages, read_variants
from nncourse.checking import LocalStudent, Outcome, checks_of, run_check
from tests.conftest import COURSE, EXERCISES, ROOT

MUTANTS = read_variants(ROOT / "tests" / "mutants")
UNUSUAL = read_variants(ROOT / "tests" / "unusual")
LOWEST_RUNGS = {
    "multiplies_the_probabilities_of_the_labels",
    "squares_every_weight_and_adds",
    "parts_most_of_the_blobs",
    "beats_far_too_little_and_far_too_much",
    "reads_nine_of_ten_digits",
}
"""Checks that ask for less than the others of their exercise: what fails them fails all."""
ABOUT = {
    ("nll_loss", "sum"): {"averages_minus_the_log_probability"},
    ("nll_loss", "logarithm_of_softmax"): {"counts_a_confident_mistake_in_full"},
    ("nll_gradient", "not_divided"): {"is_probability_minus_one_hot_over_n"},
    ("nll_gradient", "sign"): {"is_probability_minus_one_hot_over_n"},
    ("minibatches", "last_batch_dropped"): {"yields_each_sample_exactly_once", "cuts_batches_of_the_given_size"},
    ("sgd", "last_batch_dropped"): {"uses_every_sample_once_an_epoch"},
    ("sgd", "same_batches_in_another_order"): {"draws_new_batches_every_epoch"},
    ("sgd", "generator_used_up_after_the_first_epoch"): {
        "takes_exact_steps_with_one_large_batch",
        "uses_every_sample_once_an_epoch",
    },
    ("nll_loss", "an_array_of_one_number"): {"averages_minus_the_log_probability"},
    ("affine", "db_is_a_mean"): {"gradient_by_the_bias"},
    ("minibatches", "shuffles_inside_windows_of_100"): {"draws_a_new_order_at_each_call"},
    ("sgd", "rate_falls_every_100_steps"): {"starts_each_step_where_the_last_one_ended"},
    ("sgd", "stops_where_the_loss_is_nan"): {"records_the_loss_of_each_step"},
    ("train_softmax_classifier", "random_initial_weights"): {
        "takes_exact_steps_from_zeros",
        "regularizes_weights_and_biases",
        "reports_the_regularized_loss_of_each_step",
    },
    ("train_two_layer_net", "start_by_a_seed_of_its_own"): {"randomness_of_training_comes_from_rng"},
    ("train_two_layer_net", "labels_numbered_anew"): {"steps_down_the_gradient"},
    ("predict_digits", "truth_values_for_two_classes"): {"one_row_is_a_batch_too"},
}
"""Mutants, and the checks that are about their mistake: the others could only tell of another one."""
UNTRUE = {
    ("neuron", "bias_put_among_whole_weights"): ("the bias is missing",),
    ("neuron", "multiplies_by_the_bias"): ("multiply each input by its own weight, sum",),
    ("neuron", "bias_added_to_every_weight"): ("keep nothing between calls",),
    ("neuron", "always_step"): ("not always tanh",),
    ("neuron", "inputs_taken_in_pairs"): ("not always ReLU",),
    ("activations", "factor_two_missing"): ("a large number in z",),
    ("activations", "hard_tanh"): ("a large number in z",),
    ("linear_scores", "bias_only_in_the_first_row"): ("whole numbers",),
    ("sgd_step", "learning_rate_of_one_at_most"): ("ignored",),
    ("numerical_derivative", "two_steps_to_the_left"): ("backward",),
    ("predict_labels", "absolute_scores"): ("the class with the smallest score",),
    ("predict_labels", "softmax_that_overflows"): ("not with 0",),
    ("predict_labels", "one_hot_rows"): ("in the thousands",),
    ("predict_labels", "two_classes_by_the_sign_of_the_second"): ("the first above 0",),
    ("predict_labels", "numbers_only_the_classes_that_win"): ("not with 0",),
    ("predict_labels", "class_looked_up_by_its_score"): ("not with 0",),
    ("softmax", "normalizes_the_columns"): ("integer scores",),
    ("softmax", "row_by_row_of_anything"): ("subtract", "integer scores"),
    ("log_softmax", "row_by_row_of_anything"): ("on paper",),
    ("activations", "subtracted_from_one"): ("the sign of the exponent",),
    ("activations", "clipped_at_five"): ("mind the brackets",),
    ("softmax", "sum_over_the_whole_batch"): ("subtract",),
    ("log_softmax", "decimal_logarithm"): ("integer scores",),
    ("log_softmax", "minus_the_logarithm"): ("on paper",),
    ("log_softmax", "shifted_by_the_mean_of_the_row"): ("on paper",),
    ("likelihood", "sum"): ("the first index",),
    ("nll_loss", "labels_from_one"): ("log_softmax",),
    ("nll_loss", "divided_by_the_larger_number"): ("nearly certain",),
    ("nll_loss", "labels_renumbered"): ("log_softmax", "equal examples"),
    ("nll_loss", "logarithm_of_softmax"): ("nearly certain",),
    ("nll_gradient", "labels_from_one"): ("largest score",),
    ("nll_gradient", "labels_renumbered"): ("largest score", "integer scores"),
    ("softmax_classifier_loss", "db_over_the_classes"): ("of type float",),
    ("softmax_classifier_loss", "dscores_divided_once_more"): ("is a mean",),
    ("l2_gradient", "factor_two_forgotten"): ("they are zeros",),
    ("l2_gradient", "two_classes_without_the_factor_two"): ("they are zeros",),
    ("l2_penalty", "half"): ("cut nothing off",),
    ("l2_penalty", "strength_cut_at_one"): ("λ is missing",),
    ("l2_penalty", "weights_in_the_place_of_biases"): ("the gradient has a factor 2",),
    ("l2_gradient", "strength_at_most_one"): ("λ is missing",),
    ("regularized_loss", "factor_two_missing_in_the_gradient"): ("one class",),
    ("gradient_check", "always_true"): ("not its square", "the eps that is given"),
    ("gradient_check", "a_hundred_times_tol"): ("not its square",),
    ("gradient_check", "decided_by_the_last_entry"): ("not its square",),
    ("gradient_descent", "goes_up"): ("anew",),
    ("gradient_descent", "sign_of_the_gradient_only"): ("anew", "integer array"),
    ("gradient_descent", "the_start_itself_for_no_steps"): ("not only its end",),
    ("numerical_gradient", "all_entries_at_once"): (
        "both sides",
        "put each entry back",
        "integer array",
        "equal entries",
    ),
    ("numerical_gradient", "float32_inside"): ("move this entry alone",),
    ("numerical_gradient", "last_entry_forgotten"): ("equal entries",),
    ("minibatches", "inputs_become_integers"): ("equal steps",),
    ("minibatches", "short_batch_comes_first"): ("evenly",),
    ("minibatches", "x_and_y_shuffled_apart_in_place"): ("it changes its argument",),
    ("minibatches", "drawn_with_replacement"): ("samples may be equal",),
    ("minibatches", "an_empty_batch_more"): ("always holds the same",),
    ("train_softmax_classifier", "learning_rate_of_its_own"): ("start from zeros",),
    ("train_softmax_classifier", "inputs_centred"): ("all the batches",),
    ("sgd", "stops_when_the_loss_rises"): ("the same seed",),
    ("sgd", "gradient_of_all_the_data"): ("misses some samples",),
    ("sgd", "batch_size_ignored"): ("a seed of your own",),
    ("sgd", "inputs_standardized"): ("a seed of your own",),
    ("train_softmax_classifier", "labels_off_by_one"): ("a class without samples", "all the batches"),
    ("train_softmax_classifier", "random_initial_weights"): ("the labels of others", "the penalty's gradient"),
    ("train_softmax_classifier", "large_random_initial_weights"): ("the labels of others", "the penalty's gradient"),
    ("train_softmax_classifier", "climbs"): ("the labels of others", "the penalty's gradient"),
    ("train_softmax_classifier", "momentum"): ("never used", "the penalty's gradient"),
    ("train_softmax_classifier", "full_batches_drawn_with_replacement"): ("the same batches",),
    ("train_softmax_classifier", "every_second_batch_not_learned"): ("the same batches",),
    ("train_softmax_classifier", "one_epoch_only"): ("the same batches", "the penalty's gradient"),
    ("train_two_layer_net", "history_of_all_the_data"): ("again and again", "the same in every epoch"),
    ("train_two_layer_net", "history_of_accuracies"): ("again and again", "shuffle X and y"),
    ("train_two_layer_net", "reg_strength_of_its_own"): ("shuffle X and y",),
    ("train_two_layer_net", "images_standardized_in_secret"): ("shuffle X and y",),
    ("train_two_layer_net", "learning_rate_ignored"): ("ends where it starts",),
    ("train_two_layer_net", "X_and_y_shuffled_apart"): ("learns all the same",),
    ("train_two_layer_net", "labels_sorted_in_each_batch"): ("learns all the same",),
    ("train_two_layer_net", "goes_on_where_the_last_call_ended"): ("keep all their digits",),
    ("train_two_layer_net", "biases_not_pulled"): ("two steps of gradient descent lead elsewhere",),
    ("minibatches", "a_list_of_inputs_and_a_list_of_labels"): ("in that order",),
    ("two_layer_scores", "hidden_layer_returned_too"): ("different lengths",),
    ("two_layer_scores", "logarithms_of_probabilities"): ("between the layers",),
    ("two_layer_scores", "relu_twice"): ("between the layers",),
    ("two_layer_scores", "no_b1"): ("without anything after",),
    ("two_layer_scores", "no_b2"): ("without anything after",),
    ("two_layer_scores", "tanh_between"): ("without anything after",),
    ("activation_gradients", "tanh_without_square"): ("the shape of z",),
    ("predict_digits", "counted_from_one"): ("shape (1,)",),
    ("two_layer_loss", "db2_is_a_mean"): ("large scores",),
    ("two_layer_loss", "labels_off_by_one"): ("large scores",),
    ("two_layer_loss", "relu_mask_is_z"): ("cut off",),
}
"""Mutants, and words of hints about other mistakes, which would send the student the wrong way."""
UNTRUE_AT_ONCE = {
    ("accuracy", "returns_in_the_loop"): ("the share of mistakes",),
    ("l2_penalty", "sums_multiplied"): ("the biases are missing",),
    ("predict_labels", "last_class_not_looked_at"): ("the smallest score",),
    ("gradient_descent", "learning_rate_of_its_own"): ("it may be w itself",),
    ("nll_loss", "unbiased"): ("you return the sum",),
    ("nll_loss", "scores_instead_of_logarithms"): ("not the largest one",),
}
"""The same of what the visible checks tell."""
SEEN_AT_ONCE = {
    ("neuron", "only_the_last_product"),
    ("activations", "changes_its_argument"),
    ("activations", "tanh_changes_its_argument"),
    ("activations", "vectorized_by_its_first_number"),
    ("linear_scores", "adds_the_bias_in_place_to_whole_scores"),
    ("linear_scores", "fills_an_array_in_the_type_of_X_and_W"),
    ("softmax", "fills_an_array_of_the_type_of_the_scores"),
    ("log_softmax", "fills_an_array_of_the_type_of_the_scores"),
    ("log_softmax", "shifted_by_the_maximum_of_the_batch"),
    ("softmax_classifier_loss", "bias_forgotten"),
    ("softmax_classifier_loss", "bias_forgotten_in_the_gradient"),
    ("softmax_classifier_loss", "bias_subtracted"),
    ("softmax_classifier_loss", "logarithm_of_softmax"),
    ("nll_gradient", "fills_an_array_of_the_type_of_the_scores"),
    ("nll_gradient", "no_shift"),
    ("l2_penalty", "biases_without_a_square"),
    ("l2_penalty", "bias_sum_squared"),
    ("numerical_derivative", "ignores_eps"),
    ("numerical_gradient", "ignores_eps"),
    ("gradient_check", "mean_of_signed_errors"),
    ("gradient_check", "sums_compared"),
    ("gradient_check", "norms_compared"),
    ("gradient_check", "sizes_compared"),
    ("gradient_check", "sign_of_the_gradient_lost"),
    ("gradient_check", "ignores_tol"),
    ("gradient_check", "ignores_eps"),
    ("gradient_descent", "integer_copy_changed_in_place"),
    ("gradient_descent", "integer_trajectory"),
    ("minibatches", "empty_batch_at_the_end"),
    ("minibatches", "large_batch_size_is_refused"),
    ("minibatches", "samples_shared_evenly"),
    ("minibatches", "labels_become_floats"),
    ("minibatches", "global_random_numbers"),
    ("sgd_step", "first_parameter_only"),
    ("sgd_step", "learning_rate_fixed"),
    ("sgd_step", "pairs_by_place"),
    ("sgd", "same_batches_every_epoch"),
    ("sgd", "never_shuffled"),
    ("sgd", "last_batch_dropped"),
    ("sgd", "all_the_data_at_every_step"),
    ("sgd", "shuffled_apart"),
    ("sgd", "changes_the_given_parameters"),
    ("sgd", "unseeded_generator"),
    ("train_softmax_classifier", "bias_not_regularized"),
    ("train_softmax_classifier", "bias_not_regularized_in_the_loss"),
    ("train_softmax_classifier", "penalty_missing_in_the_gradient"),
    ("train_softmax_classifier", "factor_two_missing"),
    ("train_softmax_classifier", "all_the_data_at_every_step"),
    ("activation_gradients", "relu_in_place"),
    ("activation_gradients", "tanh_by_exponentials"),
    ("init_params", "second_layer_not_scaled"),
    ("init_params", "global_generator"),
    ("init_params", "own_generator"),
    ("init_params", "sizes_written_in"),
    ("two_layer_scores", "no_b1"),
    ("two_layer_scores", "leaves_the_hidden_layer_in_params"),
    ("two_layer_loss", "updates_the_parameters"),
    ("two_layer_loss", "everything_is_a_sum"),
    ("two_layer_loss", "loss_is_a_sum"),
    ("two_layer_loss", "divided_by_the_batch_twice"),
    ("two_layer_loss", "penalty_divided_by_the_batch"),
    ("two_layer_loss", "db1_is_a_mean"),
    ("predict_digits", "always_zero"),
    ("predict_digits", "without_the_last_bias"),
    ("train_two_layer_net", "all_the_data_at_every_step"),
    ("train_two_layer_net", "start_by_a_seed_of_its_own"),
}
"""Mutants of which whoever learns alone is told, too: the first mistakes that one makes."""
outcomes_of = cache(judge_variant)


def _name(variant: Variant) -> str:
    return f"{variant.assignment}-{variant.exercise}-{variant.name}"


def _cases(variants: list[Variant]) -> list[Any]:
    """Return the variants as parameters, those of one assignment in one worker, which keeps their outcomes."""
    return [pytest.param(one, id=_name(one), marks=pytest.mark.xdist_group(one.assignment)) for one in variants]


@pytest.mark.parametrize("mutant", _cases(MUTANTS))
def test_a_mutant_is_killed_with_a_message_that_fits(mutant: Variant) -> None:
    """A check of its exercise fails, and the student is told the cause."""
    outcomes = outcomes_of(mutant)
    assert is_as_expected(mutant, outcomes, wrong=True), (killers(outcomes), messages(outcomes))
    assert msgspec.json.decode(msgspec.json.encode(outcomes), type=list[Outcome]) == outcomes  # as the ledger keeps it


@pytest.mark.parametrize("mutant", _cases([one for one in MUTANTS if (one.exercise, one.name) in ABOUT]))
def test_a_mistake_fails_only_the_checks_that_are_about_it(mutant: Variant) -> None:
    """Those about other properties pass: they would tell the student of a mistake that is not there."""
    assert set(killers(outcomes_of(mutant))) == ABOUT[mutant.exercise, mutant.name]


@pytest.mark.parametrize("mutant", _cases([one for one in MUTANTS if (one.exercise, one.name) in UNTRUE]))
def test_a_mistake_is_not_told_as_another(mutant: Variant) -> None:
    """A check of another property fails with its hint only where ordinary arguments go right."""
    said = messages(outcomes_of(mutant))
    assert not [words for words in UNTRUE[mutant.exercise, mutant.name] if words in said]


@pytest.mark.parametrize("mutant", _cases([one for one in MUTANTS if (one.exercise, one.name) in UNTRUE_AT_ONCE]))
def test_the_student_is_not_told_of_another_mistake_at_once(mutant: Variant) -> None:
    """A visible check fails, and its hint is not about something else."""
    outcomes = _visible_outcomes(mutant)
    assert killers(outcomes)
    assert not [words for words in UNTRUE_AT_ONCE[mutant.exercise, mutant.name] if words in messages(outcomes)]


@pytest.mark.parametrize("mutant", _cases([one for one in MUTANTS if (one.exercise, one.name) in SEEN_AT_ONCE]))
def test_a_first_mistake_is_seen_at_once(mutant: Variant) -> None:
    """A visible check fails: who learns alone has no other."""
    assert killers(_visible_outcomes(mutant))


def _visible_outcomes(variant: Variant) -> list[Outcome]:
    """Return how the visible checks end in the process of the notebook."""
    namespace = dict(reference_names(variant.assignment))
    exec(compile(variant.code, variant.name, "exec"), namespace)
    visible = checks_of(import_module(f"nncourse.checks.{variant.assignment}"))[variant.exercise]
    student = LocalStudent(namespace, np.random.default_rng(0))
    return [run_check(one, student) for one in visible]


def test_mutants_that_are_named_here_are_there() -> None:
    """One that was renamed is not left out."""
    named = ABOUT.keys() | UNTRUE.keys() | UNTRUE_AT_ONCE.keys() | SEEN_AT_ONCE
    assert named <= {(mutant.exercise, mutant.name) for mutant in MUTANTS}


@wraps(a06_two_layer_net.train_two_layer_net)
def _trained_once(X: np.ndarray, y: np.ndarray, *settings: Any) -> Any:
    """Train a net, or remember the one that was trained in the same way on as many images: all of MNIST's."""
    *numbers, rng = settings
    how = len(X), *numbers, str(rng.bit_generator.state)
    if how not in _NETS:
        _NETS[how] = _train(X, y, *settings)
    return copy.deepcopy(_NETS[how])


_train = a06_two_layer_net.train_two_layer_net
_NETS: dict[tuple[Any, ...], Any] = {}


@pytest.mark.parametrize("unusual", _cases(UNUSUAL))
def test_an_unusual_right_program_gets_full_marks(unusual: Variant, monkeypatch: pytest.MonkeyPatch) -> None:
    """No correct answer fails; programs that train the same net on all of MNIST share it."""
    if unusual.exercise == "digits":
        monkeypatch.setattr(a06_two_layer_net, "train_two_layer_net", _trained_once)
    assert killers(outcomes_of(unusual)) == []


@pytest.mark.parametrize("unusual", _cases([one for one in UNUSUAL if one.exercise != "digits"]))
def test_it_gets_them_whatever_inputs_are_drawn(unusual: Variant) -> None:
    """And with others; but for the nets trained on all of MNIST, which are shown the same digits every time."""
    assert killers(outcomes_of(unusual, "another")) == []


@pytest.mark.parametrize("unusual", _cases([one for one in UNUSUAL if one.exercise != "digits"]))
def test_it_passes_what_the_student_sees(unusual: Variant) -> None:
    """The visible checks, in the process of the notebook."""
    assert killers(_visible_outcomes(unusual)) == []


@pytest.mark.parametrize(("name", "seed"), [("starts_from_float32", "m2"), ("penalty_in_float32", "s8")])
def test_what_float32_loses_is_no_mistake_where_a_number_ends_near_0(name: str, seed: str) -> None:
    """With this seed one does: of six digits a few are left."""
    unusual = next(one for one in UNUSUAL if one.name == name)
    assert killers(judge_variant(unusual, seed)) == []


@pytest.mark.parametrize(
    ("name", "seed"),
    [
        ("rows_of_the_type_of_the_first", "4"),
        ("scores_rounded_to_four_digits", "1"),
        ("hidden_layer_cut_off_at_a_thousand", "0"),
    ],
)
def test_no_mistake_is_overlooked_by_chance(name: str, seed: str) -> None:
    """With this seed the numbers that were drawn once hid it."""
    mutant = next(one for one in MUTANTS if one.name == name)
    assert killers(judge_variant(mutant, seed))


@pytest.mark.parametrize(("assignment", "exercise"), EXERCISES)
def test_there_are_enough_variants(assignment: str, exercise: str) -> None:
    """Ten wrong programs and six unusual right ones for every exercise."""
    mine = (assignment, exercise)
    assert sum((mutant.assignment, mutant.exercise) == mine for mutant in MUTANTS) >= 10
    assert sum((unusual.assignment, unusual.exercise) == mine for unusual in UNUSUAL) >= 6


@pytest.mark.parametrize(
    "assignment", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in COURSE.assignments]
)
def test_every_check_kills_a_mutant(assignment: str) -> None:
    """One that fails it and passes another: whatever returns nothing fails all of them."""
    found = {name for mutant in MUTANTS if mutant.assignment == assignment for name in _told_apart(mutant)}
    for checks in hidden_checks(assignment).values():
        assert {check.name for check in checks} - LOWEST_RUNGS <= found


def _told_apart(mutant: Variant) -> list[str]:
    """Return the checks that kill a mutant which others of its exercise let live, or which are the only one there."""
    outcomes = outcomes_of(mutant)
    dead = killers(outcomes)
    return dead if len(dead) < len(outcomes) or len(outcomes) == 1 else []
