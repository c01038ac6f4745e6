package ktrdr.sessions.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.RejectedExecutionException;

/**
 * Whether this server is being stopped. Then its jobs are stopped too, and that is nobody's wish:
 * nothing may be begun, swept or ended any more, and the next start goes on with it.
 */
@ApplicationScoped
public class Shutdown {
  @Resource private ManagedExecutorService executor;

  /** True from the moment on in which Liberty begins to stop; the application itself ends later. */
  public boolean begun() {
    try {
      // The only sign that Liberty gives: it takes no new tasks. Requests that are still answered
      // can keep the application going for half a minute.
      executor.execute(() -> {});
      return false;
    } catch (RejectedExecutionException stopping) {
      return true;
    }
  }
}
