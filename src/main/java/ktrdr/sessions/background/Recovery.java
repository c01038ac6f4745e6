package ktrdr.sessions.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ktrdr.operations.LogOnce;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.operations.owners.Beats;
import ktrdr.operations.owners.ThisServer;
import ktrdr.sessions.Limits;
import ktrdr.sessions.admission.Provisions;
import ktrdr.sessions.jobs.Launcher;
import ktrdr.sessions.jobs.Rescued;
import ktrdr.sessions.lifecycle.StopTransactions;
import ktrdr.sessions.lifecycle.TakeoverTransactions;

/**
 * Takes over the work of dead servers, before this server is ready and then every second. A server
 * is dead if its lease has expired or if it was an earlier start of this home.
 */
@ApplicationScoped
public class Recovery {
  private static final System.Logger LOG = System.getLogger(Recovery.class.getName());
  private static final String SENTENCE =
      "The server stopped while this was active; go on with it: ktrdr operations resume";

  @Inject private TakeoverTransactions transactions;
  @Inject private OperationStore operations;
  @Inject private Beats beats;
  @Inject private Launcher launcher;
  @Inject private Limits limits;
  @Inject private Provisions provisions;
  @Inject private ThisServer me;
  @Inject private InstantSource clock;
  @Inject private Event<Rescued> rescued;
  private final LogOnce each = new LogOnce(LOG, "its recovery");
  private volatile Report report;

  /**
   * What recovery has done.
   *
   * @param ran when it last ran
   * @param recovered trees whose work continues here, since this server started
   * @param interrupted trees that it ended, since this server started
   */
  public record Report(Instant ran, String policy, int recovered, int interrupted) {
    Report at(Instant now) {
      return new Report(now, policy, recovered, interrupted);
    }

    Report with(boolean goesOn) {
      return new Report(ran, policy, recovered + (goesOn ? 1 : 0), interrupted + (goesOn ? 0 : 1));
    }
  }

  /** Runs the first round, before this server is ready. */
  void first() {
    report = new Report(clock.instant(), limits.resume() ? "resume" : "fail", 0, 0);
    recover();
    beats.forgetDead();
    LOG.log(
        Level.INFO,
        "recovery: {0} sessions go on, {1} interrupted",
        report.recovered(),
        report.interrupted());
  }

  /** Looks for work whose owner is dead, and takes it over or ends it. */
  void recover() {
    List<Operation> owned =
        operations.activeRoots().stream()
            .filter(root -> root.state().ownership().owner().isPresent())
            .toList();
    if (!owned.isEmpty()) {
      Set<String> alive = beats.alive();
      List<Operation> left =
          owned.stream()
              .filter(root -> !alive.contains(owner(root)))
              .filter(root -> !waitsForItsBars(root))
              .toList();
      Set<String> others = beats.ofOtherHomes();
      Set<String> known = beats.known();
      each.attemptEach(
          left, root -> rescue(root, !others.contains(owner(root)), !known.contains(owner(root))));
      if (!left.isEmpty()) {
        beats.forgetDead();
      }
    }
    report = report.at(clock.instant());
  }

  // Stand-alone work that only another server can do, and that was not asked to stop.
  private boolean waitsForItsBars(Operation root) {
    return root.type() != OperationType.AGENT_SESSION
        && limits.resume()
        && StopTransactions.notice(root).isEmpty()
        && !provisions.has(root);
  }

  private static String owner(Operation root) {
    return root.state().ownership().owner().orElseThrow();
  }

  private void rescue(Operation root, boolean ended, boolean stopped) {
    boolean goesOn = decide(root, ended, stopped);
    if (!goesOn && operations.find(root.id()).filter(r -> r.status().active()).isPresent()) {
      return; // waits for a server that has its bars, or is paused
    }
    report = report.with(goesOn);
    rescued.fire(new Rescued(goesOn ? Rescued.How.RECOVERED : Rescued.How.INTERRUPTED));
  }

  private boolean decide(Operation root, boolean ended, boolean stopped) {
    if (!limits.resume()) {
      transactions.interrupt(root, ended, SENTENCE);
      return false;
    }
    Optional<Operation> taken =
        stopped ? transactions.goOnAfterStop(root) : transactions.recover(root, ended);
    taken.ifPresent(launcher::launchSoon);
    taken.ifPresent(r -> LOG.log(Level.INFO, "operation {0} goes on with {1}", r.id(), me.owner()));
    return taken.isPresent();
  }

  /** The last report; null until the first round has decided who owns abandoned work. */
  public Report report() {
    return report;
  }
}
