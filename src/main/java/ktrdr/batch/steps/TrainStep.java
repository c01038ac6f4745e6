package ktrdr.batch.steps;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import ktrdr.agent.results.TrainingResult;
import ktrdr.batch.work.GatedTraining;
import ktrdr.batch.work.Research;
import ktrdr.batch.work.TrialFacts;
import ktrdr.sessions.GateMode;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.results.TrainingCodec;
import ktrdr.strategy.Strategy;
import ktrdr.training.TrainingTask;

/** Trains the session's strategy, saves the model and decides both gates. */
@Named
@Dependent
public class TrainStep extends SessionStep {
  @Inject private Research research;
  @Inject private GatedTraining training;
  @Inject private GateMode gates;
  @Inject private TrialFacts facts;

  /** For the container. */
  public TrainStep() {
    super(SessionPhase.TRAINING);
  }

  @Override
  protected PhaseResult work(PhaseRun run) throws IOException {
    Strategy strategy = research.strategy(run.session());
    TrainingTask task =
        new TrainingTask(strategy, research.bars(strategy, this), run.session().seed());
    boolean bypass = run.session().assignment().bypassGates();
    GatedTraining.Gating how = new GatedTraining.Gating(bypass, gates.ends());
    TrainingResult result = training.train(run.child(), task, how, this);
    return PhaseResult.of(TrainingCodec.write(result)).trying(facts.trained(task, result, this));
  }
}
