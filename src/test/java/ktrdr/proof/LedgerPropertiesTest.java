package ktrdr.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.budget.Budget;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.ledger.Attempt;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerRows;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.ledger.RecordedReply;
import ktrdr.agent.ledger.Spending;
import ktrdr.agent.ledger.Spending.By;
import ktrdr.agent.ledger.Spending.Which;
import ktrdr.fixture.LedgerStage;
import ktrdr.fixture.MemoryLedgerRows;
import ktrdr.fixture.SetClock;
import ktrdr.operations.OperationStatus;
import ktrdr.work.Refusal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * Reservations, replies, losses, take-overs and people in any order: P4, a reservation is used
 * once, and P5, the budgets are what the rows add up to, and no reservation passes a cap.
 */
@Tag("money")
class LedgerPropertiesTest {
  private static final BigDecimal CAP = new BigDecimal("0.004");

  /** What can happen. */
  enum Verb {
    RESERVE,
    RETRY,
    RECORD,
    SETTLE,
    BILL_TOO_MUCH,
    LOSE,
    RELEASE,
    TAKE_OVER,
    REVIEW
  }

  /**
   * One thing that happens.
   *
   * @param which attempt it is about, counted from the newest
   */
  record Step(Verb verb, int which) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Verb> verbs =
        Arbitraries.oneOf(Arbitraries.just(Verb.RESERVE), Arbitraries.of(Verb.class));
    return Combinators.combine(verbs, Arbitraries.integers().between(0, 3))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Property(tries = 3000)
  void the_budgets_are_what_the_attempts_add_up_to_and_no_cap_is_passed(
      @ForAll("steps") List<Step> steps) {
    Scene scene = new Scene("root");
    Ledger ledger =
        new Ledger(
            new MemoryLedgerRows(new SetClock(), a -> a.term() == scene.term),
            LedgerStage.PRICES,
            LedgerStage.NONE);
    scene.begin(ledger);
    for (Step step : steps) {
      List<LedgerEntry> before = ledger.ofRoot("root");
      Budget had = ledger.budget(BudgetKey.session("root"));
      attempt(() -> scene.take(step, ledger));
      assertAddsUp(ledger, "root");
      assertEndedOnce(before, ledger.ofRoot("root"));
      assertNoCapPassed(step, had, ledger.budget(BudgetKey.session("root")));
    }
  }

  @Property(tries = 12)
  void the_same_happens_in_memory_and_on_a_real_database(@ForAll("steps") List<Step> steps) {
    try (LedgerStage stage = new LedgerStage(LedgerStage.NONE)) {
      Scene real = new Scene(stage.root);
      stage.run(real::begin);
      Scene memory = new Scene(stage.root);
      LedgerRows rows = new MemoryLedgerRows(new SetClock(), a -> a.term() == memory.term);
      Ledger ledger = new Ledger(rows, LedgerStage.PRICES, LedgerStage.NONE);
      memory.begin(ledger);
      real.design = stage.design;
      memory.design = stage.design;
      for (Step step : steps) {
        attempt(() -> memory.take(step, ledger));
        attempt(() -> stage.run(l -> real.take(step, l)));
        stage.move(OperationStatus.RUNNING, real.term);
      }
      assertThat(told(stage.attempts())).isEqualTo(told(ledger.ofRoot(stage.root)));
      assertThat(stage.in(l -> Optional.of(l.spending(By.SESSION, Which.ALL))).orElseThrow())
          .usingRecursiveComparison()
          .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
          .isEqualTo(ledger.spending(By.SESSION, Which.ALL));
    }
  }

  private static void attempt(Runnable step) {
    try {
      step.run();
    } catch (Refusal refused) {
      assertThat(refused).hasMessageEndingWith(".");
    }
  }

  private static List<String> told(List<LedgerEntry> entries) {
    return entries.stream()
        .map(
            e ->
                e.attempt()
                    + e.standing().state().wire()
                    + e.standing().cost().map(BigDecimal::stripTrailingZeros)
                    + e.standing().held().stripTrailingZeros()
                    + e.standing().tokens()
                    + e.standing().remarks())
        .toList();
  }

