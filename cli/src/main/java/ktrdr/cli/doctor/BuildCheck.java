package ktrdr.cli.doctor;

import java.nio.file.Path;
import java.util.Optional;
import ktrdr.cli.server.Install;

/** Checks whether this user may run the built server. */
final class BuildCheck {
  private static final String NAME = "build";

  private BuildCheck() {}

  /**
   * Returns empty if all is well; {@link NativesCheck} reports a missing build.
   *
   * @param install the built checkout
   */
  static Optional<Check> of(Path install) {
    return Install.unreadable(install)
        .map(
            path ->
                Check.fail(
                    NAME,
                    path + " can't be read by the user " + System.getProperty("user.name"),
                    "build a checkout of your own, or have its owner run: chmod -R a+rX "
                        + install.resolve("src/target/liberty")));
  }
}
