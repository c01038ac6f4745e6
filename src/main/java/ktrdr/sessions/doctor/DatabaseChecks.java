package ktrdr.sessions.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import ktrdr.operations.DatabaseTrouble;
import ktrdr.work.DurationText;

/** Judges the database by its answer. */
final class DatabaseChecks {
  private static final Duration SLOW = Duration.ofMillis(500);
  private static final Duration APART = Duration.ofSeconds(2);
  private static final String NAME = "database";

  private DatabaseChecks() {}

  /** Checks for a database that answered. */
  static List<Check> of(DatabaseProbe.Answer answer, Instant now, ZoneId zone) {
    return List.of(database(answer), schema(answer), clock(answer, now), zone(zone));
  }

  /** The check for a database that did not answer. */
  static Check silent(String said) {
    return Check.fail(
        NAME,
        "the database does not answer: " + said,
        "see whether it runs and has room; KTRDR_DATABASE_URL says where it is, when it is not"
            + " Derby");
  }

  private static Check database(DatabaseProbe.Answer answer) {
    String detail = answer.product() + " answers in " + answer.latency().toMillis() + " ms";
    return answer.latency().compareTo(SLOW) > 0
        ? Check.warn(NAME, detail, "see what else keeps it busy, and the network to it")
        : Check.ok(NAME, detail);
  }

  private static Check schema(DatabaseProbe.Answer answer) {
    return answer.current()
        ? Check.ok("schema", "the tables are those of this server")
        : Check.fail(
            "schema",
            "old schema: the tables are those of another version of ktrdr",
            "restart this server, which brings them up to date; when another server did that"
                + " already, upgrade this one");
  }

  private static Check clock(DatabaseProbe.Answer answer, Instant now) {
    Duration apart = Duration.between(answer.clock(), now);
    if (apart.abs().compareTo(APART) <= 0) {
      return Check.ok("clock", "the database and this server agree about the time");
    }
    String detail =
        "this server is "
            + DurationText.words(apart.abs())
            + (apart.isNegative() ? " behind" : " ahead of")
            + " the database";
    return Check.warn("clock", detail, "set both clocks by NTP: times and schedules are wrong");
  }

  /** The tables store times in the server's time zone. */
  private static Check zone(ZoneId zone) {
    return zone.getRules().isFixedOffset()
        ? Check.ok("zone", "times are kept in " + zone)
        : Check.fail(
            "zone",
            "times are kept in " + zone + ", where clocks are set back once a year",
            "take -Duser.timezone out of JVM_ARGS, and start the server with ktrdr server start");
  }

  /** Checks Liberty's store of job executions. */
  static Check batch(Callable<?> use) {
    try {
      use.call();
      return Check.ok("batch", "the store of jobs can be used");
    } catch (Exception e) {
      return Check.fail(
          "batch",
          "the store of jobs can't be used: " + DatabaseTrouble.sentence(e),
          "see the server's log; no session can start until it can");
    }
  }
}
