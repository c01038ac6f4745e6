package ktrdr.training.bundle;

import java.time.Instant;
import ktrdr.market.BarSeries;
import ktrdr.market.fingerprints.SeenBars;
import ktrdr.training.ChronologicalSplit;
import ktrdr.work.ProgressMonitor;

/**
 * Where a model comes from.
 *
 * @param trainedAt when its training ended
 * @param ktrdr version of ktrdr that trained it
 * @param bars all bars from the first that it was trained on to the last that chose its epochs
 */
public record Provenance(Instant trainedAt, String ktrdr, SeenBars bars) {

  /**
   * Where the model of a training comes from.
   *
   * @param split of the training
   * @param series the bars of its task
   */
  public static Provenance of(
      ChronologicalSplit split,
      BarSeries series,
      Instant trainedAt,
      String ktrdr,
      ProgressMonitor monitor) {
    int first = split.train().firstBar();
    int after = split.validation().afterBar();
    return new Provenance(trainedAt, ktrdr, SeenBars.of(series, first, after, monitor));
  }
}
