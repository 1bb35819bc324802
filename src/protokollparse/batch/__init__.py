"""Many documents at once: sources in, one output out, in bounded memory and whatever happens on the way.

A run lists its sources into a journal beside the output; child processes, here or on a Dask cluster, turn each
source into a frame, which is its part of the output; the journal keeps the frames; when all are there they
are written in the order of the sources, and the output appears under its name. A run that is killed goes on
from its journal.
"""
