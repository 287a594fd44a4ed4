// Lends qpdf's handles, and reads and writes content streams.
