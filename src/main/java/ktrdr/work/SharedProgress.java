package ktrdr.work;

import java.util.List;
import java.util.Optional;

/**
 * The progress of pieces of work that several threads do: the weighted sum of theirs. It never
 * falls, and is exactly 1 when all are done. Thread-safe.
 */
final class SharedProgress {
  private final List<? extends Piece<?>> pieces;
  private final double[] fractions;
  private final double weight;
  private int done;
  private int newest;
  private Progress latest = Progress.NONE;
  private volatile boolean fresh;

  SharedProgress(List<? extends Piece<?>> pieces) {
    this.pieces = pieces;
    fractions = new double[pieces.size()];
    weight = pieces.stream().mapToDouble(Piece::weight).reduce(0, Double::sum);
    for (int i = 0; i < fractions.length; i++) {
      if (pieces.get(i).result().isPresent()) {
        done(i);
      }
    }
  }

  /** Records the progress of one piece. */
  synchronized void report(int index, Progress progress) {
    fractions[index] = Math.max(fractions[index], progress.fraction());
    newest = index;
    latest = progress;
    fresh = true;
  }

  /** Records that a piece is done. */
  synchronized void done(int index) {
    done++;
    report(index, (newest == index ? latest : Progress.NONE).finished());
  }

  /** Returns the progress of all pieces together; empty when nothing was recorded since. */
  Optional<Progress> news() {
    return fresh ? Optional.of(all()) : Optional.empty();
  }

  // The same sum in the same order each time, because rounding must not let it fall.
  private synchronized Progress all() {
    fresh = false;
    double sum = 0;
    for (int i = 0; i < fractions.length; i++) {
      sum += pieces.get(i).weight() * fractions[i];
    }
    String name = pieces.get(newest).name();
    String label = latest.label().isEmpty() ? name : name + ": " + latest.label();
    return new Progress(sum / weight, label, done, fractions.length, latest.context());
  }
}
