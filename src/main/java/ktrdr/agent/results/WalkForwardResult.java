package ktrdr.agent.results;

import java.time.Instant;
import java.util.List;

/**
 * What a walk forward gave, fold by fold and over all folds.
 *
 * @param folds in order of time
 * @param directional skill to tell BUY from SELL
 * @param threeClass skill to tell all three labels apart
 * @param signalsSha256 hash of the file with the signals of all folds, in hex
 */
public record WalkForwardResult(
    List<Fold> folds, Skill directional, Skill threeClass, String signalsSha256) {

  public WalkForwardResult {
    folds = List.copyOf(folds);
  }

  /**
   * One fold.
   *
   * @param from start of the first bar that it was tested on
   * @param to start of the last one
   * @param rows number of rows that score it
   * @param trainingRows number of rows that its networks learned
   * @param weightsSha256 hashes of its networks, in hex
   * @param bestEpochs of its networks
   * @param skill directional
   * @param accuracy 0 to 1
   */
  public record Fold(
      Instant from,
      Instant to,
      int rows,
      int trainingRows,
      List<String> weightsSha256,
      List<Integer> bestEpochs,
      Skill skill,
      double accuracy) {
    public Fold {
      weightsSha256 = List.copyOf(weightsSha256);
      bestEpochs = List.copyOf(bestEpochs);
    }
  }

  /**
   * How much better than a constant the networks forecast.
   *
   * @param rows rows that count
   * @param nats mean of the log loss that they save in a row; NaN without rows
   * @param t its t statistic over blocks of rows; NaN with fewer than two blocks
   */
  public record Skill(int rows, double nats, double t) {}
}
