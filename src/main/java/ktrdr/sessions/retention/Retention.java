package ktrdr.sessions.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.Artifacts;

/**
 * Removes ended trees that are not to be kept. By default everything is kept: a session is
 * evidence, and the number of attempts decides what a result is worth.
 */
@ApplicationScoped
public class Retention {
  private static final System.Logger LOG = System.getLogger(Retention.class.getName());

  private final RetentionTransactions transactions;
  private final RetentionPolicy keep;
  private final Artifacts artifacts;
  private final InstantSource clock;
  private volatile Report report;

  /**
   * What retention has done.
   *
   * @param ran when it last ran; null before the first run
   * @param keeps the settings in words
   * @param trees removed since this server started; {@code files} and {@code bytes} count their
   *     files
   */
  public record Report(Instant ran, String keeps, int trees, long files, long bytes) {}

  @Inject
  public Retention(
      RetentionTransactions transactions,
      RetentionPolicy keep,
      Artifacts artifacts,
      InstantSource clock) {
    this.transactions = transactions;
    this.keep = keep;
    this.artifacts = artifacts;
    this.clock = clock;
    report = new Report(null, keep == null ? "" : keep.words(), 0, 0, 0);
  }

  /** For the container's proxy only. */
  protected Retention() {
    this(null, null, null, null);
  }

  public Report report() {
    return report;
  }

  /** Removes everything that is overdue, and the files of removed operations. */
  public void look() {
    int trees = 0;
    for (Map.Entry<OperationStatus, RetentionPolicy.Rule> rule : keep.rules().entrySet()) {
      trees += remove(rule.getKey(), rule.getValue());
    }
    DeletionReport removed = DeletionReport.NOTHING;
    for (OperationId operation : transactions.leftovers()) {
      removed = removed.plus(remove(artifacts.of(operation)));
    }
    Report before = report;
    report =
        new Report(
            clock.instant(),
            before.keeps(),
            before.trees() + trees,
            before.files() + removed.files(),
            before.bytes() + removed.bytes());
    if (trees > 0) {
      LOG.log(Level.INFO, "retention removed {0} trees, {1} files", trees, removed.files());
    }
  }

  private int remove(OperationStatus status, RetentionPolicy.Rule rule) {
    int old =
        rule.age().map(age -> remove(limit -> transactions.older(status, age, limit))).orElse(0);
    return old
        + rule.count()
            .map(newest -> remove(limit -> transactions.beyond(status, newest, limit)))
            .orElse(0);
  }

  /**
   * Removes overdue trees. One that has to stay, because it changed or is needed, does not stop the
   * others from being removed.
   *
   * @param overdue returns up to the given number of roots that a rule does not keep
   */
  private int remove(IntFunction<List<Operation>> overdue) {
    int trees = 0;
    Set<OperationId> stays = new HashSet<>();
    List<Operation> batch = overdue.apply(RetentionTransactions.BATCH);
    while (!batch.isEmpty()) {
      for (Operation root : batch) {
        if (transactions.remove(root)) {
          trees++;
        } else {
          stays.add(root.id());
        }
      }
      batch =
          overdue.apply(RetentionTransactions.BATCH + stays.size()).stream()
              .filter(root -> !stays.contains(root.id()))
              .toList();
    }
    return trees;
  }

  // A failed removal is tried again in an hour.
  private static DeletionReport remove(Path folder) {
    try {
      return DeletionReport.of(folder);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "can't remove " + folder, e);
      return DeletionReport.NOTHING;
    }
  }
}
