package ktrdr.agent.ledger;

import java.util.Locale;

/** Why a bill needs a person, before anything else is spent under the budgets that paid it. */
public enum Flag {
  /** It has a usage field that nobody here knows: tokens may have been billed unseen. */
  UNKNOWN_USAGE_FIELD,
  /** It is for more tokens, or more money, than the call could use. */
  ABOVE_MAXIMUM,
  /** It is for another model, whose price is not known. */
  UNPRICED_MODEL;

  /** In the database and on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Flag of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
