package ktrdr.agent.prices;

import ktrdr.work.Refusal;

/** What a model costs is not known, so no budget can pay for it. */
public final class UnpricedModel extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Says which row to add. */
  public UnpricedModel(String model) {
    super(
        Kind.INVALID,
        "unpriced_model",
        "The price of "
            + model
            + " is not known, so no budget can pay for it. Add its row to prices.yaml in the home"
            + " of ktrdr; a model of your own costs 0: "
            + row(model));
    member("model", model);
    member("row", row(model));
  }

  /** What to add to the list of models, as it can be pasted. */
  static String row(String model) {
    return "- {id: \""
        + model
        + "\", prices: {input: 0, output: 0}, source: \"http://localhost\", checked: 2026-01-01}";
  }
}
