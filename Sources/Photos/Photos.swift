// Stage 5: prepare photos.
