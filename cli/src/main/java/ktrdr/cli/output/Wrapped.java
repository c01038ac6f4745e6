package ktrdr.cli.output;

import java.util.List;
import java.util.stream.Stream;

/** Wraps lines between words to the terminal's width. Ids stay whole, so they can be copied. */
final class Wrapped {
  private static final String ESCAPE = "\u001b";
  private static final String INDENT = "  ";

  private Wrapped() {}

  static Stream<String> of(String line, int width) {
    if (Width.of(line) <= width || line.contains(ESCAPE) || line.isBlank()) {
      return Stream.of(line);
    }
    String margin = line.substring(0, line.length() - line.stripLeading().length());
    String further = margin + INDENT;
    List<String> broken = Paragraph.lines(line, Math.max(1, width - Width.of(further)));
    return Stream.concat(
        Stream.of(margin + broken.get(0)), broken.stream().skip(1).map(next -> further + next));
  }
}
