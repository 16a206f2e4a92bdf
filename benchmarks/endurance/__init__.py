"""Tries to break the program for longer than tests may: flipped bits, killed loads, faults of the disk, hostile input.

python -m benchmarks.endurance flips 1000
"""
