package ktrdr.batch.steps;

import com.ibm.websphere.security.WSSecurityException;
import com.ibm.websphere.security.auth.WSSubject;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds out who stops a job. Only inside {@code Batchlet.stop()}, which runs as that caller. */
final class Stopper {
  private static final String NOBODY = "UNAUTHENTICATED";

  private Stopper() {}

  /**
   * Returns the user of the Admin Center or of the batch REST API, or {@code EngineIdentity.NAME}
   * for a stop by this program; empty when the server shuts down.
   */
  static Optional<String> name() {
    try {
      return Optional.ofNullable(WSSubject.getRunAsSubject())
          .flatMap(subject -> subject.getPrincipals().stream().findFirst())
          .map(Principal::getName)
          .filter(Predicate.not(NOBODY::equals));
    } catch (WSSecurityException unknown) {
      return Optional.empty();
    }
  }
}
