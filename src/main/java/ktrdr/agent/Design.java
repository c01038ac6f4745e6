package ktrdr.agent;

import java.util.List;
import java.util.Map;
import ktrdr.backtest.Metrics;
import ktrdr.strategy.Strategy;

/**
 * A chosen strategy and what it was chosen from.
 *
 * @param yaml the strategy's document
 * @param source which designer made it: {@code builtin}
 * @param candidates all that were tried, in that order, the chosen one among them
 * @param explanation a few sentences: why this one
 */
public record Design(
    Strategy strategy, String yaml, String source, List<Candidate> candidates, String explanation) {

  /** The results of an operation of type agent_design, by the names of the wire. */
  public Map<String, Object> facts() {
    return new Metrics()
        .say("strategy_name", strategy.name())
        .say("strategy", yaml)
        .say("source", source)
        .say("candidates", candidates.stream().map(Candidate::facts).toList())
        .say("explanation", explanation)
        .asMap();
  }
}
