package ktrdr.cli;

import java.util.Collection;
import java.util.List;

/** Names that somebody can have meant who mistyped one. */
final class Nearby {
  private static final int MOST = 2;

  private Nearby() {}

  /** The nearest, if they are at most two letters away and not more than half the word. */
  static List<String> of(String word, Collection<String> names) {
    int limit = Math.min(MOST, word.replaceFirst("^-+", "").length() / 2);
    int nearest = names.stream().mapToInt(name -> distance(word, name)).min().orElse(limit + 1);
    return nearest > limit
        ? List.of()
        : names.stream().filter(name -> distance(word, name) == nearest).toList();
  }

  /** Letters to change, add, leave out, or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least =
        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
