package ktrdr.persistence.memory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import ktrdr.agent.memory.Experiment;
import ktrdr.agent.memory.RememberedMarket;
import ktrdr.agent.results.TrainingResult;
import ktrdr.agent.results.TrialScore;
import ktrdr.training.Score;

/** One row of {@code agent_experiments}. A number that is not finite is null. */
@Entity
@Table(name = "agent_experiments")
public class ExperimentRow {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_INDICATORS = 1000;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "session_id")
  private long session;

  @Column(name = "root_operation_id")
  private String root;

  @Column(name = "created_at")
  private Instant created;

  private String source;
  private String symbol;
  private String timeframe;

  @Column(name = "data_sha256")
  private String data;

  @Column(name = "figures_until")
  private Instant until;

  @Column(name = "strategy_name")
  private String strategy;

  private String indicators;

  @Column(name = "design_sharpe")
  private Double sharpe;

  @Column(name = "design_excess")
  private Double excess;

  @Column(name = "design_trades")
  private Integer trades;

  @Column(name = "design_accuracy")
  private Double accuracy;

  @Column(name = "design_loss")
  private Double loss;

  @Column(name = "design_bars")
  private Integer bars;

  @Column(name = "best_epoch")
  private Integer bestEpoch;

  @Column(name = "validation_accuracy")
  private Double validationAccuracy;

  @Column(name = "validation_loss")
  private Double validationLoss;

  @Column(name = "validation_majority")
  private Double majority;

  @Column(name = "validation_rows")
  private Integer rows;

  static ExperimentRow of(Experiment experiment) {
    ExperimentRow row = new ExperimentRow();
    row.session = experiment.origin().session();
    row.root = experiment.origin().root();
    row.created = experiment.origin().created();
    row.source = OneLine.of(experiment.source(), LONGEST_NAME);
    row.symbol = experiment.bars().market().symbol();
    row.timeframe = experiment.bars().market().timeframe();
    row.strategy = OneLine.of(experiment.plan().name(), LONGEST_NAME);
    row.indicators = OneLine.of(experiment.plan().indicators(), LONGEST_INDICATORS);
    row.set(experiment.bars());
    experiment.score().ifPresent(row::set);
    experiment.training().ifPresent(row::set);
    return row;
  }

  void set(Experiment.Bars seen) {
    data = seen.sha256().orElse(data);
    until = seen.until().orElse(until);
  }

  private void set(TrialScore score) {
    sharpe = finite(score.sharpe());
    excess = finite(score.excess());
    trades = score.trades();
    accuracy = finite(score.accuracy());
    loss = finite(score.loss());
    bars = score.bars();
  }

  void set(Experiment.Training training) {
    bestEpoch = training.bestEpoch();
    validationAccuracy = finite(training.validation().score().accuracy());
    validationLoss = finite(training.validation().score().loss());
    majority = finite(training.validation().majority());
    rows = training.validation().rows();
  }

  Experiment toExperiment() {
    return new Experiment(
        id,
        new Experiment.Origin(session, root, created),
        source,
        new Experiment.Bars(
            new RememberedMarket(symbol, timeframe),
            Optional.ofNullable(data),
            Optional.ofNullable(until)),
        new Experiment.Plan(strategy, indicators),
        score(),
        training());
  }

  private Optional<TrialScore> score() {
    return Optional.ofNullable(bars)
        .map(
            count ->
                new TrialScore(
                    number(sharpe), number(excess), trades, number(accuracy), number(loss), count));
  }

  private Optional<Experiment.Training> training() {
    return Optional.ofNullable(bestEpoch)
        .map(
            epoch ->
                new Experiment.Training(
                    epoch,
                    new TrainingResult.Validation(
                        new Score(number(validationLoss), number(validationAccuracy)),
                        number(majority),
                        rows)));
  }

  private static Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  private static double number(Double stored) {
    return stored == null ? Double.NaN : stored;
  }
}
