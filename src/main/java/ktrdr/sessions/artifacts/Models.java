package ktrdr.sessions.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import ktrdr.backtest.TestPeriod;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.standalone.BacktestPlan;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.training.ChronologicalSplit;
import ktrdr.training.Folds;
import ktrdr.training.trainer.TrainedModel;
import ktrdr.work.ProgressMonitor;

/**
 * Trained models, each stored under the training that made it, and the bars that they have seen.
 */
@ApplicationScoped
public class Models {
  @Inject private Artifacts artifacts;
  @Inject private KeptFiles files;
  @Inject private StrategyReader reader;
  @Inject private BarSource source;

  /**
   * Loads the model of a training.
   *
   * @throws FileMissing if its files are not in this home
   * @throws FileChanged if they are not what the training wrote
   * @throws IOException if they can't be read
   */
  public TrainedModel load(OperationId training) throws IOException {
    return TrainedModel.load(files.unchanged(training, artifacts.model(training)), reader);
  }

  /** Whether this home has the unchanged model of a training. */
  public boolean has(OperationId training) {
    return files.isUnchanged(training, artifacts.model(training));
  }

  /**
   * The bars that a training is judged by: its test part, which the model has not seen, or in a
   * walk forward the bars of all folds, each of which is judged by networks that have not seen it.
   */
  public TestPeriod tested(TrainedModel model, ProgressMonitor monitor) {
    BarSeries bars = model.strategy().data().bars(source, monitor);
    Optional<Strategy.WalkForward> walk = model.strategy().learning().walkForward();
    if (walk.isPresent()) {
      return TestPeriod.of(bars, Folds.designWindow(walk.get(), bars.size()), bars.size());
    }
    ChronologicalSplit split = ChronologicalSplit.of(model.strategy(), bars);
    return TestPeriod.of(bars, split.test().firstBar(), split.test().afterBar())
        .trainedOn(split.train().firstBar(), split.validation().afterBar());
  }

  /** The bars on which a plan tests this model; in sample if the model has seen some of them. */
  public TestPeriod period(BacktestPlan plan, TrainedModel model, ProgressMonitor monitor) {
    Strategy.Data data = model.strategy().data();
    boolean sameMarket = plan.market().symbol().equals(data.symbol());
    if (sameMarket && plan.period().isOpen()) {
      return seenOrNot(tested(model, monitor), model);
    }
    TestPeriod period = plan.period().in(plan.bars(source, monitor));
    return sameMarket ? marked(period, model, monitor) : period;
  }

  // The model that a walk forward leaves has seen all bars.
  private static TestPeriod seenOrNot(TestPeriod period, TrainedModel model) {
    return model.strategy().learning().walkForward().isPresent()
        ? period.trainedOn(0, period.bars().size())
        : period;
  }

  private TestPeriod marked(TestPeriod period, TrainedModel model, ProgressMonitor monitor) {
    Strategy.Data data = model.strategy().data();
    BarSeries bars = data.bars(source, monitor);
    int before = data.from().map(day -> barsBefore(period.bars(), day)).orElse(0);
    if (model.strategy().learning().walkForward().isPresent()) {
      return period.trainedOn(before, before + bars.size());
    }
    ChronologicalSplit split = ChronologicalSplit.of(model.strategy(), bars);
    return period.trainedOn(
        before + split.train().firstBar(), before + split.validation().afterBar());
  }

  private static int barsBefore(BarSeries bars, LocalDate day) {
    return bars.between(Optional.empty(), Optional.of(day.minusDays(1))).size();
  }
}
