package ktrdr.agent.ledger;

import java.util.Locale;

/** How far an attempt has come, as to money. */
public enum LedgerState {
  /** It may be sent, and nobody knows yet what it costs. */
  RESERVED,
  /** Its provider, or a person, said what it cost. */
  SETTLED,
  /** Its provider never said: the cost is a guess, and the reservation is held. */
  ESTIMATED,
  /** Nothing was sent. */
  RELEASED;

  /** In the database and on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static LedgerState of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
