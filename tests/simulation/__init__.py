"""Days of a whole shop under every fault at once, the same for the same seed.

Real SQLite files, the real engine and the real journal; only time, chance, the network
and the hub's server are made up.
"""
