package ktrdr.rest.events;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;

/**
 * Carries events and progress from the store to all open streams. It works in rounds that never
 * overlap, so a stream that has reached an event gets every later event exactly once. It reads the
 * store, not this server's memory, because another server may work on the tree.
 */
final class EventPump {
  private static final System.Logger LOG = System.getLogger(EventPump.class.getName());
  // In ticks: how often to read a log that should be at its end, and how often to search for
  // sessions.
  private static final int SETTLED = 8;
  private static final int SEARCH = 4;

  private final OperationStore store;
  private final StreamText text;
  private final int beat;
  private final int most;
  private final RootDiscovery discovery;
  private final Set<EventStream> opening = ConcurrentHashMap.newKeySet();
  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private final Set<OperationId> touched = ConcurrentHashMap.newKeySet();
  private final AtomicLong ticks = new AtomicLong();
  private final Map<OperationId, TreeLog> logs = new HashMap<>();
  private final Set<Object> failing = new HashSet<>();
  private long seen;
  private long now;

  /**
   * @param beat ticks between two signs of life for a client that gets nothing else
   * @param most most clients at once
   */
  EventPump(OperationStore store, StreamText text, int beat, int most) {
    this.store = store;
    this.text = text;
    this.beat = beat;
    this.most = most;
    this.discovery = new RootDiscovery(store, text);
  }

  /**
   * Reserves a place for a client that gets nothing yet.
   *
   * @throws TooManyStreams if the maximum number of clients is reached
   */
  synchronized void admit(EventStream stream) {
    if (size() >= most) {
      throw new TooManyStreams(most);
    }
    opening.add(stream);
  }

  /** From the next round on, sends an admitted client the events of its trees. */
  synchronized void open(EventStream stream) {
    opening.remove(stream);
    streams.add(stream);
  }

  /** Number of clients. */
  int size() {
    return opening.size() + streams.size();
  }

  /** This server committed a change to this tree: the next round reads its log. */
  void touch(OperationId root) {
    if (!streams.isEmpty()) {
      touched.add(root);
    }
  }

  /** A tick: the next round looks at progress and at what other servers wrote. */
  void tick() {
    ticks.incrementAndGet();
  }

  void closeAll() {
    for (Set<EventStream> clients : List.of(opening, streams)) {
      clients.forEach(stream -> stream.client().close());
      clients.clear();
    }
  }

  void round() {
    Set<OperationId> changed = Set.copyOf(touched);
    touched.removeAll(changed);
    seen = now;
    now = ticks.get();
    streams.removeIf(stream -> stream.client().isClosed());
    streams.forEach(stream -> stream.client().start());
    if (due(beat)) {
      streams.forEach(stream -> stream.client().beat());
    }
    search(changed);
    Map<OperationId, List<EventStream>> followers = followers();
    logs.keySet().retainAll(followers.keySet());
    followers.forEach((root, who) -> guard(root, () -> serve(root, who, changed.contains(root))));
  }

  private void serve(OperationId root, List<EventStream> who, boolean changed) {
    TreeLog log = logs.computeIfAbsent(root, id -> new TreeLog(id, store, text));
    if (due(1)) {
      log.progress().look();
    }
    if (changed || due(log.isActive() ? 1 : SETTLED) || who.stream().anyMatch(log::isAheadOf)) {
      log.hand(who);
    }
    log.tell(who);
  }

  private void search(Set<OperationId> changed) {
    List<EventStream> all = streams.stream().filter(s -> s.floor().isPresent()).toList();
    if (!all.isEmpty() && (due(SEARCH) || !logs.keySet().containsAll(changed))) {
      guard(discovery, () -> discovery.admit(all));
    }
  }

  private Map<OperationId, List<EventStream>> followers() {
    Map<OperationId, List<EventStream>> followers = new LinkedHashMap<>();
    for (EventStream stream : streams) {
      stream
          .roots()
          .forEach(r -> followers.computeIfAbsent(r, id -> new ArrayList<>()).add(stream));
    }
    return followers;
  }

  /** Runs the work and logs a failure. The next round tries again, and the other work goes on. */
  private void guard(Object what, Runnable work) {
    try {
      work.run();
      failing.remove(what);
    } catch (RuntimeException e) {
      if (failing.add(what)) {
        LOG.log(Level.WARNING, "live events are delayed: " + what, e);
      }
    }
  }

  /** Whether a tick divisible by {@code every} has passed since the last round. */
  private boolean due(int every) {
    return now / every != seen / every;
  }
}
