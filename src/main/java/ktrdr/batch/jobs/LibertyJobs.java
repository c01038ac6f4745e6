package ktrdr.batch.jobs;

import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobException;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.JobInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import ktrdr.batch.DatabaseRetry;
import ktrdr.batch.EngineIdentity;
import ktrdr.operations.Operation;
import ktrdr.sessions.jobs.JobLauncher;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The only caller of {@code JobOperator}; it always calls as the engine. */
@ApplicationScoped
public class LibertyJobs implements JobLauncher {
  @Inject
  @ConfigProperty(name = "ktrdr.home")
  private String home;

  @Inject private LiveJobs live;
  @Inject private PendingStarts starts;

  @Override
  public long start(Operation root) {
    Properties parameters = new Properties();
    Optional<Long> session = root.lineage().session();
    session.ifPresent(id -> parameters.setProperty("session", Long.toString(id)));
    parameters.setProperty("operation", root.id().value());
    String job = session.isPresent() ? "session" : "operation";
    // Derby fails at once when two transactions insert the first rows after its start. A repeated
    // start is safe: of two executions of a tree, one works and the other is refused.
    long execution =
        DatabaseRetry.FOR_A_WHILE.get(() -> asEngine(jobs -> jobs.start(job, parameters)));
    starts.submitted(execution);
    return execution;
  }

  @Override
  public void stop(long execution) {
    try {
      asEngine(
          jobs -> {
            jobs.stop(execution);
            return null;
          });
    } catch (JobExecutionNotRunningException | NoSuchJobExecutionException e) {
      // The execution ended between the decision and this call: there is nothing left to stop.
      System.getLogger(LibertyJobs.class.getName())
          .log(System.Logger.Level.DEBUG, "execution {0} had ended", execution);
    }
  }

  @Override
  public Optional<State> state(long execution) {
    try {
      return Optional.of(
          switch (asEngine(jobs -> jobs.getJobExecution(execution).getBatchStatus())) {
            case STARTING -> starting(execution);
            case STARTED -> live.has(execution) ? State.RUNNING : State.LOST;
            // A job that was stopped before it had a thread reports STOPPED once it gets one.
            case STOPPING -> live.has(execution) ? State.RUNNING : starting(execution);
            case STOPPED -> State.STOPPED;
            case FAILED -> State.FAILED;
            case COMPLETED, ABANDONED -> State.ENDED;
          });
    } catch (NoSuchJobExecutionException e) {
      return Optional.empty();
    }
  }

  private State starting(long execution) {
    return starts.isLost(execution) ? State.LOST : State.STARTING;
  }

  @Override
  public void touch() {
    try {
      asEngine(jobs -> jobs.getJobInstanceCount("session"));
    } catch (NoSuchJobException e) {
      System.getLogger(LibertyJobs.class.getName())
          .log(System.Logger.Level.DEBUG, "no job was ever started");
    }
  }

  @Override
  public List<String> log(long execution, int lines) {
    JobLogs logs = new JobLogs(Path.of(home, "logs", "joblogs"));
    try {
      JobInstance job = asEngine(jobs -> jobs.getJobInstance(execution));
      return logs.tail(job.getJobName(), job.getInstanceId(), execution, lines);
    } catch (NoSuchJobExecutionException purged) {
      return List.of();
    }
  }

  private static <T> T asEngine(Function<JobOperator, T> work) {
    return EngineIdentity.call(() -> work.apply(BatchRuntime.getJobOperator()));
  }
}
