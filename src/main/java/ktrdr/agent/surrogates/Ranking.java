package ktrdr.agent.surrogates;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.agent.results.SurrogateResult.Ranks;
import ktrdr.work.DurableFile;
import ktrdr.work.KeptPieces;

/**
 * Collects what was found in the series, and says when the others can decide nothing more because p
 * is certain to be above a threshold.
 *
 * <p>Surrogates count in the order of their numbers, up to the one that decides the test. So it
 * does not depend on the threads that test them which ones count. Thread-safe.
 */
final class Ranking implements KeptPieces.Form<SeriesFigures> {
  private final SeriesFigures[] found;
  private final double enough;

  /**
   * Creates an empty ranking.
   *
   * @param surrogates 1 or more
   * @param enough nobody asks how far p is above this
   */
  Ranking(int surrogates, double enough) {
    found = new SeriesFigures[1 + surrogates];
    this.enough = enough;
  }

  synchronized SeriesFigures add(SeriesFigures figures) {
    found[figures.number()] = figures;
    return figures;
  }

  @Override
  public DurableFile.Content write(SeriesFigures figures) {
    return figures;
  }

  /** Reads what an earlier run found, and counts it. */
  @Override
  public SeriesFigures read(byte[] bytes) throws IOException {
    return add(SeriesFigures.of(bytes));
  }

  /** Whether surrogates before this one are known to have decided the test. */
  synchronized boolean isDecidedBefore(int number) {
    OptionalInt last = deciding();
    return last.isPresent() && last.getAsInt() < number;
  }

  /** The first surrogate after which p is certain; empty as long as it is not known. */
  private OptionalInt deciding() {
    int better = 0;
    for (int number = 1; number < found.length && isKnown(0) && isKnown(number); number++) {
      better += found[number].sharpe() < found[0].sharpe() ? 0 : 1;
      if ((1.0 + better) / found.length > enough) {
        return OptionalInt.of(number);
      }
    }
    return OptionalInt.empty();
  }

  private boolean isKnown(int number) {
    return found[number] != null && found[number].tested();
  }

  /** The result, once every series was tested or skipped. */
  synchronized SurrogateResult result() {
    int last = deciding().orElse(found.length - 1);
    Ranks skill = ranks(last, SeriesFigures::skill);
    return new SurrogateResult(
        found.length - 1,
        ranks(last, SeriesFigures::sharpe),
        Optional.of(skill).filter(ranks -> !Double.isNaN(ranks.real())),
        Optional.empty());
  }

  private Ranks ranks(int last, ToDoubleFunction<SeriesFigures> figure) {
    List<Double> surrogates = Arrays.stream(found, 1, last + 1).map(figure::applyAsDouble).toList();
    return new Ranks(figure.applyAsDouble(found[0]), surrogates);
  }
}
