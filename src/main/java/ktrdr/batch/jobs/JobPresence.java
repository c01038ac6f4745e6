package ktrdr.batch.jobs;

import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Tells {@link LiveJobs} when a job starts and ends; Liberty calls it even when the job fails. */
@Named
@Dependent
public class JobPresence extends AbstractJobListener {
  @Inject private JobContext job;
  @Inject private LiveJobs live;

  @Override
  public void beforeJob() {
    live.began(job.getExecutionId());
  }

  @Override
  public void afterJob() {
    live.ended(job.getExecutionId());
  }
}
