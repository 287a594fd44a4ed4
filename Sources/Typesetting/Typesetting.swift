// Stage 3: typeset.
