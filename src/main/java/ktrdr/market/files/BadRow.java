package ktrdr.market.files;

/**
 * A row of a file that was left out.
 *
 * @param line in the file, counted from 1; in Parquet the row
 * @param reason what is wrong, with what was found there
 */
public record BadRow(long line, String reason) {}
