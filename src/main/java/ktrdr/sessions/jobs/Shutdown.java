package ktrdr.sessions.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.RejectedExecutionException;

/**
 * Whether this server is shutting down. Then its jobs are stopped too, but nobody asked for that:
 * nothing may be started, swept or ended any more, and the next start continues the work.
 */
@ApplicationScoped
public class Shutdown {
  @Resource private ManagedExecutorService executor;

  /** True from the moment Liberty begins to stop; the application itself ends later. */
  public boolean begun() {
    try {
      // Liberty's only sign of a shutdown is that it takes no new tasks. Open requests can keep the
      // application alive for half a minute.
      executor.execute(() -> {});
      return false;
    } catch (RejectedExecutionException stopping) {
      return true;
    }
  }
}
