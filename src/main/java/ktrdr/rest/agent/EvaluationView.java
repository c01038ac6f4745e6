package ktrdr.rest.agent;

import java.util.Map;
import ktrdr.strategy.Strategy.Evaluation;
import ktrdr.strategy.document.Evaluations;

/**
 * On which bars strategies are tested.
 *
 * @param mode {@code walk_forward} or {@code holdout}; a holdout has no more than this
 * @param start share of the bars before the first fold
 * @param scheme {@code anchored} or {@code rolling}
 */
public record EvaluationView(String mode, Number start, Integer folds, String scheme) {

  static EvaluationView of(Evaluation evaluation) {
    Map<String, Object> written = Evaluations.map(evaluation);
    return new EvaluationView(
        (String) written.get("mode"),
        (Number) written.get("start"),
        (Integer) written.get("folds"),
        (String) written.get("scheme"));
  }
}
