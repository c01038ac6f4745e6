package ktrdr.backtest;

import java.util.List;

/**
 * Some of the rows of a file.
 *
 * @param total rows in the whole file
 */
public record Page<T>(List<T> rows, long total) {}
