package ktrdr.cli.output.report;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Words;

/**
 * How much of a result could be luck, and what it was made of: a line for each question. What an
 * earlier version did not compute has no line.
 */
record EvidenceReport(Fields statistics, Sheet sheet) {

  /** What decides the verdict. */
  void luck() {
    deflated();
    surrogates(statistics.object("surrogates"));
    number("pbo")
        .ifPresent(
            pbo ->
                sheet.fact(
                    "Overfitting",
                    "PBO "
                        + Words.fraction(OptionalDouble.of(pbo))
                        + " over the "
                        + Words.count(number("pbo_candidates"))
                        + " candidates of the design"));
    trackRecord();
    costs();
  }

  private void deflated() {
    List<String> parts = new ArrayList<>();
    if (number("deflated_sharpe").isPresent()) {
      parts.add(
          "deflated Sharpe ratio "
              + Words.ratio(number("deflated_sharpe"))
              + " (looks: "
              + Words.count(number("trials"))
              + ")");
    }
    if (number("design_dsr").isPresent()) {
      parts.add(
          "of the design "
              + Words.ratio(number("design_dsr"))
              + " (candidates: "
              + Words.count(number("design_trials"))
              + ")");
    }
    if (!parts.isEmpty()) {
      sheet.fact("Luck", String.join(", ", parts));
    }
  }

  private void surrogates(Fields surrogates) {
    surrogates.text("not_run").ifPresent(why -> sheet.fact("Surrogates", "not run: " + why));
    if (surrogates.number("p").isEmpty()) {
      return;
    }
    boolean stopped =
        surrogates.number("tested").orElse(0) < surrogates.number("surrogates").orElse(0);
    sheet.fact(
        "Surrogates",
        "p "
            + (stopped ? "at least " : "")
            + Words.ratio(surrogates.number("p"))
            + ": "
            + Words.count(surrogates.number("better"))
            + " of "
            + Words.count(surrogates.number("tested"))
            + " series of shuffled bars did as well or better");
    sheet.drawing(
        Histogram.of(surrogates.numbers("surrogate_sharpes"), surrogates.number("sharpe")));
    skill(surrogates, stopped);
  }

  /** The skill to tell BUY from SELL, beside that on bars in which there is nothing to tell. */
  private void skill(Fields surrogates, boolean stopped) {
    if (surrogates.number("skill_p").isEmpty()) {
      return;
    }
    DoubleSummaryStatistics all =
        surrogates.numbers("surrogate_skill_t").stream()
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    String shuffled =
        all.getCount() == 0
            ? ""
            : "; of the shuffled series "
                + Words.ratio(OptionalDouble.of(all.getMin()))
                + " to "
                + Words.ratio(OptionalDouble.of(all.getMax()));
    sheet.fact(
        "",
        "skill t "
            + Words.ratio(surrogates.number("skill_t"))
            + ", p "
            + (stopped ? "at least " : "")
            + Words.ratio(surrogates.number("skill_p"))
            + shuffled);
  }

  private void trackRecord() {
    if (statistics.number("max_drawdown_bars").isEmpty()) {
      return;
    }
    OptionalDouble more = number("more_years_needed");
    String told =
        more.isEmpty()
            ? "its Sharpe ratio is not above 0, so no number of years would tell"
            : more.getAsDouble() > 0
                ? String.format(
                    Locale.ROOT,
                    "needs %.1f more years to tell its Sharpe ratio from 0",
                    more.getAsDouble())
                : "long enough to tell its Sharpe ratio from 0";
    sheet.fact("Track record", told);
  }

  private void costs() {
    if (statistics.number("max_drawdown_bars").isEmpty()) {
      return;
    }
    OptionalDouble even = number("break_even_cost");
    String breaks =
        even.isPresent() && even.getAsDouble() > 0
            ? "breaks even at "
                + String.format(Locale.ROOT, "%.2f %%", 100 * even.getAsDouble())
                + " a side, slippage included; "
            : "";
    sheet.fact(
        "Trading",
        breaks
            + "turnover "
            + Words.ratio(number("turnover"))
            + " a year, a position in "
            + Words.fraction(number("exposure"))
            + " of the bars, longest drawdown "
            + Words.count(number("max_drawdown_bars"))
            + " bars");
  }

  /** What it was made of: years and folds. */
  void parts() {
    years(statistics.objects("yearly"));
    folds(statistics.objects("folds"));
  }

  private void years(List<Fields> years) {
    if (!years.isEmpty()) {
      sheet.blank();
      sheet.row("Year", "strategy", "buy & hold");
      years.forEach(
          year ->
              sheet.row(
                  year.text("period").orElse(Words.UNKNOWN),
                  Words.change(year.number("return")),
                  Words.change(year.number("benchmark_return"))));
    }
  }

  private void folds(List<Fields> folds) {
    if (!folds.isEmpty()) {
      sheet.blank();
      sheet.row("Fold from", "return", "Sharpe");
      folds.forEach(
          fold ->
              sheet.row(
                  day(fold),
                  Words.change(fold.number("total_return")),
                  Words.ratio(fold.number("sharpe"))));
    }
  }

  private static String day(Fields fold) {
    return fold.text("from").map(t -> t.substring(0, Math.min(10, t.length()))).orElse("");
  }

  private OptionalDouble number(String name) {
    return statistics.number(name);
  }
}
