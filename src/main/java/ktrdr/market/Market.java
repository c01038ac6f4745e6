package ktrdr.market;

/** Bars of what, and of which length: {@code SPX}, {@code 1d}. */
public record Market(String symbol, Timeframe timeframe) {}
