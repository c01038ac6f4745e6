package ktrdr.persistence.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.ServiceTerms;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.budget.Caps;
import ktrdr.agent.ledger.Bill;
import ktrdr.agent.ledger.CallNotAllowed;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerPage;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.ledger.NothingToSettle;
import ktrdr.agent.ledger.RecordedReply;
import ktrdr.fixture.LedgerStage;
import ktrdr.operations.OperationStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An attempt from its reservation to its last cent, on a real database. */
@Tag("database")
@Tag("money")
class LedgerTest {
  private final LedgerStage stage = new LedgerStage(Caps.DEFAULT);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_reservation_holds_the_most_that_the_call_can_cost() {
    LedgerEntry entry = stage.reserve(990, 500);
    assertThat(entry.standing().state()).isEqualTo(LedgerState.RESERVED);
    assertThat(entry.reservation().amount()).contains(new BigDecimal("0.002"));
    assertThat(stage.held(BudgetKey.TOTAL)).isEqualTo("0.002");
    assertThat(stage.held(stage.session())).isEqualTo("0.002");
    assertThat(stage.in(l -> l.today()).held()).isEqualTo("0.002");
    assertThat(stage.in(l -> l.today()).remaining()).contains(new BigDecimal("19.998"));
  }

  @Test
  void an_attempt_is_read_as_it_was_written() {
    LedgerEntry entry = stage.reserve(990, 500);
    assertThat(find(entry)).isEqualTo(entry);
    LedgerEntry settled = stage.in(l -> l.settle(entry.id(), LedgerStage.bill(123, 45)));
    assertThat(find(entry)).isEqualTo(settled);
  }

  @Test
  void pages_go_from_the_newest_to_the_oldest() {
    stage.reserve(1, 1);
    LedgerEntry second = stage.reserve(1, 1);
    LedgerEntry third = stage.reserve(1, 1);
    stage.in(l -> l.estimate(second.id(), LedgerStage.bill(1, 1), "cut off"));
    assertThat(page(new LedgerPage(Optional.of(stage.root), false, Optional.empty(), 2)))
        .containsExactly(third.id(), second.id());
    assertThat(page(new LedgerPage(Optional.empty(), true, Optional.empty(), 9)))
        .containsExactly(second.id());
    assertThat(page(new LedgerPage(Optional.empty(), false, Optional.of(second.id()), 9)))
        .hasSize(1);
    assertThat(page(new LedgerPage(Optional.of("op_x"), true, Optional.empty(), 9))).isEmpty();
  }

  private List<Long> page(LedgerPage page) {
    return stage.in(l -> l.page(page)).stream().map(LedgerEntry::id).toList();
  }

  @Test
  void settling_books_what_the_provider_said_and_frees_the_rest() {
    LedgerEntry entry = stage.reserve(990, 500);
    LedgerEntry settled = stage.in(l -> l.settle(entry.id(), LedgerStage.bill(100, 50)));
    assertThat(settled.standing().cost()).contains(new BigDecimal("0.0002"));
    assertThat(stage.held(BudgetKey.TOTAL)).isEqualTo("0");
    assertThat(stage.spent(BudgetKey.TOTAL)).isEqualTo("0.0002");
    assertThat(stage.spent(stage.session())).isEqualTo("0.0002");
  }

  @Test
  void settling_twice_books_once_and_the_first_word_counts() {
    LedgerEntry entry = stage.reserve(990, 500);
    stage.in(l -> l.settle(entry.id(), LedgerStage.bill(100, 50)));
    LedgerEntry again = stage.in(l -> l.settle(entry.id(), LedgerStage.bill(200, 70)));
    assertThat(again.standing().tokens().output()).isEqualTo(50);
    assertThat(stage.spent(BudgetKey.TOTAL)).isEqualTo("0.0002");
  }

  @Test
  void what_was_not_sent_costs_nothing() {
    LedgerEntry entry = stage.reserve(990, 500);
    stage.in(l -> l.release(entry.id(), "no connection"));
    assertThat(find(entry).standing().state()).isEqualTo(LedgerState.RELEASED);
    assertThat(stage.held(BudgetKey.TOTAL)).isEqualTo("0");
    assertThat(stage.in(l -> l.settle(entry.id(), LedgerStage.bill(1, 1))).standing().state())
        .isEqualTo(LedgerState.RELEASED);
  }

