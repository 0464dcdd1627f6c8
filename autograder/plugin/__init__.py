"""Our engine inside nbgrader: what its configuration says, and the steps it takes in place of its own."""
