package ktrdr.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;

/** Checks whether the server can write to its home. */
final class HomeCheck {
  private static final String NAME = "home";
  private static final String ANOTHER = "choose another directory: KTRDR_HOME=… ktrdr server start";

  private HomeCheck() {}

  static Check of(Path home) {
    Path there = nearest(home);
    if (!Files.isDirectory(there)) {
      return Check.fail(NAME, there + " is no directory", ANOTHER);
    }
    if (!Files.isWritable(there)) {
      return Check.fail(NAME, there + " can't be written to", ANOTHER);
    }
    return Check.ok(
        NAME, there.equals(home) ? home.toString() : home + " (the first start makes it)");
  }

  /** The directory itself, or the existing one in which it would be created. */
  static Path nearest(Path home) {
    Path there = home;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }
}
