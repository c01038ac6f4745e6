/**
 * Bars, series of bars, time frames, and what a source of bars is. A series is immutable and knows
 * its own hash. Start reading at {@link BarSeries}.
 */
package ktrdr.market;
