package ktrdr.cli.output;

/**
 * The page on which an answer for people is written.
 *
 * @param width in columns
 * @param times how to write times
 */
public record Page(int width, Times times) {}
