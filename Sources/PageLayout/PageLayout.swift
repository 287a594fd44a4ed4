// Stage 4: lay out.
