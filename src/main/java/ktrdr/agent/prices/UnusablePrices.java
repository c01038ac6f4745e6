package ktrdr.agent.prices;

import java.nio.file.Path;
import java.util.List;
import ktrdr.work.Refusal;

/** The price list of this home has faults: nobody knows what a call costs, so none is made. */
public final class UnusablePrices extends Refusal {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String reason;

  UnusablePrices(Path file, String reason, List<Fault> faults) {
    super(
        Kind.CONFLICT,
        "unusable_prices",
        file
            + " can't be used, so no language model is called. "
            + reason
            + " Check it with: ktrdr agent prices check "
            + file
            + ", then start the server again.",
        faults);
    this.file = file;
    this.reason = reason;
    member("file", file.toString());
  }

  static UnusablePrices unreadable(Path file) {
    return new UnusablePrices(file, "It must be a readable UTF-8 file.", List.of());
  }

  /** The same refusal, thrown at another place. */
  UnusablePrices again() {
    return new UnusablePrices(file, reason, faults());
  }
}
