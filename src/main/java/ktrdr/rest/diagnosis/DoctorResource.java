package ktrdr.rest.diagnosis;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import ktrdr.rest.wire.Envelope;
import ktrdr.sessions.doctor.Doctor;

/** Reports the results of the doctor's checks. */
@Path("/doctor")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DoctorResource {
  @Inject private Doctor doctor;

  @GET
  public Map<String, Object> examine() {
    List<CheckView> checks = doctor.examine().stream().map(CheckView::of).toList();
    return Envelope.data(Map.of("checks", checks));
  }
}
