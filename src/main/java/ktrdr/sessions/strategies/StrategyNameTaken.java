package ktrdr.sessions.strategies;

import ktrdr.work.Refusal;

/** Another document is stored under this name. */
public final class StrategyNameTaken extends Refusal {
  private static final long serialVersionUID = 1L;

  public StrategyNameTaken(StoredStrategy stored) {
    super(
        Kind.CONFLICT,
        "strategy_name_taken",
        "There is another strategy "
            + stored.name()
            + "; replace it with ?replace=true (ktrdr strategies save --replace), or choose another"
            + " name");
    member("sha256", stored.sha256());
  }
}
