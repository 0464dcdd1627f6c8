"""The pictures of the notebooks, one module an assignment."""
