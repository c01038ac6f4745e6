package ktrdr.persistence.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import ktrdr.agent.budget.Budget;
import ktrdr.agent.budget.BudgetExhausted;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.ledger.Attempt;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.fixture.LedgerStage;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many call at once under one cap. Each reservation is of a tenth of a cent, each bill of half of
 * that at most.
 */
@Tag("database")
@Tag("money")
class LedgerCrowdTest {
  private static final int THREADS = 64;
  private static final int RESERVATIONS = Proof.size(320, 5000);
  private static final BigDecimal AMOUNT = new BigDecimal("0.001");

  private static final ProofTable TABLE =
      new ProofTable(
          "7-money-c-crowd",
          "Many calls at once under one cap, in US dollars",
          "what they do",
          "threads",
          "reservations",
          "cap",
          "granted",
          "refused",
          "spent",
          "held",
          "most at any time",
          "over the cap");

  private final LedgerStage stage = new LedgerStage(LedgerStage.NONE);
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicReference<BigDecimal> most = new AtomicReference<>(BigDecimal.ZERO);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterAll
  static void told() {
    TABLE.write();
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    stage.close();
  }

  @Test
  void a_cap_for_half_of_them_lets_exactly_half_of_them_through() throws Exception {
    BigDecimal cap = AMOUNT.multiply(BigDecimal.valueOf(RESERVATIONS / 2));
    stage.cap(stage.session(), cap.toString());
    all(this::reserve);
    assertThat(stage.attempts()).hasSize(RESERVATIONS / 2);
    assertThat(refused).hasValue(RESERVATIONS - RESERVATIONS / 2);
    assertThat(stage.in(l -> l.budget(stage.session())).remaining()).contains(BigDecimal.ZERO);
    assertAddsUp();
    tell("all hold what they reserved", cap, stage.in(l -> l.budget(stage.session())));
  }

  @Test
  void while_some_reserve_and_others_settle_no_cap_is_ever_passed() throws Exception {
    BigDecimal cap = AMOUNT.multiply(BigDecimal.valueOf(RESERVATIONS / 4));
    stage.cap(BudgetKey.DAILY, cap.toString());
    all(this::reserveAndEnd);
    assertThat(most.get()).as("at any time").isLessThanOrEqualTo(cap);
    assertThat(stage.in(l -> l.today()).spent()).isPositive();
    assertAddsUp();
    tell("they settle, are lost or are not sent", cap, stage.in(l -> l.today()));
  }

  private void tell(String what, BigDecimal cap, Budget budget) {
    BigDecimal used = budget.spent().add(budget.held()).max(most.get());
    TABLE.row(
        what,
        THREADS,
        RESERVATIONS,
        plain(cap),
        RESERVATIONS - refused.get(),
        refused.get(),
        plain(budget.spent()),
        plain(budget.held()),
        plain(used),
        plain(used.subtract(cap).max(BigDecimal.ZERO)));
  }

  private static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  private void all(Runnable work) throws Exception {
    List<Future<?>> ends = new ArrayList<>();
    for (int i = 0; i < RESERVATIONS; i++) {
      ends.add(threads.submit(work));
    }
    for (Future<?> end : ends) {
      end.get(10, TimeUnit.MINUTES);
    }
  }

  private void reserve() {
    attempt(turns.incrementAndGet());
  }

  private LedgerEntry attempt(int turn) {
    Attempt attempt = stage.attempt(turn, 1);
    try {
      return stage.in(l -> l.reserve(attempt, LedgerStage.call(LedgerStage.MODEL, 490, 250)));
    } catch (BudgetExhausted full) {
      refused.incrementAndGet();
      return null;
    }
  }

  /** A fifth is never sent, a fifth lost, the others cost half of what was reserved. */
  private void reserveAndEnd() {
    int turn = turns.incrementAndGet();
    LedgerEntry entry = attempt(turn);
    if (entry == null) {
      return;
    }
    if (turn % 5 == 0) {
      stage.in(l -> l.release(entry.id(), "not sent"));
    } else if (turn % 5 == 1) {
      stage.in(l -> l.estimate(entry.id(), LedgerStage.bill(100, 10), "lost"));
    } else {
      stage.in(l -> l.settle(entry.id(), LedgerStage.bill(250, 125)));
    }
    Budget day = stage.in(l -> l.today());
    assertThat(day.held()).isNotNegative();
    most.accumulateAndGet(day.spent().add(day.held()), BigDecimal::max);
  }

  /** Every budget is what its attempts add up to, to the last digit. */
  private void assertAddsUp() throws SQLException {
    BigDecimal spent =
        amount("select sum(cost_usd) from llm_ledger where state = 'settled'").stripTrailingZeros();
    BigDecimal held = amount("select sum(held_usd) from llm_ledger").stripTrailingZeros();
    for (BudgetKey key :
        List.of(BudgetKey.TOTAL, stage.session(), stage.in(l -> l.today()).key())) {
      assertThat(stage.spent(key)).as(key.text()).isEqualByComparingTo(spent);
      assertThat(stage.held(key)).as(key.text()).isEqualByComparingTo(held);
    }
  }

  private BigDecimal amount(String sql) throws SQLException {
    try (Connection connection = stage.database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      BigDecimal amount = row.getBigDecimal(1);
      return amount == null ? BigDecimal.ZERO : amount;
    }
  }
}