  @Test
  void a_call_without_a_bill_has_a_guess_and_keeps_its_reservation_until_a_person_settles_it() {
    LedgerEntry entry = stage.reserve(990, 500);
    stage.in(l -> l.estimate(entry.id(), LedgerStage.bill(100, 10), "aborted in mid stream"));
    assertThat(find(entry).standing().cost()).contains(new BigDecimal("0.00012"));
    assertThat(find(entry).standing().held()).isEqualTo("0.002");
    assertThat(stage.held(BudgetKey.TOTAL)).isEqualTo("0.002");
    assertThat(stage.waiting()).extracting(LedgerEntry::id).containsExactly(entry.id());

    BigDecimal cost = new BigDecimal("0.0003");
    stage.in(l -> l.review(entry.id(), Optional.of(cost), "ann", "the bill of November"));
    assertThat(stage.held(BudgetKey.TOTAL)).isEqualTo("0");
    assertThat(stage.spent(BudgetKey.TOTAL)).isEqualTo("0.0003");
    assertThat(find(entry).standing().review()).map(LedgerEntry.Review::by).contains("ann");
    assertThat(stage.waiting()).isEmpty();
  }

  @Test
  void the_providers_own_word_still_counts_after_a_guess_but_not_after_a_persons() {
    LedgerEntry guessed = stage.reserve(990, 500);
    stage.in(l -> l.estimate(guessed.id(), LedgerStage.bill(100, 10), "lost"));
    stage.in(l -> l.settle(guessed.id(), LedgerStage.bill(100, 50)));
    assertThat(stage.spent(BudgetKey.TOTAL)).isEqualTo("0.0002");

    LedgerEntry reviewed = stage.reserve(990, 500);
    stage.in(l -> l.estimate(reviewed.id(), LedgerStage.bill(100, 10), "lost"));
    stage.in(l -> l.review(reviewed.id(), Optional.of(BigDecimal.ONE), "ann", "her bill"));
    stage.in(l -> l.settle(reviewed.id(), LedgerStage.bill(100, 50)));
    assertThat(stage.spent(BudgetKey.TOTAL)).isEqualTo("1.0002");
  }

  @Test
  void a_person_can_settle_neither_what_is_still_open_nor_what_is_settled() {
    LedgerEntry entry = stage.reserve(990, 500);
    assertThatThrownBy(() -> review(entry)).isInstanceOf(NothingToSettle.class);
    stage.in(l -> l.settle(entry.id(), LedgerStage.bill(100, 50)));
    assertThatThrownBy(() -> review(entry)).isInstanceOf(NothingToSettle.class);
  }

  @Test
  void what_a_dead_owner_left_open_counts_as_what_it_holds_and_nothing_else_does() {
    LedgerEntry lost = stage.reserve(990, 500);
    LedgerEntry settled = stage.reserve(990, 500);
    stage.in(l -> l.settle(settled.id(), LedgerStage.bill(100, 50)));
    stage.move(OperationStatus.RUNNING, 2);
    assertThat(stage.holdOpen(2)).isEqualTo(1);
    assertThat(find(lost).standing().state()).isEqualTo(LedgerState.ESTIMATED);
    assertThat(find(lost).standing().cost()).contains(new BigDecimal("0.002"));
    assertThat(stage.held(BudgetKey.TOTAL)).isEqualTo("0.002");
    assertThat(stage.spent(BudgetKey.TOTAL)).isEqualTo("0.0002");
    assertThat(stage.holdOpen(2)).isZero();
  }

  @Test
  void a_crash_between_the_reservation_and_the_reply_leaves_it_held() {
    LedgerEntry entry = stage.reserve(990, 500);
    stage.restart(Caps.DEFAULT);
    assertThat(find(entry).standing().state()).isEqualTo(LedgerState.RESERVED);
    assertThat(stage.held(BudgetKey.TOTAL)).isEqualTo("0.002");
  }

