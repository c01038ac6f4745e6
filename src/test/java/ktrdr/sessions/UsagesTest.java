package ktrdr.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.ledger.Attempt;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.fixture.LedgerStage;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationType;
import ktrdr.operations.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("money")
class UsagesTest {
  private static final Instant TIME = Instant.parse("2026-11-22T10:15:00Z");

  private final LedgerStage stage = new LedgerStage(LedgerStage.NONE);
  private final OperationId root = new OperationId(stage.root);
  private final OperationId design = new OperationId(stage.design);
  private final OperationId assessment =
      new OperationId(stage.add(OperationType.AGENT_ASSESSMENT, Optional.of(stage.root)));

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_parent_used_what_its_children_used() {
    settle(stage.reserve(990, 500), LedgerStage.MODEL);
    reserve(LedgerStage.MODEL);
    Map<OperationId, Usage> usages = usages();
    assertThat(usages.get(design).total()).isEqualTo(150);
    assertThat(usages.get(assessment).total()).isEqualTo(150);
    assertThat(usages.get(root).total()).isEqualTo(300);
    assertThat(usages.get(root).cost()).contains(new BigDecimal("0.0004"));
  }

  @Test
  void without_a_price_of_a_part_the_cost_of_the_whole_is_not_known() {
    settle(stage.reserve(990, 500), LedgerStage.MODEL);
    reserve("unknown");
    Map<OperationId, Usage> usages = usages();
    assertThat(usages.get(design).cost()).contains(new BigDecimal("0.0002"));
    assertThat(usages.get(assessment).cost()).isEmpty();
    assertThat(usages.get(root).cost()).isEmpty();
  }

  @Test
  void what_called_no_model_used_nothing() {
    assertThat(usages().values()).containsOnly(Usage.none());
  }

  @Test
  void a_session_of_the_original_ktrdr_used_what_its_tool_calls_counted() {
    Session old = old();
    stage.database.run(
        () -> {
          call(old, Optional.of(120L), Optional.of(7L));
          call(old, Optional.empty(), Optional.empty());
        });
    Usages usages = new Usages(stage.database.ledger(), stage.database.sessions());
    Usage usage = stage.database.in(() -> usages.of(old));
    assertThat(usage.input()).isEqualTo(120);
    assertThat(usage.output()).isEqualTo(7);
    assertThat(usage.cost()).as("nobody knows the price").isEmpty();
  }

  private Session old() {
    var standing =
        new Session.Standing(SessionPhase.COMPLETE, Optional.empty(), Optional.empty(), TIME, TIME);
    return stage.database.in(
        () ->
            stage
                .database
                .sessions()
                .add(Start.now(Scene.ASSIGNMENT, Session.Design.NONE), standing));
  }

  private void call(Session session, Optional<Long> input, Optional<Long> output) {
    var use = new ToolCall.Use(input, output, Optional.empty());
    var call = new ToolCall(TIME, "save_strategy", use, Map.of(), Map.of(), Optional.empty());
    stage.database.sessions().add(session.id(), call);
  }

  private void reserve(String model) {
    Attempt attempt = new Attempt(assessment.value(), stage.root, "assessment", 1, 1, 1);
    settle(stage.in(l -> l.reserve(attempt, LedgerStage.call(model, 990, 500))), model);
  }

  private void settle(LedgerEntry entry, String model) {
    stage.in(l -> l.settle(entry.id(), LedgerStage.bill(model, 100, 50)));
  }

  private Map<OperationId, Usage> usages() {
    Usages usages = new Usages(stage.database.ledger(), stage.database.sessions());
    return stage.database.in(() -> usages.of(List.of(root, design, assessment)));
  }
}
