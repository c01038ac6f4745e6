package ktrdr.proof.research;

import java.util.List;
import ktrdr.agent.results.Verdict;
import ktrdr.proof.research.ResearchMarket.Kind;

/**
 * What a session found, in one line of a file.
 *
 * @param gates whether both gates passed
 * @param skill t statistic of the directional skill in the design window
 * @param sharpe annual, of the walk forward after costs; NaN when it never traded
 * @param held annual Sharpe ratio of buy-and-hold with the same size on the same bars
 * @param p of the surrogates; NaN when they did not run
 * @param seconds that the session took
 * @param rank rank correlation between the scores of independent designs and their Sharpe ratios
 *     out of sample; NaN when it was not asked for
 * @param why the first reason of the verdict
 */
record SessionRow(
    ResearchMarket market,
    Verdict verdict,
    boolean gates,
    double skill,
    double sharpe,
    double held,
    double p,
    double seconds,
    double rank,
    String why) {
  private static final String TAB = "\t";

  Kind kind() {
    return market.kind();
  }

  int number() {
    return market.number();
  }

  boolean isOf(Kind other) {
    return kind() == other;
  }

  boolean promising() {
    return verdict == Verdict.PROMISING;
  }

  boolean ranked() {
    return !Double.isNaN(rank);
  }

  /** In one line, with every digit. */
  String line() {
    List<Object> fields =
        List.of(
            kind().name(),
            number(),
            market.bars(),
            verdict.name(),
            gates,
            skill,
            sharpe,
            held,
            p,
            seconds,
            rank,
            why);
    return String.join(TAB, fields.stream().map(String::valueOf).toList());
  }

  /** Reads {@link #line()}. */
  static SessionRow of(String line) {
    String[] at = line.split(TAB, -1);
    int bars = Integer.parseInt(at[2]);
    return new SessionRow(
        new ResearchMarket(Kind.valueOf(at[0]), Integer.parseInt(at[1]), bars),
        Verdict.valueOf(at[3]),
        Boolean.parseBoolean(at[4]),
        Double.parseDouble(at[5]),
        Double.parseDouble(at[6]),
        Double.parseDouble(at[7]),
        Double.parseDouble(at[8]),
        Double.parseDouble(at[9]),
        Double.parseDouble(at[10]),
        at[11]);
  }
}
