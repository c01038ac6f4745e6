package ktrdr.market;

import java.time.Instant;

/**
 * One bar: the prices and the volume of one span of time.
 *
 * @param end when the bar is complete (exclusive end of the span it covers)
 * @param open first price, in the quote currency
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume units traded; 0 if the source has no volume
 */
public record Bar(Instant end, double open, double high, double low, double close, double volume) {}
