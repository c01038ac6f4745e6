package ktrdr.rest.events;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import java.util.Map;
import ktrdr.fixture.Database;
import ktrdr.fixture.Faults;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.rest.operations.OperationViews;
import ktrdr.rest.wire.JsonbConfiguration;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Usages;
import ktrdr.sessions.jobs.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TreeViewTest {
  private static final int EPOCHS = 12;

  private final StreamStage stage = new StreamStage();
  private final OperationViews views =
      new OperationViews(
          stage.database.operations(),
          stage.database.sessions(),
          new Usages(stage.database.ledger(), stage.database.sessions()),
          new Queue(),
          stage.database.sweeps(),
          stage.clock);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_root_is_shown_as_it_is_with_its_children_not_as_it_was_when_it_was_looked_up() {
    OperationId root = stage.open();
    Operation before = stage.root(root);
    stage.finish(root, SessionPhase.DESIGNING);
    JsonObject tree = json(stage.database.in(() -> views.tree(before)));
    assertThat(tree.getJsonArray("children")).hasSize(2);
    assertThat(tree.getString("status")).isEqualTo("running");
    assertThat(tree.getJsonObject("progress").getJsonNumber("percentage").doubleValue())
        .isEqualTo(25);
  }

  @Test
  void a_tree_costs_six_statements_however_deep_it_is() {
    OperationId root = stage.open();
    long pending = statements(root);
    stage.finish(root, SessionPhase.DESIGNING);
    stage.finish(root, SessionPhase.TRAINING);
    stage.finish(root, SessionPhase.BACKTESTING);
    assertThat(statements(root)).isLessThanOrEqualTo(6).isLessThanOrEqualTo(pending + 1);
  }

  @Test
  void a_training_is_shown_with_its_last_epoch() {
    OperationId root = stage.open();
    stage.finish(root, SessionPhase.DESIGNING);
    epochs(stage.begin(root, SessionPhase.TRAINING));
    Operation top = stage.root(root);
    JsonObject tree = json(stage.database.in(() -> views.tree(top)));
    assertThat(tree.getJsonArray("children").getJsonObject(1).getJsonObject("metrics"))
        .containsEntry("epoch", Json.createValue(EPOCHS));
  }

  private void epochs(PhaseRun run) {
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      Map<String, Object> row = Map.of("epoch", epoch);
      int number = epoch;
      stage.database.run(
          () ->
              stage
                  .database
                  .operations()
                  .addMetrics(run.child().id(), run.child().term(), number, row));
    }
  }

  /** Statements of one look at a tree, without the commit. */
  private long statements(OperationId root) {
    Faults none = new Faults(1, 0);
    try (Database counted = stage.database.through(none)) {
      OperationViews others =
          new OperationViews(
              counted.operations(),
              counted.sessions(),
              new Usages(counted.ledger(), counted.sessions()),
              new Queue(),
              counted.sweeps(),
              stage.clock);
      none.begin();
      counted.in(() -> others.tree(others.find(root.value())));
      return none.calls() - 1;
    }
  }

  private static JsonObject json(Map<String, Object> tree) {
    Jsonb wire = new JsonbConfiguration().getContext(Object.class);
    return wire.fromJson(wire.toJson(tree), JsonObject.class);
  }
}
