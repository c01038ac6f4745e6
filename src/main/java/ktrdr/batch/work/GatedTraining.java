package ktrdr.batch.work;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import ktrdr.agent.DesignWindowResult;
import ktrdr.agent.GateResult;
import ktrdr.agent.TrainingResult;
import ktrdr.agent.assess.DesignWindowGates;
import ktrdr.agent.assess.Gates;
import ktrdr.agent.assess.WalkForwardFigures;
import ktrdr.agent.memory.DesignWindow;
import ktrdr.batch.WorkMonitor;
import ktrdr.market.BarSeries;
import ktrdr.operations.Operation;
import ktrdr.sessions.Limits;
import ktrdr.sessions.results.TrainingCodec;
import ktrdr.strategy.NotEnoughMemory;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.HeapNeed;
import ktrdr.training.TrainingTask;
import ktrdr.training.trainer.FitStore;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.KeptPieces;
import ktrdr.work.ProgressMonitor;

/**
 * Trains a strategy and decides both gates by its design window, in a session or stand-alone.
 *
 * <p>The training comes first: its epochs are what people wait for, and the phases go on whatever a
 * gate says.
 */
@Dependent
public class GatedTraining {
  private static final String WINDOW = "design-window";

  /** The part of the bars before a test that networks learn; the rest chooses their epochs. */
  private static final double TAUGHT = 0.85;

  /** Where the tests of the three folds of a design window begin, as a sum of its parts. */
  private static final double FOLDS = 2.2;

  @Inject private Trainer trainer;
  @Inject private Gates gates;
  @Inject private TrainingWork training;
  @Inject private Limits limits;

  /**
   * Runs the training of an operation, and its gates.
   *
   * @param bypass whether a failed gate decides nothing
   * @throws NotEnoughMemory when the heap runs out
   */
  public TrainingResult train(
      Operation operation, TrainingTask task, boolean bypass, WorkMonitor monitor)
      throws IOException {
    CheckpointFolder fits = monitor.checkpoints().part(WINDOW);
    double trained = 1 - gatesShare(task.strategy().learning());
    // What was trained before is not progress if the gates are already on their way.
    ProgressMonitor first = fits.exists() ? monitor.quiet() : monitor.part(0, trained);
    TrainingRun run = training.train(operation, task, monitor, first);
    DesignWindowGates.Decided decided = decide(task, monitor.part(trained, 1), monitor);
    DesignWindowGates.Decided told = bypass ? decided.bypass() : decided;
    return TrainingResult.of(
            run,
            operation.id().value(),
            told.training(),
            training.platform(),
            WalkForwardFigures.of(run))
        .with(told.window());
  }

  /** What the backtest gate said when a model was trained; empty if nothing was checked. */
  public static Optional<GateResult> backtestGate(Operation training) {
    return TrainingCodec.read(training)
        .breakdown()
        .designWindow()
        .map(DesignWindowResult::backtestGate);
  }

  private DesignWindowGates.Decided decide(
      TrainingTask task, ProgressMonitor progress, WorkMonitor monitor) throws IOException {
    BarSeries bars = window(task);
    KeptPieces pieces = new KeptPieces(monitor.crew(), monitor.checkpoints().part(WINDOW));
    try {
      return new DesignWindowGates(trainer, gates)
          .decide(
              new TrainingTask(task.strategy(), bars, task.seed()),
              progress,
              new FitStore(pieces, limits.checkpointEvery()));
    } catch (OutOfMemoryError e) {
      throw NotEnoughMemory.ranOut(HeapNeed.ofTraining(task.strategy(), bars.size()));
    }
  }

  private static BarSeries window(TrainingTask task) {
    BarSeries bars = task.bars();
    int size = DesignWindow.of(task.strategy().learning().evaluation()).bars(bars.size());
    return bars.slice(0, Math.max(1, size));
  }

  /** The part of the work that the gates are, by the rows that networks learn. */
  private static double gatesShare(Strategy.Learning learning) {
    double window = DesignWindow.of(learning.evaluation()).share();
    double gates = TAUGHT * FOLDS * window;
    double training =
        learning
            .walkForward()
            .map(walk -> TAUGHT * (walk.folds() + 1) * (1 + walk.start()) / 2)
            .orElse(window);
    return gates / (gates + training);
  }
}
