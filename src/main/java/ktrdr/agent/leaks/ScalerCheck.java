package ktrdr.agent.leaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ktrdr.market.BarSeries;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.work.ProgressMonitor;

/**
 * Catches features that were scaled by what later bars told: prepared on the whole series and
 * prepared on the bars of the training part alone, the features of that part must be equal bit for
 * bit. Cutting the series off afterwards can't show this, because the scale is learned by then.
 */
record ScalerCheck() implements LeakCheck {

  @Override
  public String name() {
    return "scaler";
  }

  @Override
  public String clean() {
    return "The features of the training part are unchanged when later bars are removed before they"
        + " are prepared.";
  }

  @Override
  public List<String> failures(Pipeline pipeline, ProgressMonitor monitor) {
    List<String> failures = new ArrayList<>();
    for (Pipeline.Round round : pipeline.learned().rounds()) {
      BarSeries known = pipeline.bars().upTo(round.parts().get(0).range().afterBar() - 1);
      FeatureMatrix used = prepared(pipeline, pipeline.bars(), known, monitor);
      FeatureMatrix fair = prepared(pipeline, known, known, monitor);
      IntStream.range(0, used.columns())
          .filter(column -> differs(used, fair, column))
          .mapToObj(column -> used.names().get(column))
          .map(name -> name + " was scaled by bars after the training part.")
          .filter(sentence -> !failures.contains(sentence))
          .forEach(failures::add);
    }
    return failures;
  }

  private static FeatureMatrix prepared(
      Pipeline pipeline, BarSeries on, BarSeries bars, ProgressMonitor monitor) {
    ProgressMonitor quiet = new Quiet(monitor);
    return pipeline.preparation().fit(on, quiet).of(bars, quiet);
  }

  private static boolean differs(FeatureMatrix used, FeatureMatrix fair, int column) {
    return !Arrays.equals(column(used, column), column(fair, column));
  }

  private static int[] column(FeatureMatrix matrix, int column) {
    return IntStream.range(0, matrix.rows())
        .map(row -> Float.floatToRawIntBits(matrix.value(row, column)))
        .toArray();
  }
}
