package ktrdr.sessions.artifacts;

import java.util.Optional;
import ktrdr.backtest.TestPeriod;
import ktrdr.market.BarSeries;
import ktrdr.market.fingerprints.Fingerprints;
import ktrdr.market.fingerprints.SeenBars;
import ktrdr.sessions.standalone.BacktestPlan;
import ktrdr.strategy.Strategy;
import ktrdr.training.ChronologicalSplit;
import ktrdr.training.Folds;
import ktrdr.training.bundle.Provenance;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.work.ProgressMonitor;

/** On which bars a model is tested, and how many of them it knows from its training. */
final class TestPeriods {
  private static final int FEWEST = 2;

  private TestPeriods() {}

  /**
   * The bars that a session's training is judged by. A model of an earlier version does not say
   * what it has seen. If these are the bars of its training, the split of then is that of now;
   * otherwise nobody knows.
   *
   * @param bars those that its strategy names, as they are now
   */
  static TestPeriod ofTraining(TrainedModel model, BarSeries bars, ProgressMonitor monitor) {
    Optional<Strategy.WalkForward> walk = model.strategy().learning().walkForward();
    if (walk.isPresent()) {
      // The signals of the folds are of exactly these bars, or are refused.
      return TestPeriod.of(bars, Folds.designWindow(walk.get(), bars.size()), bars.size());
    }
    ChronologicalSplit split = ChronologicalSplit.of(model.strategy(), bars);
    TestPeriod test = TestPeriod.of(bars, split.test().firstBar(), split.test().afterBar());
    if (seen(model).isPresent()) {
      return test.against(seen(model).get(), monitor);
    }
    boolean same = bars.sha256(monitor).equals(model.dataSha256());
    return same ? test : test.againstUnknown();
  }

  /** Whether a plan tests a model that does not say what it has seen, on the bars it came from. */
  static boolean isOnItsTestPart(BacktestPlan plan, TrainedModel model) {
    return plan.period().isOpen()
        && seen(model).isEmpty()
        && plan.market().symbol().equals(model.strategy().data().symbol());
  }

  /**
   * The bars on which a plan tests a model. Without dates they are those behind its training; of
   * another instrument, all.
   *
   * @param bars all of the plan's market
   * @throws NoUnseenBars if there are no dates and the model knows all bars
   */
  static TestPeriod alone(
      BacktestPlan plan, TrainedModel model, BarSeries bars, ProgressMonitor monitor) {
    Optional<SeenBars> seen = seen(model);
    if (seen.isEmpty()) {
      return plan.period().in(bars).againstUnknown();
    }
    boolean chosen =
        plan.period().isOpen() && seen.get().isInstrument(bars, Fingerprints.of(bars, monitor));
    TestPeriod period = chosen ? behind(seen.get(), bars) : plan.period().in(bars);
    return period.against(seen.get(), monitor);
  }

  private static TestPeriod behind(SeenBars seen, BarSeries bars) {
    int first = seen.behind(bars);
    if (bars.size() - first < FEWEST) {
      throw new NoUnseenBars(seen, bars, bars.size() - first);
    }
    return TestPeriod.of(bars, first, bars.size());
  }

  private static Optional<SeenBars> seen(TrainedModel model) {
    return model.provenance().map(Provenance::bars);
  }
}
