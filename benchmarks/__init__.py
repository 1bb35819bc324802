"""Speed and memory, measured: ``python -m benchmarks`` from the root of the repository."""
