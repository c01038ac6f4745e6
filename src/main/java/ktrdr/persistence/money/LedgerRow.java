package ktrdr.persistence.money;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ktrdr.agent.ledger.Attempt;
import ktrdr.agent.ledger.Flag;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.ledger.Reservation;
import ktrdr.agent.prices.Dollars;

/** One row of {@code llm_ledger}. */
@Entity
@Table(name = "llm_ledger")
public class LedgerRow {
  private static final int LONGEST_NOTE = 2000;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "operation_id")
  private String operation;

  @Column(name = "root_operation_id")
  private String root;

  private String phase;
  private int turn;
  private int attempt;
  private long term;

  @Column(name = "model_asked")
  private String asked;

  @Column(name = "model_resolved")
  private String resolved;

  @Column(name = "price_version")
  private String price;

  @Column(name = "usage_day")
  private String day;

  @Column(name = "reserved_at")
  private Instant reservedAt;

  private String state;

  @Column(name = "most_input_tokens")
  private long mostInput;

  @Column(name = "most_output_tokens")
  private long mostOutput;

  @Column(name = "reserved_usd")
  private BigDecimal reserved;

  @Column(name = "cost_usd")
  private BigDecimal cost;

  @Column(name = "held_usd")
  private BigDecimal held;

  @Embedded private TokenColumns tokens;

  @Column(name = "provider_request_id")
  private String requestId;

  private String flags;
  private String note;
  private Integer waits;

  @Column(name = "reviewed_by")
  private String reviewedBy;

  @Column(name = "reviewed_reason")
  private String reviewedReason;

  @Column(name = "reviewed_at")
  private Instant reviewedAt;

  static LedgerRow of(LedgerEntry entry) {
    LedgerRow row = new LedgerRow();
    row.operation = entry.attempt().operation();
    row.root = entry.attempt().root();
    row.phase = entry.attempt().phase();
    row.turn = entry.attempt().turn();
    row.attempt = entry.attempt().number();
    row.term = entry.attempt().term();
    row.asked = entry.asked().model();
    row.day = entry.asked().day().toString();
    row.reservedAt = entry.asked().at();
    row.price = entry.reservation().price().orElse(null);
    row.mostInput = entry.reservation().input();
    row.mostOutput = entry.reservation().output();
    row.reserved = entry.reservation().amount().orElse(null);
    row.set(entry);
    return row;
  }

  /** All that changes after the reservation. */
  void set(LedgerEntry entry) {
    LedgerEntry.Standing standing = entry.standing();
    state = standing.state().wire();
    cost = standing.cost().orElse(null);
    held = standing.held();
    tokens = TokenColumns.of(standing.tokens());
    resolved = standing.reply().model().orElse(null);
    requestId = standing.reply().requestId().orElse(null);
    Set<Flag> set = standing.remarks().flags();
    flags = set.isEmpty() ? null : set.stream().map(Flag::wire).collect(Collectors.joining(","));
    String text = standing.remarks().note();
    note = text.length() <= LONGEST_NOTE ? text : text.substring(0, LONGEST_NOTE);
    waits = entry.waits() ? 1 : null;
    reviewedBy = standing.review().map(LedgerEntry.Review::by).orElse(null);
    reviewedReason = standing.review().map(LedgerEntry.Review::reason).orElse(null);
    reviewedAt = standing.review().map(LedgerEntry.Review::at).orElse(null);
  }

  LedgerEntry toEntry() {
    Reservation reservation =
        new Reservation(
            Optional.ofNullable(price),
            mostInput,
            mostOutput,
            Optional.ofNullable(Dollars.plain(reserved)));
    return new LedgerEntry(
        id,
        new Attempt(operation, root, phase, turn, attempt, term),
        new LedgerEntry.Asked(asked, LocalDate.parse(day), reservedAt),
        reservation,
        standing());
  }

  private LedgerEntry.Standing standing() {
    Optional<LedgerEntry.Review> review =
        Optional.ofNullable(reviewedAt)
            .map(at -> new LedgerEntry.Review(reviewedBy, reviewedReason, at));
    return new LedgerEntry.Standing(
        LedgerState.of(state),
        Optional.ofNullable(Dollars.plain(cost)),
        Dollars.plain(held),
        tokens.toCounts(),
        new LedgerEntry.Reply(Optional.ofNullable(resolved), Optional.ofNullable(requestId)),
        new LedgerEntry.Remarks(flags(), note == null ? "" : note),
        review);
  }

  private Set<Flag> flags() {
    return flags == null
        ? Set.of()
        : Arrays.stream(flags.split(",")).map(Flag::of).collect(Collectors.toSet());
  }

  Long id() {
    return id;
  }
}
