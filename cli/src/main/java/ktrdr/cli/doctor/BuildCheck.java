package ktrdr.cli.doctor;

import java.nio.file.Path;
import java.util.Optional;
import ktrdr.cli.server.Install;

/** Whether this user may run the server that was built. */
final class BuildCheck {
  private static final String NAME = "build";

  private BuildCheck() {}

  /**
   * Empty when nothing is wrong; whether there is a build at all is told by {@link NativesCheck}.
   *
   * @param install the checkout that was built
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
