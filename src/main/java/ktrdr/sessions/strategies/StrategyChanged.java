package ktrdr.sessions.strategies;

import ktrdr.work.Refusal;

/** What is stored under this name is not what the caller expected. */
public final class StrategyChanged extends Refusal {
  private static final long serialVersionUID = 1L;

  public StrategyChanged(String name) {
    super(
        Kind.OUTDATED,
        "strategy_changed",
        "Strategy " + name + " is not in the version that If-Match names; read it again");
  }
}
