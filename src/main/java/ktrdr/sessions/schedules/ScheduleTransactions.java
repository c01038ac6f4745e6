package ktrdr.sessions.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.admission.Capacity;
import ktrdr.sessions.admission.Provisions;
import ktrdr.sessions.admission.Slots;
import ktrdr.sessions.lifecycle.OpenTransactions;
import ktrdr.sessions.schedules.Schedule.Last;
import ktrdr.sessions.schedules.Schedule.Overlap;

/**
 * Changes and fires schedules. Each call is one transaction: a schedule's due time is taken and its
 * session is opened together, or neither happens.
 */
@ApplicationScoped
@Transactional
public class ScheduleTransactions {
  /** How long a server without the bars leaves a due time to a server that has them. */
  private static final Duration OTHERS = Duration.ofSeconds(30);

  private final ScheduleStore schedules;
  private final SessionStore sessions;
  private final OperationStore operations;
  private final OpenTransactions opens;
  private final Capacity capacity;
  private final Slots slots;
  private final InstantSource clock;

  @Inject
  public ScheduleTransactions(
      ScheduleStore schedules,
      SessionStore sessions,
      OperationStore operations,
      OpenTransactions opens,
      Capacity capacity,
      Slots slots,
      InstantSource clock) {
    this.schedules = schedules;
    this.sessions = sessions;
    this.operations = operations;
    this.opens = opens;
    this.capacity = capacity;
    this.slots = slots;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected ScheduleTransactions() {
    this(null, null, null, null, null, null, null);
  }

  /** Adds a schedule, enabled from now on. */
  public Schedule add(Schedule.Plan plan, Caller by) {
    Instant now = clock.instant();
    Optional<Instant> next = Optional.of(plan.cron().next(now));
    return schedules.add(plan, new Schedule.Standing(now, by.by(), next, Last.NEVER));
  }

  /** Stops a schedule from firing; sessions that it started continue. */
  public Schedule pause(Schedule seen) {
    capacity.lock(); // Firing locks this too; the schedule may have moved on since it was read.
    schedules.claim(find(seen), Optional.empty());
    return find(seen);
  }

  /** Lets a schedule fire again, at future times only. */
  public Schedule resume(Schedule seen) {
    capacity.lock();
    Schedule now = find(seen);
    if (!now.enabled()) {
      schedules.claim(now, Optional.of(now.plan().cron().next(clock.instant())));
    }
    return find(seen);
  }

  /** Removes a schedule; sessions that it started continue. */
  public void remove(Schedule seen) {
    if (!schedules.remove(seen.id())) {
      throw new ScheduleNotFound(Long.toString(seen.id()));
    }
  }

  /**
   * Starts a session for a due time, unless another server did.
   *
   * @return the session's root, if it has a slot
   */
  public Optional<Operation> fire(Schedule seen) {
    capacity.lock();
    Instant time = seen.standing().next().orElseThrow();
    if (lacksBars(seen).isPresent() && clock.instant().isBefore(time.plus(OTHERS))) {
      return Optional.empty();
    }
    DueTimes due = DueTimes.of(seen.plan().cron(), time, clock.instant());
    if (!schedules.claim(seen, Optional.of(due.next()))) {
      return Optional.empty();
    }
    boolean fires = due.fires().isPresent();
    Optional<String> obstacle = fires ? obstacle(seen) : Optional.empty();
    Optional<Session> started =
        fires && obstacle.isEmpty() ? Optional.of(open(seen)) : Optional.empty();
    schedules.note(seen.id(), last(seen, due, obstacle, started));
    return started.map(this::root).filter(root -> root.state().ownership().owner().isPresent());
  }

  private Last last(
      Schedule seen, DueTimes due, Optional<String> obstacle, Optional<Session> started) {
    String result =
        Stream.of(
                obstacle.map(why -> "skipped: " + why),
                started.map(this::result),
                due.missedWords())
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    Last before = seen.standing().last();
    return new Last(
        due.fires().or(before::fired),
        Optional.of(result),
        started.map(Session::id).or(before::session));
  }

  /**
   * Why no session can be started or queued now. Call it in the transaction that locked the
   * capacity.
   */
  private Optional<String> obstacle(Schedule schedule) {
    boolean mayWait = schedule.plan().overlap() == Overlap.QUEUE;
    Optional<String> full =
        mayWait || !slots.full() ? Optional.empty() : Optional.of("no slot is free");
    Optional<String> bars = lacksBars(schedule).map(what -> "no server has " + what);
    return bars.or(this::pausedAgent).or(() -> before(schedule, mayWait)).or(() -> full);
  }

  private Optional<String> lacksBars(Schedule schedule) {
    return slots.missing(schedule.plan().assignment().market()).map(Provisions.Missing::what);
  }

  private Optional<String> pausedAgent() {
    Capacity.Agent agent = capacity.agent();
    return agent.enabled()
        ? Optional.empty()
        : Optional.of(
            "the agent is paused"
                + agent.by().map(by -> " by " + by).orElse("")
                + agent.reason().map(reason -> " (" + reason + ")").orElse(""));
  }

  /**
   * Why the schedule's last session stands in the way: it is still active or, if another session
   * may wait, it waits for a slot itself.
   */
  private Optional<String> before(Schedule schedule, boolean mayWait) {
    return schedule
        .standing()
        .last()
        .session()
        .flatMap(sessions::find)
        .flatMap(Session::operation)
        .flatMap(operations::find)
        .filter(root -> root.status().active())
        .filter(root -> !mayWait || root.state().ownership().turn().isPresent())
        .map(
            root ->
                "its session "
                    + root.lineage().session().orElseThrow()
                    + " is "
                    + root.status().wire());
  }

  private Session open(Schedule schedule) {
    Caller by = new Caller(schedule.standing().createdBy(), "schedule " + schedule.id());
    return opens.open(schedule.plan().start(), by).session();
  }

  private String result(Session session) {
    boolean waits = root(session).state().ownership().turn().isPresent();
    return (waits ? "queued session " : "started session ") + session.id();
  }

  private Operation root(Session session) {
    return operations.find(session.operation().orElseThrow()).orElseThrow();
  }

  private Schedule find(Schedule seen) {
    String id = Long.toString(seen.id());
    return schedules.find(seen.id()).orElseThrow(() -> new ScheduleNotFound(id));
  }
}
