package ktrdr.rest.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import ktrdr.sessions.admission.Writing;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database and the home can be written to, according to the last attempt. */
@Readiness
@ApplicationScoped
public class CanWrite implements HealthCheck {
  @Inject private Writing writing;

  @Override
  public HealthCheckResponse call() {
    Writing.State state = writing.state();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("can write").status(state.isWell());
    state.sentence().ifPresent(why -> answer.withData("reason", why));
    return answer.build();
  }
}
