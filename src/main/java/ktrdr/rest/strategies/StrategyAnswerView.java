package ktrdr.rest.strategies;

/** One strategy, in the envelope that clients expect. */
public record StrategyAnswerView(boolean success, StrategyView data) {}
