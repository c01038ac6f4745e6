package ktrdr.sessions.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationStore;

/** The logs of a tree's job executions, joined in order. */
@ApplicationScoped
public class JobLog {
  private final OperationStore operations;
  private final JobLauncher jobs;

  @Inject
  public JobLog(OperationStore operations, JobLauncher jobs) {
    this.operations = operations;
    this.jobs = jobs;
  }

  /** For the container's proxy only. */
  protected JobLog() {
    this(null, null);
  }

  /**
   * Returns the last log lines of the tree that an operation belongs to, oldest first.
   *
   * @param lines most lines to return
   * @throws NoLog if this server has none
   */
  public List<String> tail(OperationId id, int lines) {
    Operation root = find(find(id).lineage().root());
    List<String> tail = new ArrayList<>();
    // Each takeover raised the term, and most began a new execution.
    for (long term = root.term(); term >= 0 && tail.size() < lines; term--) {
      OptionalLong execution = operations.execution(root.id(), term);
      if (execution.isPresent()) {
        tail.addAll(0, jobs.log(execution.getAsLong(), lines - tail.size()));
      }
    }
    if (tail.isEmpty()) {
      throw new NoLog(id);
    }
    return tail;
  }

  private Operation find(OperationId id) {
    return operations.find(id).orElseThrow(() -> new OperationNotFound(id.value()));
  }
}
