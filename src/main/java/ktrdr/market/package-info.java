/**
 * Bars, series of bars, time frames, and the sources of bars. A series is immutable and knows its
 * own hash. Start reading at {@link BarSource}.
 */
package ktrdr.market;
