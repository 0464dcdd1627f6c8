"""What the exercises of a00 must satisfy: a module an exercise."""

from autograder.checks.a00_neuron import activations, gates, neuron

EXERCISES = (neuron, activations, gates)
"""In the order of the notebook."""
