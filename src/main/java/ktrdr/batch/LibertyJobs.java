package ktrdr.batch;

import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.NoSuchJobException;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Properties;
import ktrdr.operations.Operation;
import ktrdr.sessions.JobLauncher;

/** The only class that calls {@code JobOperator}. */
@ApplicationScoped
public class LibertyJobs implements JobLauncher {

  @Override
  public long start(Operation root) {
    Properties parameters = new Properties();
    Optional<Long> session = root.lineage().session();
    session.ifPresent(id -> parameters.setProperty("session", Long.toString(id)));
    parameters.setProperty("operation", root.id().value());
    String job = session.isPresent() ? "session" : "operation";
    return BatchRuntime.getJobOperator().start(job, parameters);
  }

  @Override
  public void stop(long execution) {
    try {
      BatchRuntime.getJobOperator().stop(execution);
    } catch (JobExecutionNotRunningException | NoSuchJobExecutionException e) {
      // It ended by itself between the decision and this call: there is nothing left to stop.
      System.getLogger(LibertyJobs.class.getName())
          .log(System.Logger.Level.DEBUG, "execution {0} had ended", execution);
    }
  }

  @Override
  public Optional<State> state(long execution) {
    try {
      BatchStatus status =
          BatchRuntime.getJobOperator().getJobExecution(execution).getBatchStatus();
      return Optional.of(
          switch (status) {
            case STARTING, STARTED, STOPPING -> State.RUNNING;
            case STOPPED -> State.STOPPED;
            default -> State.ENDED;
          });
    } catch (NoSuchJobExecutionException e) {
      return Optional.empty();
    }
  }

  @Override
  public void touch() {
    try {
      BatchRuntime.getJobOperator().getJobInstanceCount("session");
    } catch (NoSuchJobException e) {
      System.getLogger(LibertyJobs.class.getName())
          .log(System.Logger.Level.DEBUG, "no job was ever started");
    }
  }
}
