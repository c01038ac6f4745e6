package ktrdr.training;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The results of one epoch.
 *
 * @param epoch counted from 1
 * @param train score during training, with dropout and before each step
 * @param validation score of the network at the end of the epoch
 * @param learningRate of the optimizer in this epoch
 * @param seconds duration of the epoch
 * @param timestamp when it ended
 */
public record EpochMetrics(
    int epoch,
    Score train,
    Score validation,
    double learningRate,
    double seconds,
    Instant timestamp) {

  /** The values under their wire names. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("epoch", epoch);
    facts.put("train_loss", train.loss());
    facts.put("train_accuracy", train.accuracy());
    facts.put("val_loss", validation.loss());
    facts.put("val_accuracy", validation.accuracy());
    facts.put("learning_rate", learningRate);
    facts.put("duration", seconds);
    facts.put("timestamp", timestamp.toString());
    return facts;
  }
}
