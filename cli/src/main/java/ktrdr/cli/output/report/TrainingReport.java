package ktrdr.cli.output.report;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Words;

/** What a training gave: its scores, its networks, and the folds of a walk forward. */
final class TrainingReport {
  private TrainingReport() {}

  /** Adds it to a page; nothing if there was no training. */
  static void write(Fields training, Sheet sheet) {
    if (training.isEmpty()) {
      return;
    }
    List<Fields> folds = training.objects("folds");
    sheet.fact("Training", scores(training, !folds.isEmpty()));
    networks(training.objects("networks"), sheet);
    baselines(training.objects("baselines"), sheet);
    BacktestReport.gate(training, sheet);
    training.texts("notes").forEach(note -> sheet.fact("", note));
    DesignWindow.write(training.object("design_window"), sheet);
    folds(training, folds, sheet);
  }

  private static String scores(Fields training, boolean walked) {
    return training.number("best_epoch").orElse(1) == 0
        ? "none: its gate failed"
        : "accuracy "
            + Words.fraction(training.number("test_accuracy"))
            + ", loss "
            + Words.ratio(training.number("test_loss"))
            + (walked ? " on the bars of all folds" : " on the test part")
            + ", best epoch "
            + Words.count(training.number("best_epoch"))
            + (walked ? " of the last training" : "");
  }

  private static void networks(List<Fields> networks, Sheet sheet) {
    if (!networks.isEmpty()) {
      sheet.fact(
          "",
          networks.size()
              + " networks: loss "
              + spread(networks, "validation_loss", Words::ratio)
              + ", accuracy "
              + spread(networks, "validation_accuracy", Words::fraction)
              + " on the validation part");
    }
  }

  private static void baselines(List<Fields> baselines, Sheet sheet) {
    if (!baselines.isEmpty()) {
      String each =
          baselines.stream().map(TrainingReport::baseline).collect(Collectors.joining("; "));
      sheet.fact("", "on the same rows: " + each);
    }
  }

  private static String baseline(Fields baseline) {
    String name = baseline.text("name").orElse(Words.UNKNOWN);
    return switch (name) {
          case "logistic" -> "a logistic network, ";
          case "majority" -> "the most frequent label, ";
          default -> name + ", ";
        }
        + "accuracy "
        + Words.fraction(baseline.number("accuracy"))
        + ", loss "
        + Words.ratio(baseline.number("loss"));
  }

  private static String spread(
      List<Fields> networks, String name, Function<OptionalDouble, String> words) {
    DoubleSummaryStatistics all =
        networks.stream()
            .map(network -> network.number(name))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .summaryStatistics();
    return all.getCount() == 0
        ? Words.UNKNOWN
        : words.apply(OptionalDouble.of(all.getMin()))
            + " to "
            + words.apply(OptionalDouble.of(all.getMax()));
  }

  private static void folds(Fields training, List<Fields> folds, Sheet sheet) {
    if (folds.isEmpty()) {
      return;
    }
    Fields skill = training.object("skill").object("directional");
    sheet.fact(
        "Walk forward",
        folds.size()
            + " folds, skill "
            + Words.nats(skill.number("nats"))
            + " nats a row, t "
            + Words.ratio(skill.number("t")));
    Table table = new Table("FROM", "TO", "ROWS", "SKILL", "T", "ACCURACY");
    for (Fields fold : folds) {
      Fields its = fold.object("skill");
      table.row(
          BacktestReport.date(fold, "from"),
          BacktestReport.date(fold, "to"),
          Words.count(fold.number("rows")),
          Words.nats(its.number("nats")),
          Words.ratio(its.number("t")),
          Words.fraction(fold.number("accuracy")));
    }
    sheet.table(table);
  }
}
