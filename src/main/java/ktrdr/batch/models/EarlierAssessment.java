package ktrdr.batch.models;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import ktrdr.agent.conversation.Told;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.DesignResult;
import ktrdr.batch.work.Originals;
import ktrdr.batch.work.Research;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Session;
import ktrdr.sessions.results.AssessmentCodec;
import ktrdr.sessions.results.BacktestCodec;
import ktrdr.sessions.results.TrainingCodec;

/** What the model was told of the assessment in the session that another one replays. */
@ApplicationScoped
class EarlierAssessment {
  @Inject private Originals originals;
  @Inject private Research research;

  /** As that session stored it; empty if it was not assessed, or if this one replays none. */
  Optional<Told> told(Session session) {
    return originals
        .of(session)
        .flatMap(
            original ->
                AssessmentCodec.read(original).map(assessment -> told(original, assessment)));
  }

  private Told told(Session original, AssessmentResult assessment) {
    boolean overlap =
        research
            .design(original)
            .flatMap(DesignResult::byModel)
            .map(DesignResult.ByModel::pretrainingOverlap)
            .orElse(false);
    return new Told(
        assessment,
        TrainingCodec.read(research.completed(original, OperationType.TRAINING)).gate(),
        Optional.of(BacktestCodec.read(research.completed(original, OperationType.BACKTESTING))),
        overlap);
  }
}
