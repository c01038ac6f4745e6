package ktrdr.backtest;

import java.time.Instant;

/**
 * An account lost everything at the close of a bar. Its broker closed the position there, and
 * nothing was traded afterwards.
 *
 * @param at start of that bar
 * @param shortfall what the broker lost, in US dollars: losses and costs beyond the equity; 0 or
 *     more
 */
public record Ruin(Instant at, double shortfall) {}
