package ktrdr.cli.command.operations;

import java.util.List;

/** What was added to a text since the last look, when every look shows its last lines only. */
final class NewLines {
  private List<String> before = List.of();

  List<String> of(List<String> now) {
    List<String> added = now.subList(known(now), now.size());
    before = now;
    return added;
  }

  /** How many of the first lines are the last ones of the look before. */
  private int known(List<String> now) {
    int size = Math.min(before.size(), now.size());
    while (size > 0
        && !before.subList(before.size() - size, before.size()).equals(now.subList(0, size))) {
      size--;
    }
    return size;
  }
}
