package ktrdr.proof.research;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import ktrdr.agent.results.Verdict;
import ktrdr.fixture.ProofTable;
import ktrdr.proof.research.ResearchMarket.Kind;

/**
 * The chapters of the proof that tell what the sessions found.
 *
 * @param rows the sessions that were run so far
 * @param planned how many there will be of each kind
 */
record ResearchChapters(List<SessionRow> rows, ToIntFunction<Kind> planned) {

  void write() {
    power();
    surprises();
    ranks();
  }

  private void power() {
    ProofTable table =
        new ProofTable(
            "8-research-a-power-and-size",
            "Verdicts of whole sessions of 5,105 bars",
            "market",
            "sessions",
            "promising",
            "neutral",
            "poor",
            "gates passed",
            "surrogates run",
            "skill t, median",
            "Sharpe, median",
            "buy & hold, median",
            "seconds, median");
    for (Kind kind : Kind.values()) {
      List<SessionRow> own = of(kind);
      table.row(
          kind.title,
          own.size() + " of " + planned.applyAsInt(kind),
          count(own, Verdict.PROMISING),
          count(own, Verdict.NEUTRAL),
          count(own, Verdict.POOR),
          own.stream().filter(SessionRow::gates).count(),
          own.stream().filter(row -> !Double.isNaN(row.p())).count(),
          median(own, SessionRow::skill),
          median(own, SessionRow::sharpe),
          median(own, SessionRow::held),
          median(own, SessionRow::seconds));
    }
    table.write();
  }

  /** Edges that were missed, and edges that were found where there are none. */
  private void surprises() {
    ProofTable table =
        new ProofTable(
            "8-research-b-surprises",
            "Sessions that missed an edge, or found one where there is none",
            "market",
            "seed",
            "verdict",
            "skill t",
            "Sharpe",
            "buy & hold",
            "p",
            "first reason");
    rows.stream()
        .filter(row -> !row.isOf(Kind.WEAK_REVERSION))
        .filter(row -> row.promising() != row.isOf(Kind.REVERSION))
        .sorted(Comparator.comparing(SessionRow::kind).thenComparing(SessionRow::number))
        .forEach(
            row ->
                table.row(
                    row.kind().title,
                    row.market().seed(),
                    row.verdict(),
                    two(row.skill()),
                    two(row.sharpe()),
                    two(row.held()),
                    two(row.p()),
                    row.why()));
    table.write();
  }

  private void ranks() {
    ProofTable table =
        new ProofTable(
            "8-research-c-ranks",
            "Rank correlation between design score and Sharpe ratio out of sample",
            "seed of the market",
            "correlation over 24 independent designs");
    List<SessionRow> ranked = of(Kind.REVERSION).stream().filter(SessionRow::ranked).toList();
    ranked.forEach(row -> table.row(row.market().seed(), two(row.rank())));
    table.row("mean", two(ranked.stream().mapToDouble(SessionRow::rank).average().orElse(0)));
    table.write();
  }

  private List<SessionRow> of(Kind kind) {
    return rows.stream()
        .filter(row -> row.isOf(kind))
        .sorted(Comparator.comparing(SessionRow::number))
        .toList();
  }

  private static long count(List<SessionRow> rows, Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }

  private static String median(List<SessionRow> rows, ToDoubleFunction<SessionRow> figure) {
    double[] sorted =
        rows.stream().mapToDouble(figure).filter(x -> !Double.isNaN(x)).sorted().toArray();
    return sorted.length == 0 ? "" : two(sorted[sorted.length / 2]);
  }

  private static String two(double figure) {
    return Double.isNaN(figure) ? "" : String.format(Locale.ROOT, "%.2f", figure);
  }
}
