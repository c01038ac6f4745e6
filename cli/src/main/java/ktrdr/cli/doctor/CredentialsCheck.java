package ktrdr.cli.doctor;

import java.util.Optional;
import ktrdr.cli.server.Credentials;
import ktrdr.cli.server.Home;

/** Whether the server can read who may use its Admin Center. */
final class CredentialsCheck {
  private static final String NAME = "credentials";

  private CredentialsCheck() {}

  /** Empty when nothing is wrong. */
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
