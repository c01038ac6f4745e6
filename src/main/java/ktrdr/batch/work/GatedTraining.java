package ktrdr.batch.work;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import ktrdr.agent.gates.DesignWindowGates;
import ktrdr.agent.gates.Gates;
import ktrdr.agent.memory.DesignWindow;
import ktrdr.agent.results.DesignWindowResult;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.TrainingResult;
import ktrdr.agent.skill.WalkForwardFigures;
import ktrdr.batch.WorkMonitor;
import ktrdr.market.BarSeries;
import ktrdr.operations.Operation;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.Limits;
import ktrdr.sessions.results.TrainingCodec;
import ktrdr.strategy.NotEnoughMemory;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.HeapNeed;
import ktrdr.training.TrainingTask;
import ktrdr.training.fits.FitStore;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.work.KeptPieces;
import ktrdr.work.ProgressMonitor;

/**
 * Trains a strategy and decides both gates by its design window, in a session or stand-alone.
 *
 * <p>The training comes first where the phases go on whatever a gate says: its epochs are what
 * people wait for. Where a gate ends the session it comes first, and may save the training.
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
  @Inject private Artifacts artifacts;

  /**
   * What follows from a gate that fails.
   *
   * @param bypass whether it decides nothing
   * @param ends whether it ends the session, unless it is bypassed
   */
  public record Gating(boolean bypass, boolean ends) {
    /** The result says so, and nothing else follows. */
    public static final Gating RECORDED = new Gating(false, false);
  }

  /**
   * Runs the training of an operation, and its gates.
   *
   * @throws NotEnoughMemory when the heap runs out
   */
  public TrainingResult train(
      Operation operation, TrainingTask task, Gating how, WorkMonitor monitor) throws IOException {
    double share = gatesShare(task.strategy().learning());
    return how.ends()
        ? gatesFirst(operation, task, how, monitor, share)
        : trainingFirst(operation, task, how, monitor, 1 - share);
  }

  private TrainingResult trainingFirst(
      Operation operation, TrainingTask task, Gating how, WorkMonitor monitor, double trained)
      throws IOException {
    // What was trained before is not progress if the gates are already on their way.
    boolean begun = monitor.checkpoints().part(WINDOW).exists();
    ProgressMonitor first = begun ? monitor.quiet() : monitor.part(0, trained);
    TrainingRun run = training.train(operation, task, monitor, first);
    return result(operation, run, decide(task, how, monitor.part(trained, 1), monitor), monitor);
  }

  private TrainingResult gatesFirst(
      Operation operation, TrainingTask task, Gating how, WorkMonitor monitor, double decided)
      throws IOException {
    boolean begun =
        monitor.checkpoints().exists() || Files.exists(artifacts.checkpoint(operation.id()));
    ProgressMonitor first = begun ? monitor.quiet() : monitor.part(0, decided);
    DesignWindowGates.Decided gates = decide(task, how, first, monitor);
    if (gates.training().stops()) {
      monitor.say("not trained, because its gate failed: " + gates.training().reason());
      return TrainingResult.untrained(gates.training()).with(gates.window());
    }
    TrainingRun run = training.train(operation, task, monitor, monitor.part(decided, 1));
    return result(operation, run, gates, monitor);
  }

  private TrainingResult result(
      Operation operation,
      TrainingRun run,
      DesignWindowGates.Decided gates,
      ProgressMonitor monitor) {
    return TrainingResult.of(
            run,
            operation.id().value(),
            gates.training(),
            training.platform(),
            WalkForwardFigures.of(run, monitor))
        .with(gates.window());
  }

  /** What the backtest gate said when a model was trained; empty if nothing was checked. */
  public static Optional<GateResult> backtestGate(Operation training) {
    return TrainingCodec.read(training)
        .breakdown()
        .designWindow()
        .map(DesignWindowResult::backtestGate);
  }

  private DesignWindowGates.Decided decide(
      TrainingTask task, Gating how, ProgressMonitor progress, WorkMonitor monitor)
      throws IOException {
    BarSeries bars = window(task);
    KeptPieces pieces = new KeptPieces(monitor.crew(), monitor.checkpoints().part(WINDOW));
    try {
      DesignWindowGates.Decided decided =
          new DesignWindowGates(trainer, gates)
              .decide(
                  new TrainingTask(task.strategy(), bars, task.seed()),
                  progress,
                  new FitStore(pieces, limits.checkpointEvery()));
      return how.bypass() ? decided.bypass() : decided;
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
