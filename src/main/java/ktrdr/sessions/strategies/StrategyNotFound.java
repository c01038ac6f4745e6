package ktrdr.sessions.strategies;

import ktrdr.work.Refusal;

/** No strategy has this name. */
public final class StrategyNotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  public StrategyNotFound(String name) {
    super(
        Kind.NOT_FOUND,
        "strategy_not_found",
        "Strategy not found: " + name + "; see what there is with: ktrdr strategies list");
  }
}
