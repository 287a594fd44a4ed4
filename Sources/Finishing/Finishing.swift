// Stage 7: finish.
