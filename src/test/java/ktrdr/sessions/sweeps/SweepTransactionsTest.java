package ktrdr.sessions.sweeps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ktrdr.fixture.Larder;
import ktrdr.market.sources.Bars;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.InSweep;
import ktrdr.sessions.Limits;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.admission.Admission;
import ktrdr.sessions.admission.AgentPaused;
import ktrdr.sessions.admission.Capacity;
import ktrdr.sessions.admission.Slots;
import ktrdr.sessions.standalone.SweepPlan;
import ktrdr.strategy.document.StrategyReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SweepTransactionsTest {
  private static final StrategyReader READER = new StrategyReader(Bars.bundled());
  private static final long EXECUTION = 11;

  private final Stage stage = new Stage();
  private final SweepTransactions transactions =
      new SweepTransactions(
          stage.database.sweeps(), stage.database.operations(), stage.here.opens(), admission());

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_run_waits_for_a_slot_and_knows_its_sweep() {
    Operation sweep = begun();
    Session run = open(sweep, 2).orElseThrow();
    assertThat(run.standing().phase()).isEqualTo(SessionPhase.IDLE);
    assertThat(run.links().sweep()).contains(new InSweep(sweep.id(), 2, sweep.state().created()));
    assertThat(stage.root(run).subject().parameters())
        .containsEntry("sweep_id", sweep.id().value());
    assertThat(stage.root(run).isRoot()).isTrue();
  }

  @Test
  void a_run_is_opened_once_however_often_it_is_asked_for() {
    Operation sweep = begun();
    assertThat(open(sweep, 1)).isPresent();
    assertThat(open(sweep, 1)).isEmpty();
    assertThat(members(sweep)).hasSize(1);
  }

  @Test
  void its_runs_are_found_in_their_order() {
    Operation sweep = begun();
    open(sweep, 3);
    open(sweep, 1);
    stage.open();
    assertThat(members(sweep))
        .extracting(run -> run.links().sweep().orElseThrow().point())
        .containsExactly(1, 3);
    assertThat(stage.database.in(() -> stage.database.sweeps().active())).hasSize(2);
  }

  @Test
  void a_sweep_that_is_stopped_or_taken_over_opens_nothing() {
    Operation sweep = begun();
    stage.database.run(() -> stage.here.cancels().cancel(sweep.id(), stage.notice()));
    assertThat(open(sweep, 1)).isEmpty();
    Operation other = begun();
    stage.database.run(() -> stage.here.stops().pause(other.id(), pauseRequest()));
    assertThat(open(other, 1)).isEmpty();
    assertThat(members(sweep)).isEmpty();
  }

  @Test
  void while_the_agent_is_paused_nothing_is_opened() {
    Operation sweep = begun();
    var paused = new Capacity.Agent(false, Optional.of("local"), Optional.of("holidays"));
    stage.database.run(() -> stage.database.capacity().set(paused));
    assertThatThrownBy(() -> open(sweep, 1)).isInstanceOf(AgentPaused.class);
  }

  @Test
  void what_was_asked_for_survives_the_database() {
    Operation sweep = begun();
    SweepPlan read = SweepPlan.of(sweep.subject());
    assertThat(read.size()).isEqualTo(8);
    assertThat(read.seeds()).containsExactly(7L, -3L);
    assertThat(read.points())
        .extracting(point -> point.settings().toString())
        .containsExactlyElementsOf(
            Sweeping.plan().points().stream().map(point -> point.settings().toString()).toList());
    assertThat(read.base()).isEqualTo(Sweeping.given());
  }

  private Operation begun() {
    Operation opened =
        stage
            .database
            .in(() -> stage.here.solos().open(Sweeping.plan(), Optional.empty(), Stage.LOCAL))
            .operation();
    Operation begun =
        stage
            .database
            .in(() -> stage.here.solos().begin(opened.id(), EXECUTION + opened.id().hashCode()))
            .orElseThrow();
    assertThat(begun.status()).isEqualTo(OperationStatus.RUNNING);
    return begun;
  }

  private Optional<Session> open(Operation sweep, int point) {
    SweepPlan plan = SweepPlan.of(sweep.subject());
    return stage.database.in(
        () -> transactions.open(sweep, point, plan.start(plan.points().get(point - 1), READER)));
  }

  private List<Session> members(Operation sweep) {
    return stage.database.in(() -> stage.database.sweeps().members(sweep.id()));
  }

  private Operation.StopRequest pauseRequest() {
    return new Operation.StopRequest(Operation.StopRequest.Kind.PAUSE, stage.notice());
  }

  private Admission admission() {
    var limits =
        new Limits(Integer.MAX_VALUE, 1, Duration.ofSeconds(10), true, Limits.Times.ENDLESS, 5);
    return new Admission(
        stage.database.capacity(),
        stage.database.keys(),
        stage.database.operations(),
        new Slots(stage.database.operations(), limits, Larder.FULL));
  }
}
