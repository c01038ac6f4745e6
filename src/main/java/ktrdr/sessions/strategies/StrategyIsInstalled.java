package ktrdr.sessions.strategies;

import ktrdr.work.Refusal;

/** This strategy comes with ktrdr. */
public final class StrategyIsInstalled extends Refusal {
  private static final long serialVersionUID = 1L;

  public StrategyIsInstalled(String name) {
    super(
        Kind.CONFLICT,
        "strategy_is_installed",
        "Strategy " + name + " comes with ktrdr and stays as it is; give yours another name");
  }
}
