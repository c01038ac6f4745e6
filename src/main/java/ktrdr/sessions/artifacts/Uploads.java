package ktrdr.sessions.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.sessions.standalone.LoadPlan;
import ktrdr.sessions.standalone.Parameters;

/**
 * Removes uploaded files when their operations have ended, however they ended, and what a killed
 * server left of a request.
 */
@ApplicationScoped
public class Uploads {
  private static final int MOST = 1000;

  private final Staging staging;
  private final OperationStore operations;

  @Inject
  public Uploads(Staging staging, OperationStore operations) {
    this.staging = staging;
    this.operations = operations;
  }

  /** For the container's proxy only. */
  protected Uploads() {
    this(null, null);
  }

  /** Removes the files that nobody needs. */
  public void sweep() {
    // In this order: a file is held by its request until its operation can be found.
    List<String> seen = staging.unheld();
    if (!seen.isEmpty()) {
      Set<String> needed = needed();
      staging.sweep(seen.stream().filter(name -> !needed.contains(name)).toList());
    }
  }

  private Set<String> needed() {
    return operations
        .newest(OperationQuery.newest(MOST).withType(OperationType.DATA_LOAD).onlyActive())
        .stream()
        .map(load -> Parameters.of(load.subject()))
        .flatMap(parameters -> parameters.textIfGiven(LoadPlan.UPLOAD).stream())
        .collect(Collectors.toSet());
  }
}
