package ktrdr.sessions.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import ktrdr.operations.LogOnce;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class LogOnceForEachTreeTest {
  private final List<String> log = new ArrayList<>();
  private final LogOnce each = new LogOnce(new Lines(), "its recovery");
  private final Scene scene = Scene.inMemory();
  private final List<Operation> roots =
      List.of(scene.root(scene.open()), scene.root(scene.open()), scene.root(scene.open()));
  private final List<OperationId> done = new ArrayList<>();

  @Test
  void what_fails_for_one_tree_does_not_keep_it_from_the_others() {
    each.attemptEach(roots, this::allButTheSecond);
    assertThat(done).containsExactly(roots.get(0).id(), roots.get(2).id());
  }

  @Test
  void an_error_of_one_tree_does_not_keep_it_from_the_others_either() {
    each.attemptEach(
        roots,
        root -> {
          if (done.isEmpty()) {
            done.add(root.id());
            throw new NoClassDefFoundError("broken");
          }
          done.add(root.id());
        });
    assertThat(done).hasSize(3);
  }

  @Test
  void a_failure_that_comes_again_and_again_is_said_once_with_its_tree() {
    each.attemptEach(roots, this::allButTheSecond);
    each.attemptEach(roots, this::allButTheSecond);
    assertThat(log)
        .containsExactly(
            "operation "
                + roots.get(1).id()
                + ": its recovery failed; not logged again until it works");
  }

  @Test
  void what_worked_meanwhile_is_said_again_when_it_fails() {
    each.attemptEach(roots, this::allButTheSecond);
    each.attemptEach(roots, root -> {});
    each.attemptEach(roots, this::allButTheSecond);
    String its = "operation " + roots.get(1).id() + ": its recovery ";
    assertThat(log)
        .containsExactly(
            its + "failed; not logged again until it works",
            its.strip() + " works again",
            its + "failed; not logged again until it works");
  }

  private void allButTheSecond(Operation root) {
    if (root.id().equals(roots.get(1).id())) {
      throw new IllegalStateException("broken");
    }
    done.add(root.id());
  }

  /** What was logged, without its cause. */
  private final class Lines implements System.Logger {
    @Override
    public String getName() {
      return "test";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable cause) {
      log.add(message);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... values) {
      log.add(format);
    }
  }
}
