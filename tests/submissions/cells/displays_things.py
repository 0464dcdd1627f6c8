from IPython.display import HTML, Image, Markdown, Math, clear_output, display

display(HTML("<script>alert(1)</script>"), Markdown("# x"), Math("x^2"))
clear_output(wait=True)
display(3)