  private static void assertAddsUp(Ledger ledger, String root) {
    List<LedgerEntry> all = ledger.ofRoot(root);
    BigDecimal held = sum(all.stream().map(e -> e.standing().held()).toList());
    BigDecimal spent =
        sum(
            all.stream()
                .filter(e -> e.standing().state() == LedgerState.SETTLED)
                .map(e -> e.standing().cost().orElseThrow())
                .toList());
    for (BudgetKey key : List.of(BudgetKey.TOTAL, ledger.today().key(), BudgetKey.session(root))) {
      Budget budget = ledger.budget(key);
      assertThat(budget.held()).isEqualByComparingTo(held);
      assertThat(budget.spent()).isEqualByComparingTo(spent);
      assertThat(budget.blocks()).isEqualTo((int) all.stream().filter(LedgerEntry::blocks).count());
    }
    BigDecimal told =
        sum(ledger.spending(By.SESSION, Which.ALL).stream().map(Spending::known).toList());
    assertThat(told)
        .isEqualByComparingTo(
            sum(all.stream().map(e -> e.standing().cost().orElseThrow()).toList()));
  }

  /** What is settled or released stays so, but for a person's word. */
  private static void assertEndedOnce(List<LedgerEntry> before, List<LedgerEntry> after) {
    for (int i = 0; i < before.size(); i++) {
      LedgerEntry was = before.get(i);
      boolean ended =
          was.standing().state() == LedgerState.SETTLED
              || was.standing().state() == LedgerState.RELEASED;
      if (ended && after.get(i).standing().review().equals(was.standing().review())) {
        assertThat(after.get(i).standing().state()).isEqualTo(was.standing().state());
        assertThat(after.get(i).standing().cost()).isEqualTo(was.standing().cost());
        assertThat(after.get(i).standing().tokens()).isEqualTo(was.standing().tokens());
      }
    }
  }

  private static void assertNoCapPassed(Step step, Budget before, Budget after) {
    BigDecimal counts = after.spent().add(after.held());
    if (counts.compareTo(CAP) > 0 && before.spent().add(before.held()).compareTo(CAP) <= 0) {
      assertThat(step.verb()).isIn(Verb.BILL_TOO_MUCH);
    }
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** One design, and who owns it. */
  private static final class Scene {
    private final String root;
    private final List<Long> ids = new ArrayList<>();
    private String design = "design";
    private long term = 1;
    private int turn;
    private int number;

    Scene(String root) {
      this.root = root;
    }

    void begin(Ledger ledger) {
      ledger.cap(BudgetKey.session(root), Optional.of(CAP), "tester", "a test");
    }

    void take(Step step, Ledger ledger) {
      switch (step.verb()) {
        case RESERVE -> reserve(ledger, ++turn, number = 1);
        case RETRY -> reserve(ledger, turn, ++number);
        case TAKE_OVER -> ledger.holdOpen(root, ++term, "its server died");
        default -> newest(step.which()).ifPresent(id -> about(id, step.verb(), ledger));
      }
    }

    private void reserve(Ledger ledger, int turn, int number) {
      var attempt = new Attempt(design, root, "design", turn, number, term);
      ids.add(ledger.reserve(attempt, LedgerStage.call(LedgerStage.MODEL, 490, 250)).id());
    }

    private Optional<Long> newest(int which) {
      return which < ids.size() ? Optional.of(ids.get(ids.size() - 1 - which)) : Optional.empty();
    }

    private static void about(long id, Verb verb, Ledger ledger) {
      switch (verb) {
        case RECORD -> ledger.keep(id, RecordedReply.of(new byte[] {1}), Optional.of("req"));
        case SETTLE -> ledger.settle(id, LedgerStage.bill(100, 50));
        case BILL_TOO_MUCH -> ledger.settle(id, LedgerStage.bill(1200, 50));
        case LOSE -> ledger.estimate(id, LedgerStage.bill(100, 10), "lost");
        case RELEASE -> ledger.release(id, "not sent");
        default -> ledger.review(id, Optional.empty(), "ann", "seen");
      }
    }
  }
}
