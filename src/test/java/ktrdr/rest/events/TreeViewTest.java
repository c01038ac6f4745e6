package ktrdr.rest.events;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.rest.operations.OperationViews;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.jobs.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TreeViewTest {
  private final StreamStage stage = new StreamStage();
  private final OperationViews views =
      new OperationViews(
          stage.database.operations(), stage.database.sessions(), new Queue(), stage.clock);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_root_is_shown_as_it_is_with_its_children_not_as_it_was_when_it_was_looked_up() {
    OperationId root = stage.open();
    Operation before = stage.root(root);
    stage.finish(root, SessionPhase.DESIGNING);
    JsonObject tree = stage.database.in(() -> views.tree(before));
    assertThat(tree.getJsonArray("children")).hasSize(2);
    assertThat(tree.getString("status")).isEqualTo("running");
    assertThat(tree.getJsonObject("progress").getJsonNumber("percentage").doubleValue())
        .isEqualTo(25);
  }
}
