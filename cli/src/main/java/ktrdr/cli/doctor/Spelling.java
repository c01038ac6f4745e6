package ktrdr.cli.doctor;

import java.util.Comparator;
import java.util.List;

/** Finds the word that the user probably meant. */
final class Spelling {
  private Spelling() {}

  /** The word with the smallest edit distance. */
  static String nearest(String text, List<String> words) {
    return words.stream().min(Comparator.comparingInt(word -> distance(text, word))).orElseThrow();
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
