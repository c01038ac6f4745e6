package ktrdr.batch.work;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import ktrdr.agent.results.TestedModel;
import ktrdr.agent.results.WalkForwardResult;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.Rules;
import ktrdr.batch.WorkMonitor;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.Session;
import ktrdr.sessions.artifacts.KeptFiles;
import ktrdr.sessions.artifacts.Models;
import ktrdr.sessions.results.TrainingCodec;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Strategy;
import ktrdr.training.TrainingTask;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.walk.FoldSignals;
import ktrdr.work.CheckpointFile;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Crew;
import ktrdr.work.Progress;

/**
 * The files that earlier phases of a session wrote. They are in the home of the server that ran the
 * phase. A server with another home runs the phase again: the same seed gives the same bits.
 */
@Dependent
public class EarlierWork {
  @Inject private Research research;
  @Inject private Models models;
  @Inject private TrainingWork training;
  @Inject private BacktestWork backtest;
  @Inject private Artifacts artifacts;
  @Inject private KeptFiles files;

  /**
   * Returns the model that a session trained; trains it again when this home lacks it. What is
   * trained again has seen the same bars, or its weights would differ; so it can say which.
   *
   * @throws IllegalStateException when its weights differ from those that the training reported
   */
  public TrainedModel model(Session session, WorkMonitor monitor) throws IOException {
    Operation done = research.completed(session, OperationType.TRAINING);
    Strategy strategy = research.strategy(session);
    if (isMissing(done, artifacts.model(done.id()), monitor)
        || walks(strategy) && isMissing(done, artifacts.signals(done.id()), monitor)) {
      var task = new TrainingTask(strategy, research.bars(strategy, monitor), session.seed());
      training.train(done, task, new Again(done, monitor));
    }
    TrainedModel model = models.load(done.id());
    Optional<String> told = TrainingCodec.read(done).model().weightsSha256();
    if (told.filter(hash -> !hash.equals(model.weightsSha256())).isPresent()) {
      throw new IllegalStateException(
          "The model of " + done.id() + " differs from the one it trained; train it again");
    }
    return model;
  }

  /** Returns the backtest that a session completed; repeats it when this home lacks its files. */
  public Operation backtested(Session session, TrainedModel model, WorkMonitor monitor)
      throws IOException {
    Operation done = research.completed(session, OperationType.BACKTESTING);
    if (isMissing(done, artifacts.equity(done.id()), monitor)
        || isMissing(done, artifacts.trades(done.id()), monitor)) {
      backtest.test(done, task(session, model, monitor), new Again(done, monitor));
    }
    files.unchanged(done.id(), artifacts.equity(done.id()));
    files.unchanged(done.id(), artifacts.trades(done.id()));
    return done;
  }

  /**
   * Returns the backtest to run for a session: of its model on the bars that it was not trained on,
   * or of the signals of a walk forward on the bars of all folds.
   */
  public BacktestWork.Task task(Session session, TrainedModel model, WorkMonitor monitor)
      throws IOException {
    Backtest how = new Backtest(model.strategy().trading(), Rules.KTRDR);
    SignalModel signals = walks(model.strategy()) ? signals(session) : model;
    return new BacktestWork.Task(how, models.tested(model, monitor), signals);
  }

  /** Says which model, or the folds of which walk forward, a session's backtest tests. */
  public TestedModel tested(Session session, TrainedModel model) {
    String id = research.completed(session, OperationType.TRAINING).id().value();
    return walks(model.strategy()) ? TestedModel.ofFolds(id, model) : TestedModel.of(id, model);
  }

  private FoldSignals signals(Session session) throws IOException {
    Operation done = research.completed(session, OperationType.TRAINING);
    Path file = files.unchanged(done.id(), artifacts.signals(done.id()));
    FoldSignals signals = FoldSignals.read(file);
    Optional<String> told =
        TrainingCodec.read(done).breakdown().walkForward().map(WalkForwardResult::signalsSha256);
    if (told.filter(hash -> !hash.equals(signals.sha256())).isPresent()) {
      throw new IllegalStateException(
          "The signals of " + done.id() + " differ from those it reported; train it again");
    }
    return signals;
  }

  private static boolean walks(Strategy strategy) {
    return strategy.learning().walkForward().isPresent();
  }

  private static boolean isMissing(Operation done, Path file, WorkMonitor monitor) {
    boolean missing = Files.notExists(file);
    if (missing) {
      String sentence =
          String.format(
              "The %s %s was completed, but this home lacks its %s; the work is repeated",
              name(done), done.id(), file.getFileName());
      monitor.repeats(sentence);
    }
    return missing;
  }

  private static String name(Operation done) {
    return done.type() == OperationType.TRAINING ? "training" : "backtest";
  }

  /** Monitors repeated work: its progress does not count, and no checkpoint of it is written. */
  private final class Again implements WorkMonitor {
    private final Operation done;
    private final WorkMonitor monitor;

    Again(Operation done, WorkMonitor monitor) {
      this.done = done;
      this.monitor = monitor;
    }

    @Override
    public CheckpointFile checkpoint(int every) {
      return new CheckpointFile(artifacts.checkpoint(done.id()), 0, sentence -> {}, () -> false);
    }

    @Override
    public CheckpointFolder checkpoints() {
      return new CheckpointFolder(artifacts.checkpoints(done.id()), said -> {}, () -> false);
    }

    @Override
    public void keep(Runnable write) {
      // Stored when the work was done for the first time.
    }

    @Override
    public void report(Progress progress) {
      String label = "repeating the " + name(done) + ": " + progress.label();
      monitor.report(new Progress(0, label, 0, 0, progress.context()));
    }

    @Override
    public Crew crew() {
      return monitor.crew();
    }

    @Override
    public void say(String what) {
      monitor.say("repeating " + done.id() + ": " + what);
    }

    @Override
    public void repeats(String sentence) {
      monitor.repeats(sentence);
    }

    @Override
    public boolean cancelled() {
      return monitor.cancelled();
    }

    @Override
    public OnCancel onCancel(Runnable action) {
      return monitor.onCancel(action);
    }
  }
}
