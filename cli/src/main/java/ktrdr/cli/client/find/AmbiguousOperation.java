package ktrdr.cli.client.find;

import java.util.List;
import ktrdr.cli.client.PlainText;

/** Several operations match what the user named. */
public final class AmbiguousOperation extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 5;

  public AmbiguousOperation(String text, List<String> ids) {
    super(PlainText.of(text) + " fits " + ids.size() + " operations: " + some(ids));
  }

  private static String some(List<String> ids) {
    String first = String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())));
    return ids.size() > SHOWN ? first + ", …" : first;
  }
}
