package ktrdr.cli.output.report;

import java.util.ArrayList;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Console;
import ktrdr.cli.output.Style;
import ktrdr.cli.output.Width;
import ktrdr.cli.output.Words;

/** The doctor's findings: a sign and a sentence each, with the remedy below. */
public final class Findings {
  private static final int LONGEST_NAME = 12;

  private final Console console;
  private final List<String> lines = new ArrayList<>();

  public Findings(Console console) {
    this.console = console;
  }

  /**
   * Adds findings under a heading, if there are any.
   *
   * @param checks {@code {name, status, detail, remedy}} each
   */
  public Findings under(String heading, List<Fields> checks, int width) {
    if (!checks.isEmpty()) {
      lines.add(console.paint(Style.BOLD, heading));
      checks.forEach(check -> add(check, width));
    }
    return this;
  }

  public List<String> lines() {
    return lines;
  }

  private void add(Fields check, int width) {
    String name = Width.pad(check.text("name").orElse("?"), LONGEST_NAME);
    String gap = " ".repeat(2 + name.length());
    List<String> found = Explanation.item(gap, check.text("detail").orElse(Words.UNKNOWN), width);
    lines.add(
        sign(check.text("status").orElse("")) + " " + name + found.get(0).substring(gap.length()));
    lines.addAll(found.subList(1, found.size()));
    check
        .text("remedy")
        .ifPresent(remedy -> lines.addAll(Explanation.item(gap + "→ ", remedy, width)));
  }

  private String sign(String status) {
    return switch (status) {
      case "ok" -> console.paint(Style.GOOD, "✔");
      case "fail" -> console.paint(Style.BAD, "✘");
      default -> console.paint(Style.BOLD, "!");
    };
  }
}
