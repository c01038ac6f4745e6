package ktrdr.batch.steps;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import ktrdr.agent.TrainingResult;
import ktrdr.agent.assess.Gates;
import ktrdr.agent.assess.WalkForwardFigures;
import ktrdr.batch.work.Research;
import ktrdr.batch.work.TrainingWork;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.results.TrainingCodec;
import ktrdr.strategy.Strategy;
import ktrdr.training.TrainingTask;
import ktrdr.training.trainer.TrainingRun;

/** Trains the session's strategy and saves the model. */
@Named
@Dependent
public class TrainStep extends SessionStep {
  @Inject private Research research;
  @Inject private TrainingWork training;
  @Inject private Gates gates;

  /** For the container. */
  public TrainStep() {
    super(SessionPhase.TRAINING);
  }

  @Override
  protected PhaseResult work(PhaseRun run) throws IOException {
    Strategy strategy = research.strategy(run.session());
    TrainingTask task =
        new TrainingTask(strategy, research.bars(strategy, this), run.session().seed());
    TrainingRun trained = training.train(run.child(), task, this);
    TrainingResult result =
        TrainingResult.of(
            trained,
            run.child().id().value(),
            gate(run, gates.training(trained)),
            training.platform(),
            WalkForwardFigures.of(trained));
    return PhaseResult.of(TrainingCodec.write(result));
  }
}
