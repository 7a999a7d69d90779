"""What is left after the worst moments: kills, full disks, damaged files."""
