package ktrdr.rest.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import ktrdr.sessions.background.Recovery;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the server has decided who owns the work that its predecessor left behind. */
@Readiness
@ApplicationScoped
public class OwnershipDecided implements HealthCheck {
  @Inject private Recovery recovery;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("ownership decided").status(recovery.report() != null).build();
  }
}
