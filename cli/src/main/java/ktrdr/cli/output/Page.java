package ktrdr.cli.output;

/**
 * What an answer for people is written on.
 *
 * @param width in columns
 * @param times how it writes times
 */
public record Page(int width, Times times) {}
