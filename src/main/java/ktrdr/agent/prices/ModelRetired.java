package ktrdr.agent.prices;

import ktrdr.work.Refusal;

/** Its provider no longer serves a model. Its price is kept for what it cost. */
public final class ModelRetired extends Refusal {
  private static final long serialVersionUID = 1L;

  ModelRetired(String model, PriceRow.Retirement retirement) {
    super(
        Kind.INVALID,
        "model_retired",
        "Its provider retired "
            + model
            + retirement.day().map(day -> " on " + day).orElse("")
            + "."
            + retirement.successor().map(id -> " Use " + id + " instead.").orElse(""));
    member("model", model);
    retirement.successor().ifPresent(id -> member("successor", id));
  }
}
