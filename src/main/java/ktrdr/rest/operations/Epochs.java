package ktrdr.rest.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metrics of a training as the contract shows them: the same however often one asks. */
final class Epochs {
  private Epochs() {}

  /** The last row; empty before the first epoch ended. */
  static Map<String, Object> latest(List<Map<String, Object>> rows) {
    return rows.isEmpty() ? Map.of() : rows.get(rows.size() - 1);
  }

  /** All rows and what they amount to: the last row carries it. */
  static Map<String, Object> all(List<Map<String, Object>> rows) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("epochs", rows.stream().map(Epochs::wire).toList());
    Map<String, Object> summary = latest(rows);
    for (String key :
        List.of(
            "best_epoch",
            "best_val_loss",
            "epochs_since_improvement",
            "is_overfitting",
            "is_plateaued",
            "total_epochs_planned")) {
      metrics.put(key, summary.get(key));
    }
    metrics.put("total_epochs_completed", rows.size());
    return metrics;
  }

  private static Map<String, Object> wire(Map<String, Object> row) {
    Map<String, Object> epoch = new LinkedHashMap<>();
    for (String key :
        List.of(
            "epoch",
            "train_loss",
            "train_accuracy",
            "val_loss",
            "val_accuracy",
            "learning_rate",
            "duration",
            "timestamp")) {
      epoch.put(key, row.get(key));
    }
    return epoch;
  }
}
