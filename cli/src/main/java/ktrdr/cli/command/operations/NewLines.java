package ktrdr.cli.command.operations;

import java.util.List;

/** Finds the new lines of a growing text of which every look shows only the last lines. */
final class NewLines {
  private List<String> before = List.of();

  /** Returns the lines that the previous call did not have. */
  List<String> of(List<String> now) {
    List<String> added = now.subList(known(now), now.size());
    before = now;
    return added;
  }

  /** The number of leading lines that ended the previous look. */
  private int known(List<String> now) {
    int size = Math.min(before.size(), now.size());
    while (size > 0
        && !before.subList(before.size() - size, before.size()).equals(now.subList(0, size))) {
      size--;
    }
    return size;
  }
}
