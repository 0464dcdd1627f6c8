"""From the bytes of a submission to its verdict: a pure function, without database or paths."""
