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

  /** The test part of the bars of the model's strategy, none of which the model has seen. */
  public TestPeriod unseen(TrainedModel model, ProgressMonitor monitor) {
    BarSeries bars = model.strategy().data().bars(source, monitor);
    ChronologicalSplit split = ChronologicalSplit.of(model.strategy(), bars);
    return TestPeriod.of(bars, split.test().firstBar(), split.test().afterBar())
        .trainedOn(split.train().firstBar(), split.validation().afterBar());
  }

  /** The bars on which a plan tests this model; in sample if the model has seen some of them. */
  public TestPeriod period(BacktestPlan plan, TrainedModel model, ProgressMonitor monitor) {
    Strategy.Data data = model.strategy().data();
    boolean sameMarket = plan.market().symbol().equals(data.symbol());
    if (sameMarket && plan.period().isOpen()) {
      return unseen(model, monitor);
    }
    TestPeriod period = plan.period().in(plan.bars(source, monitor));
    return sameMarket ? marked(period, model, monitor) : period;
  }

  private TestPeriod marked(TestPeriod period, TrainedModel model, ProgressMonitor monitor) {
    Strategy.Data data = model.strategy().data();
    ChronologicalSplit split = ChronologicalSplit.of(model.strategy(), data.bars(source, monitor));
    int before = data.from().map(day -> barsBefore(period.bars(), day)).orElse(0);
    return period.trainedOn(
        before + split.train().firstBar(), before + split.validation().afterBar());
  }

  private static int barsBefore(BarSeries bars, LocalDate day) {
    return bars.between(Optional.empty(), Optional.of(day.minusDays(1))).size();
  }
}
