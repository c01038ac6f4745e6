package ktrdr.agent.surrogates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.agent.results.SurrogateTest;
import ktrdr.strategy.document.StrategyWriter;
import ktrdr.training.TrainingTask;
import ktrdr.training.trainer.Trainer;
import ktrdr.work.KeptPieces;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Tests a strategy on surrogates of its bars: a Monte Carlo permutation test.
 *
 * <p>Each series is trained on and tested out of sample with one network, the real one in the same
 * way as its surrogates. The strategy keeps its levels and its threshold. Each series is a piece of
 * work that has its own random numbers and is kept when it is done; the result is the same bits on
 * any number of processors and after any interruption.
 *
 * @param task the strategy, the real bars, and the seed of the whole test
 * @param count number of surrogates, 1 or more
 * @param forced as in {@link SurrogateTest}
 * @param enough the test stops once p is certain to be above this, because then its result decides
 *     nothing more
 * @param pieces does the series and keeps what was found in them
 */
public record Surrogates(
    TrainingTask task, int count, boolean forced, double enough, Trainer trainer, KeptPieces pieces)
    implements SurrogateTest {
  private static final int FORMAT = 1;

  @Override
  public SurrogateResult run(ProgressMonitor monitor) {
    Ranking ranking = new Ranking(count, enough);
    String line = line(monitor);
    List<KeptPieces.Kept<SeriesFigures>> series =
        IntStream.rangeClosed(0, count).mapToObj(number -> piece(number, line, ranking)).toList();
    try {
      pieces.run(series, ranking, 1, monitor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ranking.result();
  }

  private KeptPieces.Kept<SeriesFigures> piece(int number, String line, Ranking ranking) {
    String name = number == 0 ? "real bars, one network" : "surrogate " + number + "/" + count;
    return new KeptPieces.Kept<>(
        name,
        1,
        line + number,
        (states, monitor) -> ranking.add(figures(number, ranking, monitor)));
  }

  private SeriesFigures figures(int number, Ranking ranking, ProgressMonitor monitor) {
    if (ranking.isDecidedBefore(number)) {
      return SeriesFigures.skipped(number);
    }
    return Series.of(number, task.strategy(), task.bars(), task.seed())
        .test(trainer, new Fractions(monitor));
  }

  /** All that decides what is found in a series but its number. */
  private String line(ProgressMonitor monitor) {
    return String.format(
        Locale.ROOT,
        "surrogates format=%d strategy=%s bars=%s seed=%d libtorch=%s of=%d enough=%x number=",
        FORMAT,
        StrategyWriter.sha256(task.strategy()),
        task.bars().sha256(monitor),
        task.seed(),
        Trainer.version(monitor),
        count,
        Double.doubleToLongBits(enough));
  }

  /** Passes on how far a series is, but not its epochs: there are dozens of fits. */
  private record Fractions(ProgressMonitor whole) implements ProgressMonitor {
    @Override
    public void report(Progress progress) {
      whole.report(new Progress(progress.fraction(), "", 0, 0, Map.of()));
    }

    @Override
    public boolean cancelled() {
      return whole.cancelled();
    }

    @Override
    public OnCancel onCancel(Runnable action) {
      return whole.onCancel(action);
    }
  }
}
