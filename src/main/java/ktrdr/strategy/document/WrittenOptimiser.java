package ktrdr.strategy.document;

import java.util.LinkedHashMap;
import java.util.Map;
import ktrdr.strategy.Strategy.Focal;
import ktrdr.strategy.Strategy.Loss;
import ktrdr.strategy.Strategy.Schedule;

/** Loss and learning rates as they stand in a document; the usual ones are left out. */
final class WrittenOptimiser {
  private WrittenOptimiser() {}

  static void loss(Loss loss, Map<String, Object> training) {
    if (loss instanceof Focal focal) {
      training.put("loss", "focal");
      training.put("focal_gamma", StrategyWriter.number(focal.gamma()));
    }
  }

  static Map<String, Object> schedule(Schedule schedule) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (schedule instanceof Schedule.Step step) {
      map.put("type", "step");
      map.put("step_size", step.size());
      map.put("gamma", StrategyWriter.number(step.gamma()));
    } else if (schedule instanceof Schedule.Exponential exponential) {
      map.put("type", "exponential");
      map.put("gamma", StrategyWriter.number(exponential.gamma()));
    } else if (schedule instanceof Schedule.Plateau plateau) {
      map.put("type", "plateau");
      map.put("patience", plateau.patience());
      map.put("factor", StrategyWriter.number(plateau.factor()));
    } else {
      map.put("type", "cosine");
    }
    return map;
  }
}
