package ktrdr.batch.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The job executions that run in this server now. Liberty's tables can't tell: when a job ends
 * during a database outage, they show it as running for ever.
 */
@ApplicationScoped
public class LiveJobs {
  private final Set<Long> executions = ConcurrentHashMap.newKeySet();

  void began(long execution) {
    executions.add(execution);
  }

  void ended(long execution) {
    executions.remove(execution);
  }

  boolean has(long execution) {
    return executions.contains(execution);
  }
}
