"""The vocabulary that lists and records are compared in. Pure: canonical forms, no opinions.

Canonical form is for comparing; a list is written in its own house style.
"""
