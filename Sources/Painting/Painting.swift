// Stage 6: paint.
