package ktrdr.training;

/** How many rows each part of the split has after the warm-up and the purge. */
public record SplitRows(int train, int validation, int test) {}
