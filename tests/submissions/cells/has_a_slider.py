import ipywidgets as widgets
from ipywidgets import interact

interact(lambda a: a, a=3)
widgets.IntSlider(value=3)
