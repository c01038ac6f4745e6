package ktrdr.agent.memory;

/** What memories are about: {@code SPX}, {@code 1d}. */
public record RememberedMarket(String symbol, String timeframe) {}
