"""The hidden checks: what each exercise must satisfy, and its points.

An assignment is a package, and an exercise a module of it; what several assignments use stands beside the packages.
"""
