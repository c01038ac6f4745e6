package ktrdr.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.training.fits.FitStore;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.training.walk.CrossValidation;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Crew;
import ktrdr.work.IdleProcessors;
import ktrdr.work.KeptPieces;

/** Trainings of many fits that are kept in a folder. */
public final class PieceTrainings {
  public final List<String> warnings = new ArrayList<>();
  private final Path folder;
  private final int every;
  private final BooleanSupplier wanted;

  public PieceTrainings(Path folder) {
    this(folder, 1, () -> true);
  }

  /**
   * Trainings of which only some states are written.
   *
   * @param every write every n-th state of each fit
   * @param wanted false from the moment on at which nothing is written any more
   */
  PieceTrainings(Path folder, int every, BooleanSupplier wanted) {
    this.folder = folder;
    this.every = every;
    this.wanted = wanted;
  }

  /** Trains, or continues what was left in the folder, on this number of processors. */
  public TrainingRun train(
      Trainer trainer, Strategy strategy, TrainingWatch watch, int processors) {
    return train(trainer, new TrainingTask(strategy, Trainings.BARS, 7), watch, processors);
  }

  private TrainingRun train(
      Trainer trainer, TrainingTask task, TrainingWatch watch, int processors) {
    return run(store -> trainer.train(task, watch, store), processors);
  }

  /** Cross-validates on a design window, or continues what was left in the folder. */
  public CrossValidation crossValidate(
      Strategy strategy, BarSeries window, TrainingWatch watch, int processors) {
    TrainingTask task = new TrainingTask(strategy, window, 7);
    return run(store -> Trainings.trainer().crossValidate(task, watch, store), processors);
  }

  private interface Work<T> {
    T run(FitStore store) throws IOException;
  }

  private <T> T run(Work<T> work, int processors) {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Crew crew = new Crew(IdleProcessors.of(threads, processors - 1));
      CheckpointFolder kept = new CheckpointFolder(folder, warnings::add, wanted);
      FitStore store = new FitStore(new KeptPieces(crew, kept), every);
      return work.run(store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdown();
    }
  }

  /** Likewise, with baselines and on one processor. */
  public TrainingRun train(Strategy strategy, TrainingWatch watch) {
    return train(Trainings.withBaselines(), strategy, watch, 1);
  }

  /** Likewise, on other bars. */
  public TrainingRun train(Strategy strategy, BarSeries bars, TrainingWatch watch) {
    return train(strategy, bars, watch, 1);
  }

  TrainingRun train(Strategy strategy, BarSeries bars, TrainingWatch watch, int processors) {
    return train(Trainings.withBaselines(), new TrainingTask(strategy, bars, 7), watch, processors);
  }

  public void forget() {
    new CheckpointFolder(folder, warnings::add, () -> true).delete();
  }
}
