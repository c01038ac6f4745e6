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

/** What the job executions of a tree logged, one after the other. */
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
   * The end of the log of the tree that an operation belongs to, oldest line first.
   *
   * @param lines at most so many
   * @throws NoLog when this server has none
   */
  public List<String> tail(OperationId id, int lines) {
    Operation root = find(find(id).lineage().root());
    List<String> tail = new ArrayList<>();
    // Each hand-over raised the term, and most began a new execution.
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
