package ktrdr.sessions.results;

import java.util.List;
import java.util.Map;
import ktrdr.training.EpochMetrics;
import ktrdr.training.fits.History;

/** The epochs of a training as JSON objects: each is stored with what those so far amount to. */
public final class EpochCodec {
  private static final List<String> OF_EPOCH =
      List.of(
          "epoch",
          "train_loss",
          "train_accuracy",
          "val_loss",
          "val_accuracy",
          "learning_rate",
          "duration",
          "timestamp");
  private static final List<String> OF_ALL =
      List.of(
          "best_epoch",
          "best_val_loss",
          "epochs_since_improvement",
          "is_overfitting",
          "is_plateaued",
          "total_epochs_planned");
  private static final String COMPLETED = "total_epochs_completed";

  private EpochCodec() {}

  /**
   * The JSON object of the last epoch of a training so far.
   *
   * @param history all epochs so far
   */
  public static Map<String, Object> write(History history) {
    return write(history.last())
        .put("best_epoch", history.best().epoch())
        .put("best_val_loss", history.best().validation().loss())
        .put("epochs_since_improvement", history.epochsSinceImprovement())
        .put("is_overfitting", history.overfitting())
        .put("is_plateaued", history.plateaued())
        .put("total_epochs_planned", history.planned())
        .put(COMPLETED, history.epochs().size())
        .asMap();
  }

  private static Fields write(EpochMetrics epoch) {
    return new Fields()
        .put("epoch", epoch.epoch())
        .put("train_loss", epoch.train().loss())
        .put("train_accuracy", epoch.train().accuracy())
        .put("val_loss", epoch.validation().loss())
        .put("val_accuracy", epoch.validation().accuracy())
        .put("learning_rate", epoch.learningRate())
        .put("duration", epoch.seconds())
        .put("timestamp", epoch.timestamp().toString());
  }

  /** The last of the stored rows; empty before the first epoch ended. */
  private static Map<String, Object> latest(List<Map<String, Object>> rows) {
    return rows.isEmpty() ? Map.of() : rows.get(rows.size() - 1);
  }

  /** All stored rows, and what they amount to: the same however often one asks. */
  public static Map<String, Object> all(List<Map<String, Object>> rows) {
    Fields metrics = new Fields();
    metrics.put("epochs", rows.stream().map(row -> Fields.of(row, OF_EPOCH).asMap()).toList());
    return metrics.all(Fields.of(latest(rows), OF_ALL)).put(COMPLETED, rows.size()).asMap();
  }
}
