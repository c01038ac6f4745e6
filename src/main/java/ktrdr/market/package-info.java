/**
 * Bars, series of bars, timeframes, and the sources that bars come from. A series is immutable and
 * knows its own hash. Start reading at {@link BarSource}.
 */
package ktrdr.market;
