package ktrdr.agent.design;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ktrdr.agent.Brief;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.strategy.Strategy;
import ktrdr.training.TrainingTask;
import ktrdr.training.TrainingWatch;
import ktrdr.training.fits.FitStore;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.walk.WalkForwardRun;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Crew;
import ktrdr.work.KeptPieces;
import ktrdr.work.ProgressMonitor;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * Whether the scores of a design say anything about later bars: the rank correlation between the
 * design score of the candidates of one search and their Sharpe ratio out of sample, over a walk
 * forward behind the design window.
 *
 * @param candidates how many strategies to try
 * @param networks how many networks each of them walks forward with
 */
public record RankCorrelation(int candidates, int networks) {
  private static final Strategy.WalkForward WALK =
      new Strategy.WalkForward(0.4, 6, Strategy.Scheme.ANCHORED);
  private static final ProgressMonitor MONITOR = ProgressMonitor.unwatched();

  /**
   * One candidate.
   *
   * @param design what the search ranked it by
   * @param outOfSample its annual Sharpe ratio after costs; 0 if it never traded
   */
  public record Pair(String description, double design, double outOfSample) {}

  /** Spearman's rank correlation between the two scores of all pairs. */
  public static double of(List<Pair> pairs) {
    return new SpearmansCorrelation()
        .correlation(
            pairs.stream().mapToDouble(Pair::design).toArray(),
            pairs.stream().mapToDouble(Pair::outOfSample).toArray());
  }

  /**
   * The candidates of a search on these bars that could be trained.
   *
   * @param crew does the fits
   */
  public List<Pair> pairs(BarSeries bars, long seed, Crew crew) {
    String symbol = bars.symbol().name();
    Brief brief = new Brief("", symbol, bars.timeframe(), seed, candidates, Optional.of(WALK));
    return SearchStart.of(brief, bars, new Only(bars))
        .search(new FoldTrial(crew), Set.of())
        .run(candidates, KeptCandidates.none(), MONITOR)
        .stream()
        .filter(Search.Try::isTrained)
        .map(tried -> pair(tried, bars, seed, crew))
        .toList();
  }

  private Pair pair(Search.Try tried, BarSeries bars, long seed, Crew crew) {
    Strategy own = tried.strategy().orElseThrow();
    Strategy strategy =
        new Strategy(
            own.name(),
            own.text(),
            own.data(),
            own.indicators(),
            own.inputs(),
            own.learning().withNetworks(networks),
            own.trading());
    WalkForwardRun walk = walk(new TrainingTask(strategy, bars, seed), crew);
    TestPeriod period = TestPeriod.of(bars, walk.signals().first(), bars.size());
    BacktestRun run =
        new Backtest(strategy.trading(), Rules.KTRDR).run(period, walk.signals(), MONITOR);
    double sharpe = run.trades().isEmpty() ? 0 : run.equity().sharpe();
    double design = tried.candidate().score().orElseThrow().rank();
    return new Pair(tried.candidate().description(), design, sharpe);
  }

  private static WalkForwardRun walk(TrainingTask task, Crew crew) {
    FitStore store = new FitStore(new KeptPieces(crew, CheckpointFolder.none()), 1);
    try {
      return new Trainer(InstantSource.fixed(Instant.EPOCH))
          .train(task, TrainingWatch.of(MONITOR), store)
          .details()
          .walk()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source of one series. */
  private record Only(BarSeries bars) implements BarSource {
    @Override
    public List<Listing> listings() {
      return List.of(new Listing(bars.symbol(), bars.timeframe()));
    }

    @Override
    public BarSeries load(String symbol, Timeframe timeframe) {
      return bars;
    }
  }
}
