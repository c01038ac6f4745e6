package ktrdr.strategy.document;

import java.util.LinkedHashMap;
import java.util.Map;
import ktrdr.strategy.LearningRates;
import ktrdr.strategy.Loss;

/** Loss and learning rates as they stand in a document; the usual ones are left out. */
final class WrittenOptimiser {
  private WrittenOptimiser() {}

  static void loss(Loss loss, Map<String, Object> training) {
    if (loss instanceof Loss.Focal focal) {
      training.put("loss", "focal");
      training.put("focal_gamma", StrategyWriter.number(focal.gamma()));
    }
  }

  static Map<String, Object> schedule(LearningRates schedule) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (schedule instanceof LearningRates.Step step) {
      map.put("type", "step");
      map.put("step_size", step.size());
      map.put("gamma", StrategyWriter.number(step.gamma()));
    } else if (schedule instanceof LearningRates.Exponential exponential) {
      map.put("type", "exponential");
      map.put("gamma", StrategyWriter.number(exponential.gamma()));
    } else if (schedule instanceof LearningRates.Plateau plateau) {
      map.put("type", "plateau");
      map.put("patience", plateau.patience());
      map.put("factor", StrategyWriter.number(plateau.factor()));
    } else {
      map.put("type", "cosine");
    }
    return map;
  }
}
