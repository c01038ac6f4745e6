package ktrdr.batch.models;

import java.util.List;
import java.util.Map;
import java.util.Set;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.ledger.Bill;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.model.Usage;
import ktrdr.agent.model.call.Attempt;

/**
 * What an attempt to call a model cost, as far as it is known.
 *
 * @param bill what the provider said, or the best guess
 * @param end how sure it is
 */
record CallBill(Bill bill, End end, String sentence) {
  /** Characters of a text for one token, when its provider did not count them. */
  private static final int CHARACTERS = 4;

  /** How sure a bill is. */
  enum End {
    /** The provider said what was used. */
    TOLD,
    /** Nothing was billed: the call was refused, or never sent. */
    NOTHING,
    /** The provider did not say, and may have billed it. */
    GUESSED
  }

  /** The bill of an attempt to call the model that was asked for. */
  static CallBill of(Attempt attempt, String asked) {
    Usage usage = attempt.reply().usage();
    boolean told = usage.counts().isPresent() && usage.outputKnown();
    TokenCounts tokens = told ? usage.counts().get() : guess(attempt);
    Bill bill =
        new Bill(
            attempt.reply().model().orElse(asked),
            tokens,
            usage.terms(),
            Set.copyOf(usage.unknown()));
    return new CallBill(bill, told ? End.TOLD : untold(attempt), sentence(attempt));
  }

  private static String sentence(Attempt attempt) {
    List<String> unknown = attempt.reply().usage().unknown();
    return attempt.isComplete() && !unknown.isEmpty()
        ? "The reply is whole, but its usage can't be read: " + String.join(", ", unknown)
        : attempt.outcome().sentence();
  }

  private static End untold(Attempt attempt) {
    boolean unsent = attempt.outcome().end() == Attempt.End.UNREACHABLE;
    return unsent || attempt.isRejected() ? End.NOTHING : End.GUESSED;
  }

  /** The input, if it was told, and the output as long as its text so far. */
  private static TokenCounts guess(Attempt attempt) {
    long output = (attempt.reply().text().length() + CHARACTERS - 1) / CHARACTERS;
    long sent = attempt.request().body().length / CHARACTERS;
    TokenCounts input =
        attempt.reply().usage().counts().orElseGet(() -> new TokenCounts(sent, 0, Map.of(), 0, 0));
    return new TokenCounts(
        input.uncachedInput(), input.cacheRead(), input.cacheWrites(), output, 0);
  }

  /** Books it for an entry of the ledger; doing so again changes nothing. */
  LedgerEntry book(Ledger ledger, long entry) {
    return switch (end) {
      case TOLD -> ledger.settle(entry, bill);
      case NOTHING -> ledger.release(entry, sentence);
      case GUESSED -> ledger.estimate(entry, bill, sentence);
    };
  }
}
