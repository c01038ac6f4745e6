package ktrdr.rest.memory;

import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import ktrdr.agent.memory.Experiment;
import ktrdr.agent.results.TrialScore;

/**
 * What a session designed, and what was seen of it before its test. No figure of the test is here.
 *
 * @param dataSha256 null when unknown
 * @param figuresUntil no figure comes from a later bar; null when unknown
 * @param designScore difference of the Sharpe ratio to holding, in the design window; like the
 *     other figures of that window null when nothing was searched
 * @param bestEpoch like the figures of the validation null until trained
 * @param majorityAccuracy accuracy of one answer for all rows
 */
public record ExperimentView(
    long id,
    long sessionId,
    String rootOperationId,
    Instant createdAt,
    String model,
    String symbol,
    String timeframe,
    String dataSha256,
    Instant figuresUntil,
    String strategyName,
    String indicators,
    Double designScore,
    Double designSharpe,
    Integer designTradeCount,
    Double designAccuracy,
    Integer bestEpoch,
    Double validationAccuracy,
    Double validationLoss,
    Double majorityAccuracy,
    Integer validationRows) {

  static ExperimentView of(Experiment experiment) {
    Optional<TrialScore> score = experiment.score();
    Optional<Experiment.Training> training = experiment.training();
    return new ExperimentView(
        experiment.id(),
        experiment.origin().session(),
        experiment.origin().root(),
        experiment.origin().created(),
        experiment.source(),
        experiment.bars().market().symbol(),
        experiment.bars().market().timeframe(),
        experiment.bars().sha256().orElse(null),
        experiment.bars().until().orElse(null),
        experiment.plan().name(),
        experiment.plan().indicators(),
        finite(score, TrialScore::excess),
        finite(score, TrialScore::sharpe),
        score.map(TrialScore::trades).orElse(null),
        finite(score, TrialScore::accuracy),
        training.map(Experiment.Training::bestEpoch).orElse(null),
        finite(training, t -> t.validation().score().accuracy()),
        finite(training, t -> t.validation().score().loss()),
        finite(training, t -> t.validation().majority()),
        training.map(t -> t.validation().rows()).orElse(null));
  }

  private static <T> Double finite(Optional<T> figures, ToDoubleFunction<T> figure) {
    return figures.map(figure::applyAsDouble).filter(Double::isFinite).orElse(null);
  }
}
