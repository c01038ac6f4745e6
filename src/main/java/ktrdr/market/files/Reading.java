package ktrdr.market.files;

import java.util.List;
import ktrdr.market.BarSeries;

/**
 * What was read from a file.
 *
 * @param bars oldest first
 * @param understood how the file was read
 * @param skipped the first rows that were left out, at most {@link #MOST_LISTED}
 * @param skippedCount all rows that were left out
 * @param warnings sentences about what looks wrong and was kept, such as a jump like a split
 */
public record Reading(
    BarSeries bars,
    Understood understood,
    List<BadRow> skipped,
    long skippedCount,
    List<String> warnings) {
  /** Rows that were left out are listed up to here, and counted beyond. */
  public static final int MOST_LISTED = 100;

  public Reading {
    skipped = List.copyOf(skipped);
    warnings = List.copyOf(warnings);
  }
}
