"""The parts of loads.py: the files, the loaders, and their probes in other languages."""
