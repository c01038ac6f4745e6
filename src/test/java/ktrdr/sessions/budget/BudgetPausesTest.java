package ktrdr.sessions.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.budget.BudgetExhausted;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.budget.Caps;
import ktrdr.agent.ledger.Attempt;
import ktrdr.agent.ledger.Ledger;
import ktrdr.fixture.Database;
import ktrdr.fixture.LedgerStage;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.Limits;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Scene;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session whose next call no budget can pay for waits, and holds nobody up. */
@Tag("database")
@Tag("money")
class BudgetPausesTest {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final Database database = new Database();
  private final Scene scene = new Scene(database);
  private final Ledger ledger =
      new Ledger(
          database.ledger(scene.clock),
          LedgerStage.PRICES,
          new Caps(Optional.of(CENT), Optional.empty()));
  private final BudgetPauses pauses =
      new BudgetPauses(
          database.waits(),
          ledger,
          database.operations(),
          scene.here.stops(),
          scene.here.opens(),
          new Limits(1, 1, Duration.ofSeconds(10), true, Limits.Times.ENDLESS, 5),
          scene.clock);
  private Session session;
  private PhaseRun run;

  @BeforeEach
  void a_session_that_has_spent_most_of_the_day() {
    session = scene.open();
    run = scene.begin(session, SessionPhase.DESIGNING);
    reserve(1, 9_000);
  }

  private void reserve(int turn, long bytes) {
    String child = run.child().id().value();
    var attempt = new Attempt(child, root().id().value(), "design", turn, 1, run.child().term());
    database.run(() -> ledger.reserve(attempt, LedgerStage.call(LedgerStage.MODEL, bytes, 0)));
  }

  private void pauseFor(long bytes) {
    pause(refusal(bytes));
  }

  private BudgetExhausted refusal(long bytes) {
    return catchThrowableOfType(BudgetExhausted.class, () -> reserve(2, bytes));
  }

  private void pause(BudgetExhausted refusal) {
    OperationId id = root().id();
    database.run(() -> pauses.pause(id, refusal));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void it_is_asked_to_stop_by_the_budget_with_the_sentence_of_the_ledger() {
    pauseFor(5_000);
    Operation.StopRequest asked = root().state().stopRequest().orElseThrow();
    assertThat(asked.kind()).isEqualTo(Operation.StopRequest.Kind.PAUSE);
    assertThat(asked.notice().by().by()).isEqualTo("budget");
    assertThat(asked.notice().reason())
        .startsWith("The next call may cost up to $0.0051, and the budget of the day has $0.0009");
  }

  @Test
  void it_stays_paused_while_its_budget_has_no_room() {
    pauseFor(5_000);
    left();
    look();
    assertThat(root().status()).isEqualTo(OperationStatus.PAUSED);
    assertThat(root().state().ownership().turn()).isEmpty();
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void it_queues_when_somebody_raises_the_cap() {
    pauseFor(5_000);
    left();
    database.run(() -> ledger.cap(BudgetKey.DAILY, Optional.of(BigDecimal.ONE), "ann", "more"));
    look();
    assertThat(root().state().ownership().turn()).isPresent();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void it_queues_when_the_day_turns() {
    pauseFor(5_000);
    left();
    look();
    assertThat(root().state().ownership().turn()).as("the same day").isEmpty();
    scene.clock.advance(Duration.ofDays(1));
    look();
    assertThat(root().state().ownership().turn()).isPresent();
  }

  @Test
  void a_new_day_is_no_help_to_a_call_that_no_day_can_pay_for() {
    pauseFor(50_000);
    left();
    scene.clock.advance(Duration.ofDays(1));
    look();
    assertThat(root().state().ownership().turn()).isEmpty();
  }

  @Test
  void one_that_a_person_resumed_is_forgotten() {
    pauseFor(5_000);
    left();
    OperationId id = root().id();
    database.run(() -> scene.here.opens().unpause(id, Scene.LOCAL, "try again"));
    look();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void one_that_was_cancelled_is_forgotten_and_stays_cancelled() {
    pauseFor(5_000);
    left();
    scene.cancel(session);
    database.run(() -> ledger.cap(BudgetKey.DAILY, Optional.empty(), "ann", "no cap"));
    look();
    assertThat(root().status()).isEqualTo(OperationStatus.CANCELLED);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void a_cancel_that_came_first_wins() {
    BudgetExhausted refusal = refusal(5_000);
    scene.cancel(session);
    pause(refusal);
    assertThat(root().status()).isEqualTo(OperationStatus.CANCELLING);
    assertThat(waiting()).isEmpty();
  }

  private void left() {
    Operation root = root();
    database.run(() -> scene.here.stops().left(root.id(), root.term()));
  }

  private void look() {
    waiting().forEach(root -> database.run(() -> pauses.look(root)));
  }

  private List<Operation> waiting() {
    return database.in(pauses::waiting);
  }

  private Operation root() {
    return scene.root(session);
  }
}
