package ktrdr.batch.models;

import java.util.Optional;
import ktrdr.agent.prices.PriceRow;
import ktrdr.sessions.Assignment;

/** The price that a session recorded when it was asked for. */
final class PinnedPrice {
  private PinnedPrice() {}

  /**
   * Says that the price is another now. The provider bills by the day of the call, and so does the
   * ledger; the recorded price tells people what they expected.
   *
   * @param now what the model costs today; empty if that is not known
   * @return empty if nothing has changed
   */
  static Optional<String> change(Assignment.Choice choice, Optional<PriceRow> now) {
    String version = now.map(PriceRow::version).orElse("");
    if (version.equals(choice.price())) {
      return Optional.empty();
    }
    return Optional.of(
        "the price of "
            + choice.model()
            + " is no longer the one that the session was started with ("
            + named(choice.price())
            + ", now "
            + named(version)
            + "); each call is booked at the price of its day");
  }

  private static String named(String version) {
    return version.isEmpty() ? "not known" : version;
  }
}
