package ktrdr.rest.diagnosis;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ktrdr.operations.owners.Beats;
import ktrdr.operations.owners.OwnerStore;
import ktrdr.operations.workers.Worker;
import ktrdr.operations.workers.Workers;
import ktrdr.sessions.background.OrphanSweep;
import ktrdr.sessions.background.Recovery;
import ktrdr.sessions.retention.Retention;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the server is well, and what its background jobs last did. */
@Path("/health")
@RequestScoped
public class HealthResource {
  @Inject private Recovery recovery;
  @Inject private OrphanSweep sweep;
  @Inject private Retention retention;
  @Inject private Workers workers;
  @Inject private OwnerStore owners;
  @Inject private Beats beats;

  @Inject
  @ConfigProperty(name = "ktrdr.version")
  private String version;

  @Inject
  @ConfigProperty(name = "ktrdr.home")
  private String home;

  @Inject
  @ConfigProperty(name = "ktrdr.database", defaultValue = "derby")
  private String database;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> get() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", "ok");
    body.put("version", version);
    body.put("home", home);
    body.put("database", database);
    body.put("recovery", recovery.report());
    body.put("orphan_sweep", sweep.report());
    body.put("retention", retention.report());
    body.put("beats", beats());
    body.put("still_stopping", workers.stillStopping().stream().map(this::stopping).toList());
    return body;
  }

  private List<BeatView> beats() {
    Set<String> alive = beats.alive();
    return owners.beats().stream().map(beat -> BeatView.of(beat, alive)).toList();
  }

  private Map<String, Object> stopping(Worker worker) {
    return Map.of(
        "operation_id", worker.operation().value(), "seconds_silent", worker.silence() / 1e9);
  }
}
