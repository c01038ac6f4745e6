package ktrdr.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import ktrdr.agent.Gates;
import ktrdr.market.BarSeries;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Research;
import ktrdr.sessions.SessionPhase;
import ktrdr.strategy.Strategy;
import ktrdr.training.Trainer;
import ktrdr.training.TrainingResult;
import ktrdr.training.TrainingTask;
import ktrdr.work.CheckpointFile;

/** Trains the session's strategy and keeps the model. */
@Named
@Dependent
public class TrainStep extends SessionStep {
  private static final int EPOCHS_A_CHECKPOINT = 5;

  @Inject private Research research;
  @Inject private Trainer trainer;
  @Inject private Gates gates;
  @Inject private Artifacts artifacts;
  @Inject private OperationStore operations;

  @Override
  protected SessionPhase phase() {
    return SessionPhase.TRAINING;
  }

  @Override
  protected PhaseResult work(PhaseRun run) throws IOException {
    OperationId id = run.child().id();
    Strategy strategy = research.strategy(run.session());
    BarSeries bars = research.bars(strategy, this);
    TrainingTask task = new TrainingTask(strategy, bars, run.session().seed());
    int epochs = strategy.learning().optimiser().epochs();
    EpochLog log = new EpochLog(this, epochs, (n, row) -> keep(run.child(), n, row));
    TrainingResult result;
    try (CheckpointFile checkpoint = checkpoint(EPOCHS_A_CHECKPOINT)) {
      result = trainer.train(task, log, checkpoint);
    }
    result.model().save(artifacts.model(id));
    Map<String, Object> facts = new LinkedHashMap<>(result.facts());
    facts.put("model_id", id.value());
    facts.put("gate", gate(run, gates.training(facts)));
    return PhaseResult.of(facts);
  }

  private void keep(Operation child, int epoch, Map<String, Object> row) {
    Persistently.run(() -> operations.addMetrics(child.id(), child.epoch(), epoch, row));
  }
}
