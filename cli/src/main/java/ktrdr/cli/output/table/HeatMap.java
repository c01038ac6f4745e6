package ktrdr.cli.output.table;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Words;

/**
 * A text map of the score in the design window over two settings: the darker, the better. With
 * several seeds a cell shows their median.
 */
final class HeatMap {
  private static final String SHADES = " ░▒▓█";
  private static final int CELL = 10;

  private HeatMap() {}

  /** Its lines; none unless exactly two settings have several values. */
  static List<String> of(Fields sweep) {
    List<Fields> settings =
        sweep.objects("settings").stream().filter(one -> one.count("values") > 1).toList();
    if (settings.size() != 2) {
      return List.of();
    }
    List<JsonValue> down = settings.get(0).json().getJsonArray("values");
    List<JsonValue> across = settings.get(1).json().getJsonArray("values");
    OptionalDouble[][] cells = new OptionalDouble[down.size()][across.size()];
    for (int i = 0; i < down.size(); i++) {
      for (int j = 0; j < across.size(); j++) {
        cells[i][j] = median(sweep, SweepTable.keys(sweep), down.get(i), across.get(j));
      }
    }
    return lines(SweepTable.keys(sweep), down, across, cells);
  }

  private static OptionalDouble median(
      Fields sweep, List<String> keys, JsonValue down, JsonValue across) {
    double[] scores =
        sweep.objects("runs").stream()
            .filter(run -> SweepTable.value(run, keys.get(0)).equals(SweepTable.shown(down)))
            .filter(run -> SweepTable.value(run, keys.get(1)).equals(SweepTable.shown(across)))
            .map(run -> run.number("design_score"))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    int n = scores.length;
    return n == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((scores[(n - 1) / 2] + scores[n / 2]) / 2);
  }

  private static List<String> lines(
      List<String> keys, List<JsonValue> down, List<JsonValue> across, OptionalDouble[][] cells) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("score by " + keys.get(0) + " (down) and " + keys.get(1) + " (across)");
    StringBuilder head = new StringBuilder(cell(""));
    across.forEach(value -> head.append(cell(SweepTable.shown(value))));
    lines.add(head.toString().stripTrailing());
    double[] known =
        Arrays.stream(cells)
            .flatMap(Arrays::stream)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    for (int i = 0; i < down.size(); i++) {
      StringBuilder line = new StringBuilder(cell(SweepTable.shown(down.get(i))));
      for (OptionalDouble score : cells[i]) {
        line.append(cell(shade(score, known) + " " + Words.ratio(score)));
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.add("");
    return lines;
  }

  private static String shade(OptionalDouble score, double[] known) {
    if (score.isEmpty()) {
      return "  ";
    }
    double least = known[0];
    double most = known[known.length - 1];
    double share = most > least ? (score.getAsDouble() - least) / (most - least) : 0.5;
    char shade = SHADES.charAt((int) Math.round(share * (SHADES.length() - 1)));
    return String.valueOf(shade).repeat(2);
  }

  private static String cell(String text) {
    String cut = text.length() > CELL - 1 ? text.substring(0, CELL - 2) + "…" : text;
    return cut + " ".repeat(CELL - cut.length());
  }
}
