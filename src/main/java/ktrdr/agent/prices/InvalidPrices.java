package ktrdr.agent.prices;

import java.util.List;
import ktrdr.work.Refusal;

/** A list of prices has faults; each says the line. */
public final class InvalidPrices extends Refusal {
  private static final long serialVersionUID = 1L;

  InvalidPrices(List<Fault> faults) {
    super(
        Kind.INVALID,
        "invalid_prices",
        "The list of prices has "
            + (faults.size() == 1 ? "a fault" : faults.size() + " faults")
            + ": "
            + faults.get(0).detail(),
        faults);
  }
}