  @Test
  void a_reply_that_was_recorded_is_settled_by_the_next_owner() {
    LedgerEntry entry = stage.reserve(990, 500);
    byte[] body = "{\"usage\": {\"input_tokens\": 100}}".getBytes(StandardCharsets.UTF_8);
    keep(entry, body);
    stage.move(OperationStatus.RUNNING, 2);
    stage.holdOpen(2);
    assertThat(stage.in(l -> l.reply(entry.id())).orElseThrow().body()).isEqualTo(body);
    stage.in(l -> l.settle(entry.id(), LedgerStage.bill(100, 50)));
    assertThat(find(entry).standing().reply().requestId()).contains("req_1");
    assertThat(stage.held(BudgetKey.TOTAL)).isEqualTo("0");
    assertThat(stage.spent(BudgetKey.TOTAL)).isEqualTo("0.0002");
  }

  @Test
  void of_a_reply_that_is_too_long_the_beginning_is_kept() {
    LedgerEntry entry = stage.reserve(990, 500);
    keep(entry, new byte[RecordedReply.MOST_BYTES + 1]);
    RecordedReply reply = stage.in(l -> l.reply(entry.id())).orElseThrow();
    assertThat(reply.whole()).isFalse();
    assertThat(reply.body()).hasSize(RecordedReply.MOST_BYTES);
  }

  @Test
  void an_owner_of_an_earlier_term_and_work_that_does_not_run_spend_nothing() {
    stage.move(OperationStatus.RUNNING, 2);
    assertThatThrownBy(() -> stage.reserve(990, 500)).isInstanceOf(CallNotAllowed.class);
    stage.move(OperationStatus.CANCELLING, 1);
    assertThatThrownBy(() -> stage.reserve(990, 500)).isInstanceOf(CallNotAllowed.class);
    stage.move(OperationStatus.CANCELLED, 1);
    assertThatThrownBy(() -> stage.reserve(990, 500)).isInstanceOf(CallNotAllowed.class);
    assertThat(stage.held(BudgetKey.TOTAL)).isEqualTo("0");
    assertThat(stage.attempts()).isEmpty();
  }

  @Test
  void an_attempt_is_reserved_once() {
    var call = LedgerStage.call(LedgerStage.MODEL, 10, 10);
    stage.in(l -> l.reserve(stage.attempt(1, 1), call));
    assertThatThrownBy(() -> stage.in(l -> l.reserve(stage.attempt(1, 1), call)))
        .isInstanceOf(RuntimeException.class);
    stage.in(l -> l.reserve(stage.attempt(1, 2), call));
    assertThat(stage.attempts()).hasSize(2);
    assertThat(stage.held(BudgetKey.TOTAL)).isEqualTo("0.00008");
  }

  @Test
  void a_call_that_was_left_open_counts_as_what_it_holds_when_its_work_has_ended() {
    LedgerEntry entry = stage.reserve(990, 500);
    stage.move(OperationStatus.CANCELLING, 1);
    assertThat(stage.<Integer>in(l -> l.holdAbandoned("its work ended"))).isZero();
    stage.move(OperationStatus.CANCELLED, 1);
    assertThat(stage.<Integer>in(l -> l.holdAbandoned("its work ended"))).isEqualTo(1);
    assertThat(find(entry).standing().state()).isEqualTo(LedgerState.ESTIMATED);
    assertThat(find(entry).standing().held()).isEqualByComparingTo("0.002");
    assertThat(stage.<Integer>in(l -> l.holdAbandoned("its work ended"))).isZero();
  }

  @Test
  void tokens_of_every_class_are_kept_apart() {
    LedgerEntry entry = stage.reserve(990_000, 500);
    var writes =
        Map.of(
            CacheLifetime.FIVE_MINUTES, 1L,
            CacheLifetime.THIRTY_MINUTES, 2L,
            CacheLifetime.ONE_HOUR, 3L,
            CacheLifetime.TWELVE_HOURS, 4L);
    TokenCounts tokens = new TokenCounts(5, 6, writes, 7, 2);
    var bill = new Bill(LedgerStage.MODEL, tokens, ServiceTerms.STANDARD, Set.of());
    stage.in(l -> l.settle(entry.id(), bill));
    assertThat(find(entry).standing().tokens()).isEqualTo(tokens);
  }

  private void review(LedgerEntry entry) {
    stage.in(l -> l.review(entry.id(), Optional.empty(), "ann", "looked at it"));
  }

  private void keep(LedgerEntry entry, byte[] body) {
    stage.run(l -> l.keep(entry.id(), RecordedReply.of(body), Optional.of("req_1")));
  }

  private LedgerEntry find(LedgerEntry entry) {
    return stage.in(l -> l.find(entry.id()));
  }
}
