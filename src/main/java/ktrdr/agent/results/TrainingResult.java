package ktrdr.agent.results;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import ktrdr.training.LearningState;
import ktrdr.training.Platform;
import ktrdr.training.Score;
import ktrdr.training.SplitRange;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.trainer.TrainingRun;

/**
 * The result of a training. Results of earlier ktrdr versions may lack parts.
 *
 * @param test the model's score on the test rows; NaN where unknown
 * @param lossDecrease fall of the training loss from the first epoch to the best, as a fraction of
 *     the first; NaN when unknown
 * @param bestEpoch the epoch whose weights were kept; the first is 1; 0 when unknown
 * @param validation the model's score on the rows that chose its epoch; empty when unknown
 * @param notes what people must know who read the scores, a sentence each; none when unknown
 * @param learning what its losses told when it ended; empty when unknown
 * @param breakdown what was found beside the model
 */
public record TrainingResult(
    Score test,
    double lossDecrease,
    int bestEpoch,
    Optional<Validation> validation,
    Optional<Split> split,
    Model model,
    List<String> notes,
    GateResult gate,
    Optional<LearningState> learning,
    TrainingBreakdown breakdown) {

  /**
   * How the model did on the validation rows.
   *
   * @param score of the weights that were kept
   * @param majority accuracy of always answering with their most frequent label, 0 to 1
   * @param rows number of those rows
   */
  public record Validation(Score score, double majority, int rows) {}

  /**
   * The parts of the bars. In a walk forward, the first two are those of the last training, and the
   * test is that of all folds.
   */
  public record Split(Part train, Part validation, Part test) {}

  /**
   * A part of the split.
   *
   * @param from start of its first bar
   * @param to start of its last bar
   * @param rows number of rows after warm-up and purge; 0 or more
   */
  public record Part(Instant from, Instant to, int rows) {
    static Part of(SplitRange range, int rows) {
      return new Part(range.from(), range.to(), rows);
    }
  }

  /**
   * The trained model.
   *
   * @param id the id under which it is stored
   * @param weightsSha256 hash of its weights, in hex
   * @param dataSha256 hash of the bars that it was trained on, in hex
   * @param seed seed of all random numbers in the training
   * @param parameters number of weights
   * @param platform what it was trained by
   */
  public record Model(
      Optional<String> id,
      Optional<String> weightsSha256,
      Optional<String> dataSha256,
      OptionalLong seed,
      int parameters,
      Optional<Platform> platform) {

    /** Nothing is known of it. */
    public static final Model UNKNOWN =
        new Model(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            0,
            Optional.empty());

    static Model of(String id, TrainedModel model, Platform platform) {
      return new Model(
          Optional.of(id),
          Optional.of(model.weightsSha256()),
          Optional.of(model.dataSha256()),
          OptionalLong.of(model.seed()),
          model.parameterCount(),
          Optional.of(platform));
    }
  }

  /**
   * Creates the result of a training run.
   *
   * @param id the id under which the model is stored
   * @param platform what it was trained by
   * @param walk what its folds gave; empty for a holdout
   */
  public static TrainingResult of(
      TrainingRun run,
      String id,
      GateResult gate,
      Platform platform,
      Optional<WalkForwardResult> walk) {
    Split split =
        new Split(
            Part.of(run.split().train(), run.rows().train()),
            Part.of(run.split().validation(), run.rows().validation()),
            Part.of(run.split().test(), run.rows().test()));
    return new TrainingResult(
        run.test(),
        run.history().lossDecrease(),
        run.history().best().epoch(),
        Optional.of(
            new Validation(run.details().validation(), run.majority(), run.rows().validation())),
        Optional.of(split),
        Model.of(id, run.model(), platform),
        run.notes(),
        gate,
        Optional.of(run.history().state()),
        TrainingBreakdown.of(run.details(), walk));
  }

  /** The result of a training that a gate ended before anything was trained. */
  public static TrainingResult untrained(GateResult gate) {
    return new TrainingResult(
        new Score(Double.NaN, Double.NaN),
        Double.NaN,
        0,
        Optional.empty(),
        Optional.empty(),
        Model.UNKNOWN,
        List.of(),
        gate,
        Optional.empty(),
        TrainingBreakdown.NONE);
  }

  /** This result, and what the strategy showed in its design window. */
  public TrainingResult with(DesignWindowResult window) {
    return new TrainingResult(
        test,
        lossDecrease,
        bestEpoch,
        validation,
        split,
        model,
        notes,
        gate,
        learning,
        breakdown.with(window));
  }
}
