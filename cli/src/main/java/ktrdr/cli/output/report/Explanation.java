package ktrdr.cli.output.report;

import java.util.ArrayList;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Paragraph;
import ktrdr.cli.output.Words;

/** Why an operation is in its present state: a sentence, then each cause with its remedy. */
public record Explanation(String summary, List<Fields> causes) {
  private static final int INDENT = 4;

  /**
   * @param data {@code {summary, causes: [{code, detail, remedy}]}}
   */
  public static Explanation of(Fields data) {
    return new Explanation(data.text("summary").orElse(Words.UNKNOWN), data.objects("causes"));
  }

  public List<String> lines(int width) {
    List<String> lines = new ArrayList<>(Paragraph.lines(summary, width));
    for (Fields cause : causes) {
      String code = cause.text("code").map(word -> " (" + word + ")").orElse("");
      lines.addAll(item("  · ", cause.text("detail").orElse(Words.UNKNOWN) + code, width));
      cause.text("remedy").ifPresent(remedy -> lines.addAll(item("    → ", remedy, width)));
    }
    return lines;
  }

  /** A sentence after a sign, with its further lines indented below its beginning. */
  static List<String> item(String sign, String sentence, int width) {
    List<String> wrapped = Paragraph.lines(sentence, Math.max(INDENT, width - sign.length()));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < wrapped.size(); i++) {
      lines.add((i == 0 ? sign : " ".repeat(sign.length())) + wrapped.get(i));
    }
    return lines;
  }
}
