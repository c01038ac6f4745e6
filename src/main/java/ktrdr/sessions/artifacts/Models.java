package ktrdr.sessions.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import ktrdr.backtest.TestPeriod;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.standalone.BacktestPlan;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.work.ProgressMonitor;

/**
 * Trained models, each stored under the training that made it, and the bars that they have seen.
 */
@ApplicationScoped
public class Models {
  private final Artifacts artifacts;
  private final KeptFiles files;
  private final StrategyReader reader;
  private final BarSource source;

  @Inject
  public Models(Artifacts artifacts, KeptFiles files, StrategyReader reader, BarSource source) {
    this.artifacts = artifacts;
    this.files = files;
    this.reader = reader;
    this.source = source;
  }

  /** For the container's proxy only. */
  protected Models() {
    this(null, null, null, null);
  }

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
   * The bars that a session's training is judged by: its test part, or in a walk forward the bars
   * of all folds, each of which is judged by networks that have not seen it.
   */
  public TestPeriod tested(TrainedModel model, ProgressMonitor monitor) {
    return TestPeriods.ofTraining(model, own(model, monitor), monitor);
  }

  /**
   * The bars on which a plan tests this model; in sample if the model has seen some of them.
   *
   * @throws NoUnseenBars if the plan leaves the choice to ktrdr and the model knows all bars
   */
  public TestPeriod period(BacktestPlan plan, TrainedModel model, ProgressMonitor monitor) {
    if (TestPeriods.isOnItsTestPart(plan, model)) {
      return tested(model, monitor).againstUnknown();
    }
    return TestPeriods.alone(plan, model, plan.bars(source, monitor), monitor);
  }

  /**
   * Refuses a plan that would end with such a refusal.
   *
   * @throws NoUnseenBars if the plan leaves the choice to ktrdr and the model knows all bars
   */
  public void requireUnseen(BacktestPlan plan) {
    if (plan.period().isOpen() && plan.tested() instanceof BacktestPlan.Model trained) {
      try {
        period(plan, load(trained.training()), ProgressMonitor.unwatched());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private BarSeries own(TrainedModel model, ProgressMonitor monitor) {
    return model.strategy().data().bars(source, monitor);
  }
}
