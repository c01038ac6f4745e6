package ktrdr.market;

import java.time.Instant;

/**
 * One bar.
 *
 * @param end the instant at which it is complete (exclusive end of the span it covers)
 * @param open first price, in the quote currency
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume units traded, 0 when the source has none
 */
public record Bar(Instant end, double open, double high, double low, double close, double volume) {}
