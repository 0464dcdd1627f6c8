%matplotlib widget
%matplotlib notebook
%config InlineBackend.figure_format = "retina"
%load_ext autoreload
%autoreload 2
%xmode Verbose
%pdb off
%time squares = [number**2 for number in range(10)]
%timeit -n1 -r1 sum([1, 2])
get_ipython().run_line_magic("matplotlib", "inline")
