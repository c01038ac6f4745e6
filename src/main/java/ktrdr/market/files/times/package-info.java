/**
 * Times as files write them, and the instants that they stand for. What may be read in two ways is
 * found out by more rows, or asked for. Start reading at {@link BarClock}.
 */
package ktrdr.market.files.times;
