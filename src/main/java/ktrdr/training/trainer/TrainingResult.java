package ktrdr.training.trainer;

import java.util.LinkedHashMap;
import java.util.Map;
import ktrdr.training.ChronologicalSplit;
import ktrdr.training.Score;
import ktrdr.training.SplitRows;

/**
 * A trained model and its scores.
 *
 * @param test score of the model on the test rows
 * @param split parts of the task's series
 * @param resumedAfter number of epochs that came from a checkpoint; 0 if the training started anew
 */
public record TrainingResult(
    TrainedModel model,
    History history,
    Score test,
    ChronologicalSplit split,
    SplitRows rows,
    int resumedAfter) {

  /** The results under their wire names. A number that is not finite is null. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("test_accuracy", finite(test.accuracy()));
    facts.put("test_loss", finite(test.loss()));
    facts.put("loss_decrease", finite(history.lossDecrease()));
    facts.put("best_epoch", history.best().epoch());
    facts.put("split", splitFacts());
    facts.put("weights_sha256", model.weightsSha256());
    facts.put("data_sha256", model.dataSha256());
    facts.put("seed", model.seed());
    facts.put("parameter_count", model.parameterCount());
    return facts;
  }

  private Map<String, Object> splitFacts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("train", split.train().facts(rows.train()));
    parts.put("validation", split.validation().facts(rows.validation()));
    parts.put("test", split.test().facts(rows.test()));
    return parts;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
