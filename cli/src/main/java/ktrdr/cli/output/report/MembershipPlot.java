package ktrdr.cli.output.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.PlainText;

/** A small text plot of the memberships of a fuzzy set, each drawn with a letter. */
final class MembershipPlot {
  private static final int ROWS = 5;
  private static final int NARROWEST = 20;
  private static final String AXIS = "     ";
  private static final String[] LABELS = {"   1 ┤", "     │", "  .5 ┤", "     │", "   0 ┤"};

  private final Map<String, Membership> memberships = new LinkedHashMap<>();

  /** Reads the memberships of a set: all its members but {@code indicator}. */
  MembershipPlot(Fields set) {
    set.json()
        .forEach(
            (name, value) ->
                Membership.of(value).ifPresent(m -> memberships.put(PlainText.of(name), m)));
  }

  /** The plot with its axis and its legend; empty if there is no room or nothing to draw. */
  List<String> lines(int width) {
    if (memberships.isEmpty() || width < NARROWEST) {
      return List.of();
    }
    double from = memberships.values().stream().mapToDouble(Membership::from).min().orElseThrow();
    double to = memberships.values().stream().mapToDouble(Membership::to).max().orElseThrow();
    char[][] grid = new char[ROWS][width];
    Arrays.stream(grid).forEach(row -> Arrays.fill(row, ' '));
    StringBuilder legend = new StringBuilder(AXIS);
    char letter = 'a';
    for (Map.Entry<String, Membership> one : memberships.entrySet()) {
      draw(grid, one.getValue(), letter, from, to);
      legend.append(' ').append(letter).append(' ').append(one.getKey()).append(' ');
      letter = letter == 'z' ? 'a' : (char) (letter + 1);
    }
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      lines.add((LABELS[row] + new String(grid[row])).stripTrailing());
    }
    lines.add(AXIS + "└" + "─".repeat(width));
    lines.add(AXIS + " " + ends(from, to, width));
    lines.add(legend.toString().stripTrailing());
    return lines;
  }

  private static void draw(
      char[][] grid, Membership membership, char letter, double from, double to) {
    int width = grid[0].length;
    for (int column = 0; column < width; column++) {
      double x = from + (to - from) * column / (width - 1);
      int row = (int) Math.round((1 - membership.degree(x)) * (ROWS - 1));
      boolean outside = x < membership.from() || x > membership.to();
      if (!outside) {
        grid[row][column] = letter;
      }
    }
  }

  private static String ends(double from, double to, int width) {
    String left = number(from);
    String right = number(to);
    return left + " ".repeat(Math.max(1, width - left.length() - right.length())) + right;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
