package ktrdr.sessions.doctor;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ktrdr.operations.DatabaseTrouble;
import ktrdr.operations.owners.Beats;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.admission.Writing;
import ktrdr.sessions.background.OrphanSweep;
import ktrdr.sessions.background.Recovery;
import ktrdr.sessions.jobs.JobLauncher;
import ktrdr.sessions.retention.Retention;
import ktrdr.training.network.Natives;

/** Checks everything that the server itself can see. Answers within seconds, whatever is wrong. */
@ApplicationScoped
public class Doctor {
  private static final long PATIENCE_MILLIS = 1000;
  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final Duration HOURS = Duration.ofHours(2);

  @Inject private DatabaseProbe database;
  @Inject private JobLauncher jobs;
  @Inject private Beats beats;
  @Inject private Recovery recovery;
  @Inject private OrphanSweep sweep;
  @Inject private Retention retention;
  @Inject private Artifacts artifacts;
  @Inject private Environment environment;
  @Inject private ModelSetup models;
  @Inject private Writing writing;
  @Inject private InstantSource clock;
  @Resource private ManagedExecutorService executor;

  public List<Check> examine() {
    List<Check> checks = new ArrayList<>(database());
    checks.add(batch());
    checks.add(MachineChecks.writing(writing.state()));
    checks.add(disk(artifacts.root().getParent()));
    Heap heap = Heap.now();
    checks.add(MachineChecks.heap(heap.used(), heap.most()));
    checks.add(MachineChecks.natives(Natives.look()));
    checks.addAll(rounds(clock.instant()));
    checks.addAll(EnvironmentChecks.of(environment));
    checks.addAll(models.checks());
    return checks;
  }

  private List<Check> database() {
    try {
      DatabaseProbe.Answer answer = soon(database::ask);
      return DatabaseChecks.of(answer, clock.instant(), ZoneId.systemDefault());
    } catch (Exception e) {
      return List.of(DatabaseChecks.silent(DatabaseTrouble.sentence(e)));
    }
  }

  private Check batch() {
    return DatabaseChecks.batch(
        () ->
            soon(
                () -> {
                  jobs.touch();
                  return true;
                }));
  }

  private static Check disk(Path home) {
    try {
      return MachineChecks.disk(Files.getFileStore(home).getUsableSpace(), home);
    } catch (IOException e) {
      return Check.warn("disk", "the free space for " + home + " can't be told", "see the disk");
    }
  }

  private List<Check> rounds(Instant now) {
    Optional<Recovery.Report> recovered = Optional.ofNullable(recovery.report());
    OrphanSweep.Report swept = sweep.report();
    Retention.Report removed = retention.report();
    return List.of(
        RoundChecks.beat(Duration.ofMillis((long) (beats.silence() * 1000))),
        RoundChecks.round(
            "recovery",
            recovered.map(Recovery.Report::ran),
            now,
            SECONDS,
            recovered
                .map(r -> r.recovered() + " went on here, " + r.interrupted() + " interrupted")
                .orElse("")),
        RoundChecks.round(
            "sweep", Optional.ofNullable(swept.ran()), now, SECONDS, swept.swept() + " swept"),
        RoundChecks.round(
            "retention",
            Optional.ofNullable(removed.ran()),
            now,
            HOURS,
            "it keeps " + removed.keeps() + ", " + removed.trees() + " removed"),
        RoundChecks.orphans(sweep.waiting()));
  }

  // A hanging database must not make the doctor hang.
  private <T> T soon(Callable<T> question) throws Exception {
    Future<T> answer = executor.submit(question);
    try {
      return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TimeoutException("no answer within " + PATIENCE_MILLIS + " ms");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
