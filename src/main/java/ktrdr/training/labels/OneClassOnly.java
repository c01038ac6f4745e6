package ktrdr.training.labels;

import java.util.Arrays;
import java.util.Locale;
import ktrdr.work.Refusal;

/** Nearly all labels are identical, so a network would only learn to repeat that label. */
public final class OneClassOnly extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final double MOST = 0.98;

  private OneClassOnly(Label label, double share, int rows, String advice) {
    super(
        Kind.INVALID,
        "one_class_only",
        String.format(
            Locale.ROOT,
            "%s holds %.1f%% of the %,d labels; %s",
            label,
            100 * share,
            rows,
            advice));
  }

  /** Refuses labels, counted by ordinal, of which more than 98 % are identical. */
  public static void refuse(int[] counts, LabelSeries series) {
    int rows = Arrays.stream(counts).sum();
    for (Label label : Label.values()) {
      double share = (double) counts[label.ordinal()] / rows;
      if (share > MOST) {
        throw new OneClassOnly(label, share, rows, series.advice());
      }
    }
  }
}
