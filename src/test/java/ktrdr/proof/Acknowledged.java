package ktrdr.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ktrdr.fixture.Database;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;

/** What callers were told that it is done, while the database failed: it must be there. */
final class Acknowledged {
  /** Rows of metrics that each work hands in before its result. */
  static final int METRICS = 3;

  private final Map<String, OperationId> opened = new ConcurrentHashMap<>();
  private final Map<OperationId, Integer> cancels = new ConcurrentHashMap<>();
  private final Map<OperationId, Integer> pauses = new ConcurrentHashMap<>();
  private final Map<OperationId, Integer> reopenings = new ConcurrentHashMap<>();
  private final Set<OperationId> finished = ConcurrentHashMap.newKeySet();

  void opened(String key, OperationId root) {
    OperationId before = opened.put(key, root);
    if (before != null && !before.equals(root)) {
      throw new Broken("one key opened two sessions: " + before + " " + root);
    }
  }

  void cancelled(OperationId root) {
    cancels.merge(root, 1, Integer::sum);
  }

  void paused(OperationId root) {
    pauses.merge(root, 1, Integer::sum);
  }

  /** Resumed, or begun anew, after its end. */
  void reopened(OperationId root) {
    reopenings.merge(root, 1, Integer::sum);
  }

  void finished(OperationId child) {
    finished.add(child);
  }

  List<OperationId> roots() {
    return List.copyOf(opened.values());
  }

  int size() {
    return opened.size() + finished.size() + sum(cancels) + sum(pauses) + sum(reopenings);
  }

  private static int sum(Map<OperationId, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** In a database in which nothing runs any more. */
  void assertKept(Database database) {
    for (OperationId root : opened.values()) {
      List<OperationEvent> log = database.in(() -> database.operations().events(root, 0, 100_000));
      List<OperationEvent> ofRoot = log.stream().filter(e -> e.operation().equals(root)).toList();
      assertThat(log).as("events of " + root).isNotEmpty();
      assertTold(ofRoot, cancels, root, "cancelled");
      assertTold(ofRoot, reopenings, root, "resuming");
      assertThat(ofRoot.stream().filter(e -> e.kind().equals("pause_requested")).count())
          .as("pauses of " + root)
          .isGreaterThanOrEqualTo(pauses.getOrDefault(root, 0));
    }
    finished.forEach(child -> assertFinished(database, child));
  }

  private static void assertTold(
      List<OperationEvent> log, Map<OperationId, Integer> told, OperationId root, String status) {
    assertThat(log.stream().filter(e -> reached(e, status)).count())
        .as(status + " " + root)
        .isGreaterThanOrEqualTo(told.getOrDefault(root, 0));
  }

  private static boolean reached(OperationEvent event, String status) {
    boolean was = event.what().before().filter(b -> b == event.after()).isPresent();
    return !was && event.after().wire().equals(status);
  }

  private static void assertFinished(Database database, OperationId child) {
    Operation now = database.in(() -> database.operations().find(child)).orElseThrow();
    assertThat(now.status()).isEqualTo(OperationStatus.COMPLETED);
    assertThat(now.output().results()).containsEntry("done", true);
    assertThat(database.in(() -> database.operations().metrics(child))).hasSize(METRICS);
  }
}
