package ktrdr.persistence.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import ktrdr.agent.budget.BudgetBlocked;
import ktrdr.agent.budget.BudgetExhausted;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.budget.CapChange;
import ktrdr.agent.budget.Caps;
import ktrdr.agent.ledger.Attempt;
import ktrdr.agent.ledger.Flag;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.prices.UnpricedModel;
import ktrdr.fixture.LedgerStage;
import ktrdr.fixture.SetClock;
import ktrdr.operations.OperationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is paid from which budget, and what happens when one has too little. */
@Tag("database")
@Tag("money")
class BudgetTest {
  private static final BudgetKey DAY = BudgetKey.day(LocalDate.parse("2026-11-22"));

  private final SetClock clock = new SetClock();
  private LedgerStage stage = stage(LedgerStage.NONE);

  private LedgerStage stage(Caps caps) {
    return new LedgerStage(caps, clock);
  }

  private void with(Caps caps) {
    stage.close();
    stage = stage(caps);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void what_just_fits_is_sent_and_a_token_more_is_not() {
    stage.cap(stage.session(), "0.002");
    assertThatThrownBy(() -> stage.reserve(991, 500)).isInstanceOf(BudgetExhausted.class);
    stage.reserve(990, 500);
    assertThatThrownBy(() -> stage.reserve(0, 0)).isInstanceOf(BudgetExhausted.class);
    assertThat(stage.held(stage.session())).isEqualTo("0.002");
  }

  @Test
  void a_refusal_says_what_is_missing_where_and_what_such_a_call_usually_costs() {
    LedgerEntry entry = stage.reserve(990, 500);
    stage.in(l -> l.settle(entry.id(), LedgerStage.bill(1000, 450)));
    stage.cap(stage.session(), "0.003");
    assertThatThrownBy(() -> stage.reserve(1990, 500))
        .isInstanceOfSatisfying(
            BudgetExhausted.class,
            refusal -> {
              assertThat(refusal.members())
                  .containsEntry("budget", "session:" + stage.root)
                  .containsEntry("needed_usd", new BigDecimal("0.003"))
                  .containsEntry("remaining_usd", new BigDecimal("0.0011"))
                  .containsEntry("usual_usd", new BigDecimal("0.0019"));
              assertThat(refusal)
                  .hasMessage(
                      "The next call may cost up to $0.0030, and the budget of the session has"
                          + " $0.0011 left of $0.003. Such a call usually costs $0.0019.");
            });
  }

  @Test
  void of_two_budgets_that_have_too_little_the_one_with_less_is_named() {
    with(LedgerStage.daily("0.001"));
    stage.cap(stage.session(), "0.0005");
    assertThatThrownBy(() -> stage.reserve(990, 500))
        .hasMessageContaining("the budget of the session has $0.0005 left");
  }

  @Test
  void a_refusal_takes_nothing_from_any_budget() {
    with(LedgerStage.daily("0.001"));
    stage.cap(stage.session(), "1");
    assertThatThrownBy(() -> stage.reserve(990, 500)).isInstanceOf(BudgetExhausted.class);
    assertThat(stage.held(BudgetKey.TOTAL)).isEqualTo("0");
    assertThat(stage.held(stage.session())).isEqualTo("0");
    assertThat(stage.attempts()).isEmpty();
  }

  @Test
  void under_a_budget_of_0_nothing_is_spent() {
    stage.cap(stage.session(), "0");
    assertThatThrownBy(() -> stage.reserve(1, 1))
        .isInstanceOf(BudgetExhausted.class)
        .hasMessageContaining("has $0.0000 left of $0");
  }

  @Test
  void below_what_is_spent_nothing_more_is() {
    LedgerEntry entry = stage.reserve(990, 500);
    stage.in(l -> l.settle(entry.id(), LedgerStage.bill(1000, 500)));
    stage.cap(BudgetKey.TOTAL, "0.001");
    assertThatThrownBy(() -> stage.reserve(1, 1))
        .hasMessageContaining("the budget in total has $0.0000 left of $0.001");
  }

  @Test
  void a_day_ends_at_midnight_in_utc_and_a_call_is_paid_by_the_day_of_its_reservation() {
    with(LedgerStage.daily("0.002"));
    clock.advance(Duration.between(clock.instant(), Instant.parse("2026-11-22T23:59:59.999999Z")));
    LedgerEntry late = stage.reserve(990, 500);
    assertThatThrownBy(() -> stage.reserve(1, 1)).isInstanceOf(BudgetExhausted.class);
    clock.advance(Duration.ofNanos(1000));
    LedgerEntry early = stage.reserve(990, 500);
    assertThat(early.asked().day()).isEqualTo(LocalDate.parse("2026-11-23"));
    stage.in(l -> l.settle(late.id(), LedgerStage.bill(100, 50)));
    assertThat(stage.spent(DAY)).isEqualTo("0.0002");
    assertThat(stage.spent(BudgetKey.day(LocalDate.parse("2026-11-23")))).isEqualTo("0");
    assertThat(stage.spent(stage.session())).isEqualTo("0.0002");
  }

  @Test
  void a_cap_that_was_set_survives_a_restart_with_other_settings_and_who_set_it_why_is_kept() {
    with(LedgerStage.daily("5"));
    stage.in(l -> l.cap(BudgetKey.DAILY, Optional.of(BigDecimal.TEN), "ann", "a long night"));
    stage.in(l -> l.cap(BudgetKey.DAILY, Optional.empty(), "bob", "let it run"));
    stage.restart(LedgerStage.daily("1"));
    assertThat(stage.in(l -> l.today()).cap()).isEmpty();
    assertThat(stage.database.in(() -> stage.database.ledger().changes(10)))
        .extracting(CapChange::by, CapChange::reason, CapChange::cap)
        .extracting(Object::toString)
        .containsExactly(
            "(\"bob\", \"let it run\", Optional.empty)",
            "(\"ann\", \"a long night\", Optional[10])");
  }

  @Test
  void raising_a_cap_lets_the_next_call_through() {
    stage.cap(stage.session(), "0.001");
    assertThatThrownBy(() -> stage.reserve(990, 500)).isInstanceOf(BudgetExhausted.class);
    stage.cap(stage.session(), "0.002");
    stage.reserve(990, 500);
  }

  @Test
  void a_provider_that_bills_700_tokens_more_is_booked_in_full_and_stops_what_follows() {
    stage.cap(stage.session(), "1");
    LedgerEntry entry = stage.reserve(40, 100);
    LedgerEntry billed = stage.in(l -> l.settle(entry.id(), LedgerStage.bill(740, 100)));
    assertThat(billed.standing().remarks().flags()).containsExactly(Flag.ABOVE_MAXIMUM);
    assertThat(stage.spent(stage.session())).isEqualTo("0.00094");
    assertThatThrownBy(() -> stage.reserve(40, 100)).isInstanceOf(BudgetBlocked.class);
    assertThat(stage.waiting()).extracting(LedgerEntry::id).containsExactly(entry.id());

    stage.in(l -> l.review(entry.id(), Optional.empty(), "ann", "a new system prompt of theirs"));
    stage.reserve(40, 100);
    assertThat(stage.spent(stage.session())).isEqualTo("0.00094");
  }

  @Test
  void a_bill_above_the_cap_is_booked_in_full() {
    stage.cap(stage.session(), "0.0003");
    LedgerEntry entry = stage.reserve(40, 100);
    stage.in(l -> l.settle(entry.id(), LedgerStage.bill(740, 100)));
    assertThat(stage.spent(stage.session())).isEqualTo("0.00094");
    assertThat(stage.in(l -> l.budget(stage.session())).remaining()).contains(BigDecimal.ZERO);
  }

  @Test
  void a_usage_field_that_nobody_knows_stops_what_follows() {
    stage.cap(stage.session(), "1");
    LedgerEntry entry = stage.reserve(990, 500);
    var bill = LedgerStage.bill(LedgerStage.MODEL, 100, 50, "thought_tokens");
    assertThat(stage.in(l -> l.settle(entry.id(), bill)).standing().remarks().note())
        .isEqualTo("unknown usage fields: thought_tokens");
    assertThatThrownBy(() -> stage.reserve(40, 100)).isInstanceOf(BudgetBlocked.class);
  }

  @Test
  void two_odd_bills_need_a_person_twice() {
    stage.cap(stage.session(), "1");
    LedgerEntry first = stage.reserve(40, 100);
    LedgerEntry second = stage.reserve(40, 100);
    stage.in(l -> l.settle(first.id(), LedgerStage.bill(740, 100)));
    stage.in(l -> l.settle(second.id(), LedgerStage.bill(740, 100)));
    stage.in(l -> l.review(first.id(), Optional.empty(), "ann", "seen"));
    assertThatThrownBy(() -> stage.reserve(40, 100)).isInstanceOf(BudgetBlocked.class);
    stage.in(l -> l.review(second.id(), Optional.empty(), "ann", "seen"));
    stage.reserve(40, 100);
  }

  @Test
  void a_bill_that_stops_one_session_does_not_stop_another_that_shares_no_budget_with_it() {
    stage.cap(stage.session(), "1");
    LedgerEntry entry = stage.reserve(40, 100);
    stage.in(l -> l.settle(entry.id(), LedgerStage.bill(740, 100)));
    String other = stage.add(OperationType.AGENT_SESSION, Optional.empty());
    stage.cap(BudgetKey.session(other), "1");
    var attempt = new Attempt(other, other, "design", 1, 1, 1);
    stage.in(l -> l.reserve(attempt, LedgerStage.call(LedgerStage.MODEL, 40, 100)));
  }

  @Test
  void sessions_with_a_joint_budget_stay_below_its_cap_together() {
    BudgetKey joint = BudgetKey.comparison(4);
    String other = stage.add(OperationType.AGENT_SESSION, Optional.empty());
    stage.run(l -> l.join(stage.root, joint));
    stage.run(l -> l.join(other, joint));
    stage.cap(joint, "0.003");
    LedgerEntry first = stage.reserve(990, 500);
    var attempt = new Attempt(other, other, "design", 1, 1, 1);
    var call = LedgerStage.call(LedgerStage.MODEL, 990, 500);
    assertThatThrownBy(() -> stage.in(l -> l.reserve(attempt, call)))
        .isInstanceOf(BudgetExhausted.class)
        .hasMessageContaining("the budget of the comparison has $0.0010 left of $0.003.");
    assertThat(stage.held(joint)).isEqualTo("0.002");
    stage.in(l -> l.settle(first.id(), LedgerStage.bill(100, 100)));
    assertThat(stage.spent(joint)).isEqualTo("0.0003");
    assertThat(stage.held(joint)).isEqualTo("0");
    stage.in(l -> l.reserve(attempt, call));
    assertThat(stage.held(joint)).isEqualTo("0.002");
    String third = stage.add(OperationType.AGENT_SESSION, Optional.empty());
    stage.in(l -> l.reserve(new Attempt(third, third, "design", 1, 1, 1), call));
    assertThat(stage.held(joint)).as("a session outside of it").isEqualTo("0.002");
  }

  @Test
  void a_reply_of_another_model_without_a_price_is_held_and_stops_what_follows() {
    stage.cap(stage.session(), "1");
    LedgerEntry entry = stage.reserve(990, 500);
    LedgerEntry billed = stage.in(l -> l.settle(entry.id(), LedgerStage.bill("theirs", 100, 50)));
    assertThat(billed.standing().state()).isEqualTo(LedgerState.ESTIMATED);
    assertThat(billed.standing().remarks().flags()).containsExactly(Flag.UNPRICED_MODEL);
    assertThat(stage.held(stage.session())).isEqualTo("0.002");
    assertThatThrownBy(() -> stage.reserve(40, 100)).isInstanceOf(BudgetBlocked.class);
  }

  @Test
  void a_model_without_a_price_is_refused_under_a_budget_and_else_counted_in_tokens() {
    var unknown = LedgerStage.call("unknown", 990, 500);
    LedgerEntry entry = stage.in(l -> l.reserve(stage.attempt(1, 1), unknown));
    LedgerEntry settled = stage.in(l -> l.settle(entry.id(), LedgerStage.bill("unknown", 100, 50)));
    assertThat(settled.standing().cost()).isEmpty();
    assertThat(settled.standing().tokens().total()).isEqualTo(150);
    stage.cap(BudgetKey.DAILY, "20");
    assertThatThrownBy(() -> stage.in(l -> l.reserve(stage.attempt(2, 1), unknown)))
        .isInstanceOf(UnpricedModel.class);
  }

  @Test
  void the_days_are_those_of_the_databases_clock() {
    Instant before = InstantSource.system().instant();
    stage.restart(LedgerStage.NONE);
    Instant reserved = stage.reserve(1, 1).asked().at();
    assertThat(Duration.between(before, reserved).abs()).isLessThan(Duration.ofMinutes(5));
  }
}
