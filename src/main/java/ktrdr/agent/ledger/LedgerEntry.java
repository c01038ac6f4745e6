package ktrdr.agent.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ktrdr.agent.TokenCounts;

/**
 * What one attempt may cost, or cost.
 *
 * @param id given by the store; 0 before that
 */
public record LedgerEntry(
    long id, Attempt attempt, Asked asked, Reservation reservation, Standing standing) {

  /**
   * What was asked for.
   *
   * @param day in UTC, whose budget pays, however late the reply comes
   * @param at by the clock of the database
   */
  public record Asked(String model, LocalDate day, Instant at) {}

  /**
   * What is known now.
   *
   * @param cost US dollars, with every digit; empty when the price is not known
   * @param held what still counts against the budgets beside what is spent
   * @param reply what the provider's reply named
   * @param review what a person said about it
   */
  public record Standing(
      LedgerState state,
      Optional<BigDecimal> cost,
      BigDecimal held,
      TokenCounts tokens,
      Reply reply,
      Remarks remarks,
      Optional<Review> review) {}

  /** The ids of the model that served the call and of the request, as the provider named them. */
  public record Reply(Optional<String> model, Optional<String> requestId) {
    static final Reply NONE = new Reply(Optional.empty(), Optional.empty());
  }

  /** What is odd about it, and a sentence for people. */
  public record Remarks(Set<Flag> flags, String note) {
    static final Remarks NONE = new Remarks(Set.of(), "");
  }

  /** A person's word, which ends all waiting. */
  public record Review(String by, String reason, Instant at) {}

  static LedgerEntry reserved(Attempt attempt, Asked asked, Reservation reservation) {
    Standing standing =
        new Standing(
            LedgerState.RESERVED,
            reservation.amount().map(amount -> BigDecimal.ZERO),
            reservation.held(),
            TokenCounts.NONE,
            Reply.NONE,
            Remarks.NONE,
            Optional.empty());
    return new LedgerEntry(0, attempt, asked, reservation, standing);
  }

  /** Whether the provider's word would still be news. */
  boolean awaitsBill() {
    return standing.review().isEmpty()
        && standing.remarks().flags().isEmpty()
        && (standing.state() == LedgerState.RESERVED || standing.state() == LedgerState.ESTIMATED);
  }

  /** Whether a person has to say something. */
  public boolean waits() {
    return standing.state() == LedgerState.ESTIMATED || blocks();
  }

  /** Whether the next call under its budgets waits for a person. */
  public boolean blocks() {
    return !standing.remarks().flags().isEmpty() && standing.review().isEmpty();
  }

  /** What it has taken from the budgets for good. */
  public BigDecimal spent() {
    return standing.state() == LedgerState.SETTLED
        ? standing.cost().orElse(BigDecimal.ZERO)
        : BigDecimal.ZERO;
  }

  /** The provider said what was used; the cost is empty when its price is not known. */
  LedgerEntry settled(Bill bill, Optional<BigDecimal> cost) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (!bill.unknownFields().isEmpty()) {
      flags.add(Flag.UNKNOWN_USAGE_FIELD);
    }
    if (cost.isPresent() && reservation.exceededBy(bill, cost.get())) {
      flags.add(Flag.ABOVE_MAXIMUM);
    }
    return with(LedgerState.SETTLED, cost, BigDecimal.ZERO, bill.tokens())
        .replied(bill.model(), new Remarks(flags, note(bill)));
  }

  /** The provider named a model whose price is not known: nobody knows what it cost. */
  LedgerEntry billedUnpriced(Bill bill) {
    String note = "the reply came from " + bill.model() + ", whose price is not known. ";
    return with(LedgerState.ESTIMATED, reservation.amount(), standing.held(), bill.tokens())
        .replied(bill.model(), new Remarks(Set.of(Flag.UNPRICED_MODEL), note + note(bill)));
  }

  private static String note(Bill bill) {
    return bill.unknownFields().isEmpty()
        ? ""
        : "unknown usage fields: " + String.join(", ", new TreeSet<>(bill.unknownFields()));
  }

  /** The provider never said: a guess, and what is held is at least that. */
  LedgerEntry estimated(TokenCounts guess, Optional<BigDecimal> cost, String note) {
    BigDecimal held = standing.held().max(cost.orElse(BigDecimal.ZERO));
    return with(LedgerState.ESTIMATED, cost, held, guess).noted(note);
  }

  /** Nothing was sent. */
  LedgerEntry released(String note) {
    return with(LedgerState.RELEASED, standing.cost(), BigDecimal.ZERO, TokenCounts.NONE)
        .noted(note);
  }

  /** A person said what it cost. */
  LedgerEntry reviewed(Review review, Optional<BigDecimal> cost) {
    Standing s = with(LedgerState.SETTLED, cost, BigDecimal.ZERO, standing.tokens()).standing();
    return with(
        new Standing(
            s.state(),
            s.cost(),
            s.held(),
            s.tokens(),
            s.reply(),
            s.remarks(),
            Optional.of(review)));
  }

  /** The provider's id of the request, known from its first bytes. */
  LedgerEntry requested(String requestId) {
    Standing s = standing;
    Reply reply = new Reply(s.reply().model(), Optional.of(requestId));
    return with(
        new Standing(s.state(), s.cost(), s.held(), s.tokens(), reply, s.remarks(), s.review()));
  }

  private LedgerEntry replied(String model, Remarks remarks) {
    Standing s = standing;
    Reply reply = new Reply(Optional.of(model), s.reply().requestId());
    return with(
        new Standing(s.state(), s.cost(), s.held(), s.tokens(), reply, remarks, s.review()));
  }

  private LedgerEntry noted(String note) {
    Standing s = standing;
    Remarks remarks = new Remarks(s.remarks().flags(), note);
    return with(
        new Standing(s.state(), s.cost(), s.held(), s.tokens(), s.reply(), remarks, s.review()));
  }

  private LedgerEntry with(
      LedgerState state, Optional<BigDecimal> cost, BigDecimal held, TokenCounts tokens) {
    Standing s = standing;
    return with(new Standing(state, cost, held, tokens, s.reply(), s.remarks(), s.review()));
  }

  private LedgerEntry with(Standing after) {
    return new LedgerEntry(id, attempt, asked, reservation, after);
  }
}
