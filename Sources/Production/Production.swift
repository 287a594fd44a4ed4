// The chain: one function, a line per stage.
