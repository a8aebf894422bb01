"""What `enrich` can be told to do, one file a command. Each acts: it reads files, runs, writes, prints.

A command is a function from its options to an exit code. It is given what only `cli` may read: the
clock, the environment's settings, where to print.
"""
