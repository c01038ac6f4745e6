package ktrdr.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import ktrdr.operations.OperationType;

/**
 * Years of research as a server would have left it: sessions with four children, from old to new.
 * The last one still runs, on a server that shows a sign of life for ever: so the only slot is
 * taken, and a session that is triggered waits. The same seed gives the same rows.
 */
final class History {
  /** When the last session began. */
  static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

  /** How long all of it took. */
  static final Duration YEARS = Duration.ofDays(3 * 365);

  /** A session with its children. */
  static final int OPERATIONS_PER_SESSION = 5;

  /** The server of the session that runs. */
  static final String OWNER = "bench-owner";

  private static final int ROOTS_KEPT = 500;

  private final SplittableRandom random;
  private final long sessions;
  private final List<String> roots = new ArrayList<>();

  /** With so many operations, rounded down to whole sessions, but at least one. */
  History(long seed, long operations) {
    this.random = new SplittableRandom(seed);
    this.sessions = Math.max(1, operations / OPERATIONS_PER_SESSION);
  }

  /** Writes all rows. */
  void write(HistoryTables tables) {
    tables.owners.add(OWNER, OWNER, time(END), time(Instant.parse("2100-01-01T00:00:00Z")));
    for (long number = 1; number <= sessions; number++) {
      GeneratedSession session = session(number);
      session.write(tables);
      if (number % Math.max(1, sessions / ROOTS_KEPT) == 0) {
        roots.add(session.root());
      }
    }
  }

  /** Some roots from all years; empty before it was written. */
  List<String> roots() {
    return roots;
  }

  long operations() {
    return sessions * OPERATIONS_PER_SESSION;
  }

  private GeneratedSession session(long number) {
    long every = YEARS.toMillis() / sessions;
    Instant begin = END.minusMillis((sessions - number) * every + random.nextLong(every));
    List<String> ids = new ArrayList<>();
    ids.add(GeneratedSession.id(OperationType.AGENT_SESSION, begin, random));
    for (OperationType type : GeneratedSession.CHILDREN) {
      ids.add(GeneratedSession.id(type, begin, random));
    }
    Duration step = Duration.ofMillis(1_000 + random.nextInt(120_000));
    return new GeneratedSession(number, begin, step, end(number), ids);
  }

  // Most sessions complete, some fail, fewer are cancelled.
  private String end(long number) {
    int hundredth = random.nextInt(100);
    if (number == sessions) {
      return "running";
    }
    return hundredth < 80 ? "completed" : hundredth < 92 ? "failed" : "cancelled";
  }

  /** As both databases read a timestamp. */
  static String time(Instant instant) {
    return instant.toString().replace('T', ' ').replace("Z", "");
  }
}
