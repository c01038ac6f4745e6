package ktrdr.cli.output.report;

import java.util.ArrayList;
import java.util.List;
import ktrdr.cli.output.Paragraph;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Width;

/** A page of named facts, wrapped to its width, with rows of two cells. */
final class Sheet {
  private static final int WIDTH = 96;
  private static final int NAME_WIDTH = 14;
  private static final int CELL_WIDTH = 28;

  private final int width;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param terminalWidth upper limit for the page's width, which also stays readable on a wide
   *     terminal
   */
  Sheet(int terminalWidth) {
    width = Math.min(WIDTH, terminalWidth);
  }

  List<String> lines() {
    return lines;
  }

  int width() {
    return width;
  }

  void blank() {
    lines.add("");
  }

  void add(List<String> ready) {
    lines.addAll(ready);
  }

  void sentence(String text) {
    lines.addAll(Paragraph.lines(text, width));
  }

  void fact(String name, String text) {
    List<String> wrapped = Paragraph.lines(text, width - NAME_WIDTH);
    for (int i = 0; i < wrapped.size(); i++) {
      lines.add(Width.pad(i == 0 ? name : "", NAME_WIDTH) + wrapped.get(i));
    }
  }

  /** Adds a table below the last fact. */
  void table(Table table) {
    table.lines(width - NAME_WIDTH).forEach(line -> lines.add(" ".repeat(NAME_WIDTH) + line));
  }

  /** Adds ready lines below a fact; none if they are too long, because they can't be wrapped. */
  void drawing(List<String> ready) {
    if (ready.stream().allMatch(line -> NAME_WIDTH + line.length() <= width)) {
      ready.forEach(line -> lines.add(" ".repeat(NAME_WIDTH) + line));
    }
  }

  /** Adds a sentence of a list below a fact. */
  void item(String sentence) {
    lines.addAll(Explanation.item(" ".repeat(NAME_WIDTH) + "· ", sentence, width));
  }

  void row(String name, String first, String second) {
    int cell = Math.min(CELL_WIDTH, Math.max(1, (width - NAME_WIDTH) / 2));
    lines.add(
        (Width.pad(name, NAME_WIDTH) + Width.pad(first + "  ", cell) + second).stripTrailing());
  }

  /** Adds sentences under a title; nothing if there are none. */
  void section(String title, List<String> sentences) {
    if (sentences.isEmpty()) {
      return;
    }
    blank();
    lines.add(title);
    sentences.forEach(sentence -> lines.addAll(Explanation.item("  · ", sentence, width)));
  }
}
