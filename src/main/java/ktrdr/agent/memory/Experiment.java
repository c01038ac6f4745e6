package ktrdr.agent.memory;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import ktrdr.agent.Wording;
import ktrdr.agent.results.TrainingResult;
import ktrdr.agent.results.TrialScore;
import ktrdr.strategy.Strategy;

/**
 * A strategy that a session designed, and what was seen of it in the design window.
 *
 * @param id rises with time; 0 before it is stored
 * @param source the designer: {@code builtin}, or {@code provider/id} of a language model
 * @param score of the chosen candidate in the design window; empty when nothing was searched
 * @param training empty, but for experiments of earlier versions
 */
public record Experiment(
    long id,
    Origin origin,
    String source,
    Bars bars,
    Plan plan,
    Optional<TrialScore> score,
    Optional<Training> training) {

  /**
   * Where it comes from.
   *
   * @param session its number; a session has one experiment at most
   * @param root id of the session's operation
   */
  public record Origin(long session, String root, Instant created) {}

  /**
   * The bars behind its figures.
   *
   * @param sha256 their hash, in hex; empty when unknown
   * @param until no figure comes from a later bar; empty when unknown
   */
  public record Bars(RememberedMarket market, Optional<String> sha256, Optional<Instant> until) {}

  /**
   * The strategy.
   *
   * @param name of its document
   * @param indicators in one line: {@code rsi(14), macd(12, 26, 9)}; of a design that came to
   *     nothing {@code rejected: } and why
   */
  public record Plan(String name, String indicators) {
    private static final String REJECTED = "rejected: ";

    /** A design that came to nothing, for this reason. */
    public static Plan rejected(String reason) {
      return new Plan("", REJECTED + reason);
    }

    /** Why the design came to nothing; empty if it came to a strategy. */
    public Optional<String> rejection() {
      return indicators.startsWith(REJECTED)
          ? Optional.of(indicators.substring(REJECTED.length()))
          : Optional.empty();
    }

    /** The indicators of a strategy, each once, in the order of its document. */
    public static String indicators(Strategy strategy) {
      return strategy.indicators().values().stream()
          .map(Plan::line)
          .distinct()
          .collect(Collectors.joining(", "));
    }

    private static String line(Strategy.Indicator indicator) {
      return indicator.type()
          + indicator.parameters().values().stream()
              .map(Wording::plain)
              .collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /**
   * What its training showed on the validation part. Nothing of it is remembered any more, because
   * those bars lie behind the design window.
   *
   * @param bestEpoch the epoch whose weights were kept; the first is 1
   */
  public record Training(int bestEpoch, TrainingResult.Validation validation) {}
}
