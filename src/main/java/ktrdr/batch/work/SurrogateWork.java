package ktrdr.batch.work;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.agent.assess.VerdictRules;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.agent.results.SurrogateTest;
import ktrdr.agent.surrogates.Surrogates;
import ktrdr.batch.WorkMonitor;
import ktrdr.market.BarSeries;
import ktrdr.sessions.Session;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.HeapNeed;
import ktrdr.training.TrainingTask;
import ktrdr.training.trainer.Trainer;
import ktrdr.work.Crew;
import ktrdr.work.KeptPieces;
import ktrdr.work.ProgressMonitor;

/** Prepares the test of a session's strategy on surrogates of its bars. */
@Dependent
public class SurrogateWork {
  /** Fewer could not show a p of 0.05. */
  static final int USUAL = 19;

  @Inject private Trainer trainer;
  @Inject private VerdictRules rules;

  /**
   * Returns the test that a session asked for; empty if it asked for none.
   *
   * @param strategy as it was trained
   * @param bars all bars that the strategy names
   * @param monitor keeps what is found in each series
   */
  public Optional<SurrogateTest> of(
      Session session, Strategy strategy, BarSeries bars, WorkMonitor monitor) {
    TrainingTask task = new TrainingTask(strategy, bars, session.seed());
    OptionalInt asked = session.assignment().effort().surrogates();
    return of(task, asked, enough(rules), trainer, monitor, HeapNeed.available());
  }

  /** The verdict asks whether p is above this, and not how far. */
  private static double enough(VerdictRules rules) {
    return Math.max(rules.surrogateP(), rules.poorP());
  }

  static Optional<SurrogateTest> of(
      TrainingTask task,
      OptionalInt asked,
      double enough,
      Trainer trainer,
      WorkMonitor monitor,
      long heap) {
    int count = asked.orElse(USUAL);
    if (count == 0) {
      return Optional.empty();
    }
    boolean forced = asked.isPresent();
    if (need(task, 1) > heap) {
      return Optional.of(new TooLarge(forced, need(task, 1), heap));
    }
    // Each processor works on a series of its own.
    int atOnce = Math.min(1 + count, Runtime.getRuntime().availableProcessors());
    Crew crew = need(task, atOnce) > heap ? Crew.alone() : monitor.crew();
    KeptPieces pieces = new KeptPieces(crew, monitor.checkpoints());
    return Optional.of(new Surrogates(task, count, forced, enough, trainer, pieces));
  }

  private static long need(TrainingTask task, int atOnce) {
    return HeapNeed.ofSurrogates(task.strategy(), task.bars().size(), atOnce);
  }

  /**
   * A test that the heap has no room for. It fails nothing: what was found so far stands.
   *
   * @param need in bytes
   * @param heap in bytes
   */
  private record TooLarge(boolean forced, long need, long heap) implements SurrogateTest {
    private static final double MEGA = 1e6;

    @Override
    public SurrogateResult run(ProgressMonitor monitor) {
      return SurrogateResult.notRun(
          String.format(
              Locale.ROOT,
              "a series needs some %,.0f MB of memory; one piece of work may have %,.0f MB here",
              need / MEGA,
              heap / MEGA));
    }
  }
}
