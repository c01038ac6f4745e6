package ktrdr.strategy.document;

import java.util.Locale;
import java.util.Map;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Evaluation;
import ktrdr.strategy.document.yaml.Faults;

/** Reads and writes an evaluation that does not stand in a document. */
public final class Evaluations {
  /** How strategies are tested of which nobody says anything else. */
  public static final Evaluation USUAL = read(EvaluationReader.WALK_FORWARD);

  private Evaluations() {}

  /**
   * Reads what the key {@code evaluation} of a document may have, or its mode alone. Without a mode
   * it is a walk forward.
   *
   * @param value maps, strings and numbers of plain Java
   * @throws InvalidStrategy with all faults; their pointers begin at the evaluation
   */
  public static Evaluation read(Object value) {
    Faults faults = new Faults();
    Evaluation read = EvaluationReader.alone(new Entry("", value, faults));
    faults.throwIfAny();
    return read;
  }

  /** Returns the value of the key {@code evaluation}. The shares of a holdout have other keys. */
  public static Map<String, Object> map(Evaluation evaluation) {
    return evaluation instanceof Strategy.WalkForward walk
        ? StrategyWriter.ordered(
            "mode",
            EvaluationReader.WALK_FORWARD,
            "start",
            StrategyWriter.number(walk.start()),
            "folds",
            walk.folds(),
            "scheme",
            walk.scheme().name().toLowerCase(Locale.ROOT))
        : StrategyWriter.ordered("mode", EvaluationReader.HOLDOUT);
  }
}
