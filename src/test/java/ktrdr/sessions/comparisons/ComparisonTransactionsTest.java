package ktrdr.sessions.comparisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.ledger.Ledger;
import ktrdr.fixture.Larder;
import ktrdr.fixture.LedgerStage;
import ktrdr.operations.Operation;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Assignment.Choice;
import ktrdr.sessions.InComparison;
import ktrdr.sessions.Limits;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.Admission;
import ktrdr.sessions.admission.AgentPaused;
import ktrdr.sessions.admission.Capacity;
import ktrdr.sessions.admission.KeyUsedForOther;
import ktrdr.sessions.admission.Slots;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ComparisonTransactionsTest {
  private static final Choice OPUS =
      new Choice("anthropic/claude-opus-5-5", "a host", "a price", "1");

  private final Stage stage = new Stage();
  private final Ledger ledger =
      new Ledger(stage.database.ledger(), LedgerStage.PRICES, LedgerStage.NONE);
  private final ComparisonTransactions transactions =
      new ComparisonTransactions(
          stage.database.comparisons(),
          stage.database.sessions(),
          stage.here.opens(),
          admission(),
          ledger,
          stage.clock);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void models_take_turns_with_the_same_briefs_and_seeds() {
    ModelComparison comparison = open(plan(2, "dips", "trends"));
    assertThat(sessions(comparison))
        .extracting(s -> s.assignment().brief() + " " + s.seed() + " " + s.assignment().model())
        .containsExactly(
            "dips 7 random",
            "dips 7 anthropic/claude-opus-5-5",
            "dips 8 random",
            "dips 8 anthropic/claude-opus-5-5",
            "trends 7 random",
            "trends 7 anthropic/claude-opus-5-5",
            "trends 8 random",
            "trends 8 anthropic/claude-opus-5-5");
  }

  @Test
  void all_its_sessions_wait_and_get_their_slots_in_order() {
    ModelComparison comparison = open(plan(1, "dips", "trends"));
    List<Session> waiting = sessions(comparison);
    assertThat(waiting).allMatch(s -> s.standing().phase() == SessionPhase.IDLE);
    for (Session next : waiting) {
      Optional<Operation> given = stage.database.in(() -> stage.here.opens().next());
      assertThat(given.flatMap(root -> root.lineage().session())).contains(next.id());
      assertThat(stage.reread(next).standing().phase()).isEqualTo(SessionPhase.DESIGNING);
    }
  }

  @Test
  void it_is_read_again_as_it_was_asked_for() {
    ModelComparison.Plan plan = plan(3, "dips", "");
    ModelComparison comparison = open(plan);
    assertThat(found(comparison.id())).contains(comparison);
    assertThat(comparison.plan()).isEqualTo(plan);
    assertThat(comparison.plan().models()).hasSize(2);
    assertThat(comparison.plan().briefs()).containsExactly("dips", "");
    assertThat(comparison.plan().size()).isEqualTo(12);
    assertThat(comparison.createdBy()).isEqualTo("local");
  }

  @Test
  void each_session_and_its_operation_say_to_which_comparison_they_belong() {
    ModelComparison comparison = open(plan(1, "dips"));
    var in = new InComparison(comparison.id(), comparison.created());
    assertThat(sessions(comparison))
        .hasSize(2)
        .allMatch(s -> s.links().comparison().equals(Optional.of(in)))
        .allMatch(
            s ->
                ((Number) stage.root(s).subject().parameters().get("comparison_id")).longValue()
                    == comparison.id());
    assertThat(stage.open().links().comparison()).isEmpty();
  }

  @Test
  void comparisons_are_listed_with_the_newest_first() {
    long first = open(plan(1, "dips")).id();
    long second = open(plan(1, "trends")).id();
    assertThat(list(Optional.empty(), 10)).containsExactly(second, first);
    assertThat(list(Optional.empty(), 1)).containsExactly(second);
    assertThat(list(Optional.of(second), 10)).containsExactly(first);
  }

  @Test
  void the_same_key_starts_one_comparison_and_another_body_is_refused() {
    var key = new Start.Key("key", "a".repeat(64));
    ModelComparison first = open(plan(1, "dips"), Optional.empty(), key);
    assertThat(open(plan(1, "dips"), Optional.empty(), key)).isEqualTo(first);
    assertThat(list(Optional.empty(), 10)).containsExactly(first.id());
    var other = new Start.Key("key", "b".repeat(64));
    assertThatThrownBy(() -> open(plan(1, "dips"), Optional.empty(), other))
        .isInstanceOf(KeyUsedForOther.class);
  }

  @Test
  void while_the_agent_is_paused_nothing_is_stored() {
    var off = new Capacity.Agent(false, Optional.of("me"), Optional.of("why"));
    stage.database.run(() -> stage.database.capacity().set(off));
    assertThatThrownBy(() -> open(plan(1, "dips"))).isInstanceOf(AgentPaused.class);
    assertThat(list(Optional.empty(), 10)).isEmpty();
  }

  @Test
  void its_budget_is_one_for_all_its_sessions_and_for_no_other() {
    ModelComparison comparison =
        open(plan(1, "dips"), Optional.of(new BigDecimal("0.5")), Optional.empty());
    List<Session> both = sessions(comparison);
    assertThat(both).allMatch(s -> room(s, "0.5")).noneMatch(s -> room(s, "0.51"));
    assertThat(room(stage.open(), "100")).isTrue();
    BudgetKey key = BudgetKey.comparison(comparison.id());
    stage.database.run(() -> ledger.cap(key, Optional.of(new BigDecimal("2")), "me", "worth it"));
    assertThat(both).allMatch(s -> room(s, "2"));
  }

  @Test
  void it_stays_when_its_sessions_are_removed() {
    ModelComparison comparison = open(plan(1, "dips"));
    Session gone = sessions(comparison).get(0);
    stage.cancel(gone);
    stage.database.run(
        () ->
            stage
                .database
                .archive()
                .remove(
                    stage.database.operations().find(gone.operation().orElseThrow()).orElseThrow(),
                    stage.clock.instant()));
    assertThat(found(comparison.id())).contains(comparison);
    assertThat(sessions(comparison)).hasSize(1);
  }

  private static ModelComparison.Plan plan(int sessions, String... briefs) {
    return new ModelComparison.Plan(
        Stream.of(briefs)
            .flatMap(
                brief ->
                    Stream.of(Choice.RANDOM, OPUS)
                        .map(
                            choice ->
                                new Assignment(
                                    new Assignment.Models(
                                        choice, Choice.BUILTIN, true, Optional.empty()),
                                    brief,
                                    Optional.empty(),
                                    Stage.ASSIGNMENT.market(),
                                    Optional.of(7L),
                                    Stage.ASSIGNMENT.effort(),
                                    true)))
            .toList(),
        sessions);
  }

  private ModelComparison open(ModelComparison.Plan plan) {
    return open(plan, Optional.empty(), Optional.empty());
  }

  private ModelComparison open(
      ModelComparison.Plan plan, Optional<BigDecimal> budget, Start.Key key) {
    return open(plan, budget, Optional.of(key));
  }

  private ModelComparison open(
      ModelComparison.Plan plan, Optional<BigDecimal> budget, Optional<Start.Key> key) {
    return stage.database.in(() -> transactions.open(plan, budget, key, Stage.LOCAL));
  }

  private List<Session> sessions(ModelComparison comparison) {
    return stage.database.in(() -> stage.database.comparisons().sessions(comparison.id()));
  }

  private Optional<ModelComparison> found(long id) {
    return stage.database.in(() -> stage.database.comparisons().find(id));
  }

  private List<Long> list(Optional<Long> before, int limit) {
    return stage.database.in(() -> stage.database.comparisons().list(before, limit)).stream()
        .map(ModelComparison::id)
        .toList();
  }

  private boolean room(Session session, String usd) {
    String root = session.operation().orElseThrow().value();
    return stage.database.in(() -> ledger.hasRoom(root, new BigDecimal(usd)));
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
