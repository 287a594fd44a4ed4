// Stage 8: check.
