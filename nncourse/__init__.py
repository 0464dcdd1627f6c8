"""What the notebooks of "Neural networks from scratch" import.

- `load_mnist` returns the digits; they are inside the package, nothing is downloaded.
- `check("softmax")` tries the reader's `softmax` at once and says what to do next.
- `hint("softmax")` gives a nudge; called again, the idea; a third time, nearly the code.
- `use_language("ru")` sets the language of checks, hints and plots.
- `nncourse.plots` holds the pictures, one module an assignment.
"""

from nncourse.checking.feedback import ChecksFailed, check
from nncourse.data import load_mnist
from nncourse.hinting import hint
from nncourse.language import use_language

__all__ = ["ChecksFailed", "check", "hint", "load_mnist", "use_language"]
__version__ = "0.1.0"
