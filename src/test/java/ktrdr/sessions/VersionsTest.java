package ktrdr.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ktrdr.operations.Expected;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.VersionChanged;
import ktrdr.sessions.lifecycle.RetryTransactions;
import ktrdr.sessions.standalone.StandaloneStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A change that names a version is made at that version only, whatever kind of change it is. */
@Tag("database")
class VersionsTest {
  private static final StandaloneStage solo = new StandaloneStage();
  private static final Stage stage = new Stage();

  @AfterAll
  static void close() {
    solo.close();
    stage.close();
  }

  @Test
  void a_cancel_is_made_at_the_version_that_it_names_only() {
    Operation child = training().child();
    onlyAtItsVersion(child, e -> stage.here.cancels().cancel(child.id(), who(), e));
    assertThat(statuses(child)).containsExactly("cancelling", "completed", "cancelling");
  }

  @Test
  void a_pause_is_made_at_the_version_that_it_names_only() {
    Operation root = root(training());
    onlyAtItsVersion(root, e -> stage.here.stops().pause(root.id(), stopRequest(), e));
    assertThat(find(root).state().stopRequest()).isPresent();
  }

  @Test
  void a_paused_session_goes_on_at_the_version_that_the_caller_names_only() {
    Operation root = root(training());
    stage.database.run(() -> stage.here.stops().pause(root.id(), stopRequest()));
    stage.database.run(() -> stage.here.stops().left(root.id(), root.term()));
    onlyAtItsVersion(root, e -> stage.here.opens().unpause(root.id(), Stage.LOCAL, "on", e));
    assertThat(find(root).state().ownership().turn()).isPresent();
  }

  @Test
  void a_failed_session_goes_on_at_the_version_that_the_caller_names_only() {
    Operation root = failed();
    onlyAtItsVersion(root, e -> stage.here.retries().resume(root.id(), Stage.LOCAL, "on", e));
    assertThat(statuses(root)).containsExactly("resuming", "completed", "resuming");
  }

  @Test
  void a_retry_is_made_at_the_version_that_it_names_only() {
    Operation root = failed();
    onlyAtItsVersion(root, e -> retry(root, e));
    assertThat(statuses(root)).containsExactly("resuming", "completed", "failed", "pending");
  }

  @Test
  void a_retry_says_which_attempt_it_began() {
    Operation root = failed();
    RetryTransactions.Retried retried = stage.database.in(() -> retry(root, Expected.ANYTHING));
    List<Operation> tree = tree(root);
    assertThat(retried.root().id()).isEqualTo(root.id());
    assertThat(retried.attempt().id()).isEqualTo(tree.get(3).id());
    assertThat(retried.attempt().lineage().attempt()).isEqualTo(2);
    assertThat(retried.attempt().lineage().retryOf()).contains(tree.get(2).id());
  }

  @Test
  void what_ended_is_still_said_to_be_another_version_first() {
    Operation root = failed();
    Expected old = Expected.oneOf(root.id(), Set.of(0L));
    assertThatThrownBy(
            () -> stage.database.run(() -> stage.here.cancels().cancel(root.id(), who(), old)))
        .isInstanceOf(VersionChanged.class)
        .hasMessageContaining("it is at version " + find(root).state().version());
  }

  @Test
  void stand_alone_work_goes_on_at_the_version_that_the_caller_names_only() {
    Operation ended = solo.cancelled();
    long version = ended.state().version();
    Expected old = Expected.oneOf(ended.id(), Set.of(version - 1));
    Expected now = Expected.oneOf(ended.id(), Set.of(version));
    assertThatThrownBy(
            () ->
                solo.database.run(
                    () -> solo.transactions.resume(ended.id(), Stage.LOCAL, "on", old)))
        .isInstanceOf(VersionChanged.class);
    assertThatThrownBy(
            () ->
                solo.database.run(
                    () -> solo.transactions.retry(ended.id(), Stage.LOCAL, "on", old)))
        .isInstanceOf(VersionChanged.class);
    assertThat(solo.reread(ended)).isEqualTo(ended);
    solo.database.run(() -> solo.transactions.retry(ended.id(), Stage.LOCAL, "again", now));
    solo.database.run(() -> solo.transactions.resume(ended.id(), Stage.LOCAL, "on", now));
    assertThat(solo.reread(ended).status().wire()).isEqualTo("resuming");
  }

  // At the version before and at none nothing is changed; then it is made at the present one.
  private static void onlyAtItsVersion(Operation seen, Consumer<Expected> change) {
    long version = find(seen).state().version();
    List<OperationEvent> before = events(seen);
    for (Set<Long> other : List.of(Set.of(version - 1), Set.of(version + 1), Set.<Long>of())) {
      assertThatThrownBy(() -> make(change, Expected.oneOf(seen.id(), other)))
          .isInstanceOf(VersionChanged.class);
    }
    assertThat(events(seen)).isEqualTo(before);
    make(change, Expected.oneOf(seen.id(), Set.of(version - 1, version)));
    assertThat(events(seen)).hasSizeGreaterThan(before.size());
  }

  private static void make(Consumer<Expected> change, Expected expected) {
    stage.database.run(() -> change.accept(expected));
  }

  private static RetryTransactions.Retried retry(Operation root, Expected expected) {
    return stage.here.retries().retry(root.id(), Optional.empty(), Stage.LOCAL, "again", expected);
  }

  private static PhaseRun training() {
    stage.endAll();
    Session session = stage.open();
    stage.finish(stage.begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    return stage.begin(session, SessionPhase.TRAINING);
  }

  private static Operation failed() {
    PhaseRun run = training();
    stage.database.run(() -> stage.transactions.fail(run, "out of memory"));
    return root(run);
  }

  private static Operation root(PhaseRun run) {
    OperationId root = run.child().lineage().root();
    return stage.database.in(() -> stage.database.operations().find(root)).orElseThrow();
  }

  private static Operation find(Operation seen) {
    return stage.database.in(() -> stage.database.operations().find(seen.id())).orElseThrow();
  }

  private static List<Operation> tree(Operation seen) {
    OperationId root = seen.lineage().root();
    return stage.database.in(() -> stage.database.operations().tree(root));
  }

  private static List<String> statuses(Operation seen) {
    return tree(seen).stream().map(o -> o.status().wire()).toList();
  }

  private static List<OperationEvent> events(Operation seen) {
    OperationId root = seen.lineage().root();
    return stage.database.in(() -> stage.database.operations().events(root, 0, 100));
  }

  private static Notice who() {
    return stage.notice();
  }

  private static Operation.StopRequest stopRequest() {
    return solo.stopRequest(Operation.StopRequest.Kind.PAUSE);
  }
}
