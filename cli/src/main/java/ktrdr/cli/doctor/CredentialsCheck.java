package ktrdr.cli.doctor;

import java.util.Optional;
import ktrdr.cli.server.Credentials;
import ktrdr.cli.server.Home;

/** Checks whether the server can read its Admin Center credentials. */
final class CredentialsCheck {
  private static final String NAME = "credentials";

  private CredentialsCheck() {}

  /** Returns empty if all is well. */
  static Optional<Check> of(Home home) {
    return Credentials.fault(home)
        .map(
            fault ->
                Check.fail(
                    NAME,
                    fault,
                    "repair it, or delete it: the next start makes another one, with new passwords"));
  }
}
