package ktrdr.backtest.files;

import java.util.List;

/**
 * A range of the rows of a file.
 *
 * @param total number of rows in the whole file
 */
public record Page<T>(List<T> rows, long total) {}
