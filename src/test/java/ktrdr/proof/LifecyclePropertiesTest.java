package ktrdr.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import ktrdr.fixture.Database;
import ktrdr.fixture.Memory;
import ktrdr.fixture.Tables;
import ktrdr.operations.Fold;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.work.Progress;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Any calls of the transactions of two servers, in any order and with any mistakes of the caller.
 */
class LifecyclePropertiesTest {
  private static Play database;

  @AfterContainer
  static void close() {
    if (database != null) {
      database.storage.close();
    }
  }

  @Provide
  Arbitrary<List<Call>> calls() {
    return Calls.lists(60);
  }

  @Property(tries = 3000)
  void the_log_of_a_tree_gives_its_rows_again(@ForAll("calls") List<Call> calls) {
    Play play = new Play(new Memory());
    calls.forEach(play::make);
    assertFolds(play);
  }

  @Property(tries = 15)
  void the_log_of_a_tree_gives_its_rows_again_on_a_real_database(
      @ForAll("calls") List<Call> calls) {
    if (database == null) {
      database = new Play(new Database());
    }
    calls.forEach(database::make);
    assertFolds(database);
  }

  @Property(tries = 2000)
  void what_has_ended_changes_by_a_resume_or_retry_only(@ForAll("calls") List<Call> calls) {
    eachStep(
        calls,
        (call, before, after) -> {
          if (call.verb() != Call.Verb.RESUME && call.verb() != Call.Verb.RETRY) {
            before.operations.forEach(
                (id, was) -> {
                  if (was.status().terminal()) {
                    assertThat(after.operations.get(id)).as(call.toString()).isEqualTo(was);
                  }
                });
          }
        });
  }

  @Property(tries = 2000)
  void progress_never_falls(@ForAll("calls") List<Call> calls) {
    eachStep(
        calls,
        (call, before, after) ->
            before.operations.forEach(
                (id, was) ->
                    assertThat(after.operations.get(id).progress().fraction())
                        .isGreaterThanOrEqualTo(was.progress().fraction())));
  }

  @Property(tries = 2000)
  void no_more_sessions_hold_a_slot_than_there_are(@ForAll("calls") List<Call> calls) {
    eachStep(
        calls,
        (call, before, after) ->
            assertThat(
                    after.operations.values().stream()
                        .filter(o -> o.isRoot() && o.status().active())
                        .filter(o -> o.state().ownership().owner().isPresent()))
                .as(call.toString())
                .hasSizeLessThanOrEqualTo(2));
  }

  private interface Step {
    void check(Call call, Tables before, Tables after);
  }

  private static void eachStep(List<Call> calls, Step step) {
    Memory memory = new Memory();
    Play play = new Play(memory);
    for (Call call : calls) {
      Tables before = memory.tables();
      play.make(call);
      step.check(call, before, memory.tables());
    }
  }

  private static void assertFolds(Play play) {
    play.sessions.forEach(
        session -> {
          OperationId root = session.operation().orElseThrow();
          List<OperationEvent> log =
              play.storage.in(() -> play.storage.operations().events(root, 0, 10_000));
          assertThat(log)
              .extracting(OperationEvent::sequence)
              .isEqualTo(LongStream.rangeClosed(1, log.size()).boxed().toList());
          assertThat(Fold.of(log)).isEqualTo(rows(play, root));
          assertThat(versions(log)).isEqualTo(counted(play, root));
        });
  }

  /** All but progress. */
  private static List<Operation> rows(Play play, OperationId root) {
    return play.storage.in(() -> play.storage.operations().tree(root)).stream()
        .map(o -> o.with(Progress.NONE))
        .toList();
  }

  /** The versions that the log tells of, in order. */
  private static Map<OperationId, List<Object>> versions(List<OperationEvent> log) {
    Map<OperationId, List<Object>> versions = new HashMap<>();
    log.stream()
        .filter(e -> e.changes().containsKey("version"))
        .forEach(
            e ->
                versions
                    .computeIfAbsent(e.operation(), id -> new ArrayList<>())
                    .add(e.changes().get("version")));
    return versions;
  }

  /** 0, 1, 2 … up to the version of each row. */
  private static Map<OperationId, List<Object>> counted(Play play, OperationId root) {
    Map<OperationId, List<Object>> counted = new HashMap<>();
    rows(play, root)
        .forEach(
            o ->
                counted.put(
                    o.id(),
                    LongStream.rangeClosed(0, o.state().version())
                        .<Object>mapToObj(Long::toString)
                        .toList()));
    return counted;
  }
}
