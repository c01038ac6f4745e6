package ktrdr.batch.work;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import ktrdr.batch.WorkMonitor;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.Limits;
import ktrdr.sessions.artifacts.KeptFiles;
import ktrdr.strategy.NotEnoughMemory;
import ktrdr.strategy.features.HeapNeed;
import ktrdr.training.Platform;
import ktrdr.training.TrainingTask;
import ktrdr.training.bundle.Provenance;
import ktrdr.training.fits.FitStore;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.work.CheckpointFile;
import ktrdr.work.DurableFile;
import ktrdr.work.KeptPieces;
import ktrdr.work.ProgressMonitor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs the training of an operation, in a session or stand-alone, and saves its epochs, its model
 * and the signals of its folds.
 */
@Dependent
public class TrainingWork {
  @Inject private Trainer trainer;
  @Inject private Artifacts artifacts;
  @Inject private KeptFiles files;
  @Inject private Limits limits;
  @Inject private OperationStore operations;
  @Inject private InstantSource clock;

  @Inject
  @ConfigProperty(name = "ktrdr.version")
  private String version;

  /**
   * Runs the training of an operation.
   *
   * @throws NotEnoughMemory when the heap runs out
   */
  public TrainingRun train(Operation operation, TrainingTask task, WorkMonitor monitor)
      throws IOException {
    return train(operation, task, monitor, monitor);
  }

  /**
   * Runs the training of an operation that does other work, too.
   *
   * @param progress receives the progress of the training
   * @throws NotEnoughMemory when the heap runs out
   */
  TrainingRun train(
      Operation operation, TrainingTask task, WorkMonitor monitor, ProgressMonitor progress)
      throws IOException {
    OperationId id = operation.id();
    int epochs = task.strategy().learning().optimiser().epochs();
    EpochLog log =
        new EpochLog(
            monitor,
            progress,
            epochs,
            (n, row) -> monitor.keep(() -> operations.addMetrics(id, operation.term(), n, row)));
    TrainingRun result;
    try {
      result = train(task, log, monitor);
    } catch (OutOfMemoryError e) {
      throw NotEnoughMemory.ranOut(HeapNeed.ofTraining(task.strategy(), task.bars().size()));
    }
    save(operation, task, result, monitor);
    monitor.keep(() -> files.note(id, artifacts.model(id)));
    if (result.details().walk().isPresent()) {
      DurableFile.replace(artifacts.signals(id), result.details().walk().get().signals());
      monitor.keep(() -> files.note(id, artifacts.signals(id)));
    }
    return result;
  }

  // A model that is made again, for another home, is the one that was trained then.
  private void save(Operation operation, TrainingTask task, TrainingRun result, WorkMonitor monitor)
      throws IOException {
    boolean again = operation.status() == OperationStatus.COMPLETED;
    Instant at = operation.state().ended().filter(end -> again).orElseGet(clock::instant);
    Provenance origin = Provenance.of(result.split(), task.bars(), at, version, monitor);
    result.model().from(origin).save(artifacts.model(operation.id()));
  }

  private TrainingRun train(TrainingTask task, EpochLog log, WorkMonitor monitor)
      throws IOException {
    int every = limits.checkpointEvery();
    if (Trainer.isOneFit(task.strategy())) {
      try (CheckpointFile checkpoint = monitor.checkpoint(every)) {
        return trainer.train(task, log, checkpoint);
      }
    }
    KeptPieces pieces = new KeptPieces(monitor.crew(), monitor.checkpoints());
    return trainer.train(task, log, new FitStore(pieces, every));
  }

  /** What decides the bits of its trainings. */
  public Platform platform() {
    return Trainer.platform(version);
  }
}
