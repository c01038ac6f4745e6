package ktrdr.proof;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import ktrdr.agent.ledger.Attempt;
import ktrdr.fixture.MemoryLedgerRows;
import ktrdr.fixture.Tables;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;

/** One point of the exploration: what is kept, and how far each actor has come. */
final class World {
  Tables tables;
  final List<Job> jobs = new ArrayList<>();
  final List<Launch> launches = new ArrayList<>();

  /** What workers were ever given to do, whether they still live or not. */
  final List<PhaseRun> runs = new ArrayList<>();

  /** By server: the root whose owner it found dead. */
  final Map<String, Operation> corpses = new TreeMap<>();

  /** By server: the root that it found in no job. */
  final Map<String, Operation> lost = new TreeMap<>();

  /** Epochs whose job shall be stopped. */
  final List<Long> asks = new ArrayList<>();

  final TreeSet<String> silent = new TreeSet<>();
  final List<Wish> wishes = new ArrayList<>();

  /** How far the call of a job is; empty before it. */
  final Map<Long, ModelCalls.Call> calls = new TreeMap<>();

  /** Null where no model is asked. */
  private MemoryLedgerRows ledger;

  World copy() {
    World copy = new World();
    copy.calls.putAll(calls);
    copy.ledger = ledger == null ? null : ledger.copy(copy::mayCall, copy::isWorked);
    copy.tables = tables;
    copy.jobs.addAll(jobs);
    copy.launches.addAll(launches);
    copy.runs.addAll(runs);
    copy.corpses.putAll(corpses);
    copy.lost.putAll(lost);
    copy.asks.addAll(asks);
    copy.silent.addAll(silent);
    copy.wishes.addAll(wishes);
    return copy;
  }

  /** From here on models are asked. */
  void keepLedger(InstantSource clock) {
    ledger = new MemoryLedgerRows(clock, this::mayCall, this::isWorked);
  }

  Optional<MemoryLedgerRows> ledger() {
    return Optional.ofNullable(ledger);
  }

  private boolean mayCall(Attempt attempt) {
    return tables.operations.values().stream()
        .anyMatch(
            o ->
                o.id().value().equals(attempt.operation())
                    && o.status() == OperationStatus.RUNNING
                    && o.term() == attempt.term());
  }

  private boolean isWorked(Attempt attempt) {
    return tables.operations.values().stream()
        .anyMatch(
            o ->
                o.id().value().equals(attempt.operation())
                    && (o.status() == OperationStatus.RUNNING
                        || o.status() == OperationStatus.CANCELLING));
  }

  Operation root() {
    return tables.operations.values().iterator().next();
  }

  List<Operation> children() {
    return tables.operations.values().stream().skip(1).toList();
  }

  boolean standsAlone() {
    return tables.sessions.isEmpty();
  }

  Session session() {
    return tables.sessions.firstEntry().getValue();
  }

  void set(Job job) {
    jobs.set((int) job.id() - 1, job);
  }

  /** Nothing has to happen any more: it ended, or somebody paused it. */
  boolean rests() {
    Operation root = root();
    boolean nobodys =
        root.state().ownership().owner().isEmpty() && root.state().ownership().turn().isEmpty();
    return root.status().terminal() || root.status() == OperationStatus.PAUSED && nobodys;
  }

  /** Whether a request to stop the job of an term can still reach one. */
  private boolean canStop(long term) {
    Long execution = tables.executions.get(new Tables.Ownership(root().id(), term));
    return execution == null
        ? launches.stream().anyMatch(l -> l.root().term() == term) || root().term() == term
        : jobs.get((int) (execution - 1)).runs();
  }

  /** Two points with the same key go on in the same way. */
  Key key() {
    StringBuilder text = new StringBuilder(600);
    Map<Object, Integer> places = new HashMap<>();
    for (Operation operation : tables.operations.values()) {
      places.put(operation.id(), places.size());
      Rows.write(operation, text);
      text.append(tables.metrics.getOrDefault(operation.id(), new TreeMap<>()).size());
    }
    tables.trials.forEach(t -> text.append(places.get(t.occasion().operation())).append('t'));
    tables.sessions.values().forEach(session -> write(session.standing(), text));
    tables.executions.forEach((t, e) -> text.append(t.term()).append('=').append(e).append(' '));
    for (Job job : jobs) {
      text.append(job.server()).append(job.at().ordinal()).append(job.state().ordinal());
      text.append(job.stop()).append(job.reports());
      job.run().ifPresent(run -> write(run, places, text));
      text.append(';');
    }
    for (Launch launch : launches) {
      text.append(launch.server()).append(launch.root().term()).append(launch.execution());
    }
    TreeSet<String> given = new TreeSet<>();
    runs.forEach(run -> given.add(places.get(run.child().id()) + "@" + run.child().term()));
    text.append(given);
    corpses.forEach((server, root) -> write(server, root, text));
    lost.forEach((server, root) -> write(server, root, text));
    ledger().ifPresent(rows -> ModelCalls.write(this, rows, text));
    text.append(tables.agent.enabled());
    text.append(asks.stream().filter(this::canStop).toList()).append(silent).append(wishes);
    return Key.of(text);
  }

  private static void write(Session.Standing standing, StringBuilder text) {
    text.append(standing.phase()).append(standing.outcome()).append(standing.endedIn());
  }

  private static void write(PhaseRun run, Map<Object, Integer> places, StringBuilder text) {
    text.append(places.get(run.child().id())).append('@').append(run.child().term()).append(' ');
  }

  private static void write(String server, Operation root, StringBuilder text) {
    text.append('|').append(server).append(root.term()).append('.').append(root.status());
  }

  /**
   * 128 bits of a point: of a thousand million points, two have the same with a chance of 10⁻²¹.
   */
  record Key(long high, long low) {
    static Key of(CharSequence text) {
      long high = 0xcbf29ce484222325L;
      long low = 0x9e3779b97f4a7c15L;
      for (int i = 0; i < text.length(); i++) {
        high = (high ^ text.charAt(i)) * 0x100000001b3L;
        low = Long.rotateLeft(low ^ text.charAt(i) * 0xff51afd7ed558ccdL, 29) * 0xc4ceb9fe1a85ec53L;
      }
      return new Key(high ^ high >>> 29, low ^ low >>> 32);
    }
  }
}
