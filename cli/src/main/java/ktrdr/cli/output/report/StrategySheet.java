package ktrdr.cli.output.report;

import java.util.List;
import java.util.stream.Collectors;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.PlainText;

/**
 * What a strategy does, for people, from {@code GET /strategies/{name}}.
 *
 * @param strategy the {@code data} of that answer
 */
public record StrategySheet(Fields strategy) {
  private static final int PLOT_WIDTH = 64;
  private static final int MARGIN = 6;

  /** The page; its plots are left out where they do not fit. */
  public List<String> lines(int terminalWidth) {
    Sheet sheet = new Sheet(terminalWidth);
    head(sheet);
    sheet.section("Not valid any more", sentences("errors"));
    sheet.section("Warnings", sentences("warnings"));
    Fields document = strategy.object("document");
    settings(sheet, document);
    plots(sheet, document.object("fuzzy_sets"));
    return sheet.lines();
  }

  private void head(Sheet sheet) {
    sheet.fact("name", strategy.text("name").orElse("") + "  (" + source() + ")");
    fact(sheet, "description", strategy, "description");
    fact(sheet, "hypothesis", strategy, "hypothesis");
    strategy
        .text("symbol")
        .ifPresent(
            symbol ->
                sheet.fact("bars", symbol + " " + strategy.text("timeframe").orElse("") + dates()));
    List<String> features = strategy.texts("features");
    if (!features.isEmpty()) {
      sheet.fact("features", features.size() + ": " + String.join(", ", features));
    }
    fact(sheet, "sha256", strategy, "sha256");
  }

  private String source() {
    return switch (strategy.text("source").orElse("")) {
      case "installed" -> "comes with ktrdr";
      case "stored" -> "stored " + strategy.text("updated_at").orElse("");
      case "trained" -> "of the newest training of that name";
      default -> "not stored";
    };
  }

  private String dates() {
    Fields bars = strategy.object("document").object("training_data");
    String from = bars.text("start_date").map(day -> " from " + day).orElse("");
    return from + bars.text("end_date").map(day -> " to " + day).orElse("");
  }

  private static void settings(Sheet sheet, Fields document) {
    for (String section : List.of("indicators", "model", "training", "evaluation", "decisions")) {
      if (!document.object(section).isEmpty()) {
        sheet.fact(section, flat(document.object(section)));
      }
    }
  }

  /** A section in one line: {@code epochs 40, labels {source zigzag}}. */
  private static String flat(Fields section) {
    return section.json().keySet().stream()
        .map(key -> PlainText.of(key) + " " + value(section, key))
        .collect(Collectors.joining(", "));
  }

  private static String value(Fields section, String key) {
    Fields nested = section.object(key);
    return nested.isEmpty()
        ? section.text(key).orElse(String.valueOf(section.json().get(key)))
        : "{" + flat(nested) + "}";
  }

  private static void plots(Sheet sheet, Fields sets) {
    for (String id : sets.json().keySet()) {
      Fields set = sets.object(id);
      sheet.blank();
      sheet.sentence(PlainText.of(id) + " of " + set.text("indicator").orElse(""));
      sheet.add(new MembershipPlot(set).lines(Math.min(PLOT_WIDTH, sheet.width() - MARGIN)));
    }
  }

  private List<String> sentences(String name) {
    return strategy.objects(name).stream()
        .map(fault -> fault.text("pointer").orElse("") + ": " + fault.text("detail").orElse(""))
        .toList();
  }

  private static void fact(Sheet sheet, String name, Fields fields, String member) {
    fields.text(member).filter(text -> !text.isEmpty()).ifPresent(t -> sheet.fact(name, t));
  }
}
