package ktrdr.batch;

import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Properties;
import ktrdr.sessions.JobLauncher;

/** The only class that calls {@code JobOperator}. */
@ApplicationScoped
public class LibertyJobs implements JobLauncher {

  @Override
  public long start(long session) {
    Properties parameters = new Properties();
    parameters.setProperty("session", Long.toString(session));
    return BatchRuntime.getJobOperator().start("session", parameters);
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
}
