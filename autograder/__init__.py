"""What instructors install: the hidden references and checks, the build, the engine and the grading."""

__version__ = "0.1.0"
