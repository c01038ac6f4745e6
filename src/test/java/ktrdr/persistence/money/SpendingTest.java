package ktrdr.persistence.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.ledger.Attempt;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.Spending;
import ktrdr.agent.ledger.Spending.By;
import ktrdr.agent.ledger.Spending.Which;
import ktrdr.fixture.LedgerStage;
import ktrdr.fixture.SetClock;
import ktrdr.operations.OperationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ledger, added up. */
@Tag("database")
@Tag("money")
class SpendingTest {
  private final SetClock clock = new SetClock();
  private final LedgerStage stage = new LedgerStage(LedgerStage.NONE, clock);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void every_attempt_counts_whatever_became_of_it() {
    stage.reserve(990, 500);
    settle(stage.reserve(990, 500), 100, 50);
    settle(stage.reserve(990, 500), 10, 5);
    LedgerEntry lost = stage.reserve(990, 500);
    stage.in(l -> l.estimate(lost.id(), LedgerStage.bill(1, 1), "aborted"));
    LedgerEntry unsent = stage.reserve(990, 500);
    stage.in(l -> l.release(unsent.id(), "no connection"));
    Spending all = spending(By.SESSION, Which.ofRoots(List.of(stage.root))).get(0);
    assertThat(all.key()).isEqualTo(stage.root);
    assertThat(all.attempts()).isEqualTo(4);
    assertThat(all.tokens().input()).isEqualTo(111);
    assertThat(all.tokens().output()).isEqualTo(56);
    assertThat(all.cost()).contains(new BigDecimal("0.000223"));
    assertThat(all.held()).isEqualTo("0.004");
  }

  @Test
  void it_is_added_up_by_operation_session_model_day_and_phase() {
    String assessment = stage.add(OperationType.AGENT_ASSESSMENT, Optional.of(stage.root));
    settle(stage.reserve(990, 500), 100, 50);
    clock.advance(Duration.ofDays(1));
    Attempt second = new Attempt(assessment, stage.root, "assessment", 1, 1, 1);
    var call = LedgerStage.call("mine-20261101", 990, 500);
    settle(stage.in(l -> l.reserve(second, call)), 10, 5);
    assertThat(keys(By.OPERATION)).containsExactlyInAnyOrder(stage.design, assessment);
    assertThat(keys(By.SESSION)).containsExactly(stage.root);
    assertThat(keys(By.MODEL)).containsExactly("mine", "mine-20261101");
    assertThat(keys(By.DAY)).containsExactly("2026-11-22", "2026-11-23");
    assertThat(keys(By.PHASE)).containsExactly("assessment", "design");
    assertThat(spending(By.OPERATION, Which.ofOperations(List.of(assessment))))
        .singleElement()
        .extracting(Spending::known)
        .isEqualTo(new BigDecimal("0.00002"));
    LocalDate since = LocalDate.parse("2026-11-23");
    assertThat(spending(By.DAY, new Which(List.of(), List.of(), Optional.of(since)))).hasSize(1);
  }

  @Test
  void of_what_has_no_price_the_tokens_are_known_and_the_cost_is_not() {
    settle(stage.reserve(990, 500), 100, 50);
    var call = LedgerStage.call("unknown", 990, 500);
    LedgerEntry entry = stage.in(l -> l.reserve(stage.attempt(9, 1), call));
    stage.in(l -> l.settle(entry.id(), LedgerStage.bill("unknown", 10, 5)));
    Spending all = spending(By.PHASE, Which.ALL).get(0);
    assertThat(all.tokens().total()).isEqualTo(165);
    assertThat(all.unpriced()).isEqualTo(1);
    assertThat(all.cost()).isEmpty();
    assertThat(all.known()).isEqualTo("0.0002");
  }

  @Test
  void where_nothing_was_called_there_is_nothing() {
    assertThat(spending(By.MODEL, Which.ALL)).isEmpty();
  }

  private void settle(LedgerEntry entry, long input, long output) {
    stage.in(l -> l.settle(entry.id(), LedgerStage.bill(input, output)));
  }

  private List<String> keys(By by) {
    return spending(by, Which.ALL).stream().map(Spending::key).toList();
  }

  private List<Spending> spending(By by, Which which) {
    return stage.database.in(() -> stage.database.ledger().spending(by, which));
  }
}
