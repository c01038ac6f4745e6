package ktrdr.sessions.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import ktrdr.fixture.Database;
import ktrdr.fixture.ProofTable;
import ktrdr.persistence.health.JdbcProbe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The clock of a real database against one of the server that was set wrong. */
@Tag("database")
class WrongClockTest {
  private static final Duration WRONG = Duration.ofSeconds(42);

  @Test
  void a_server_that_is_ahead_of_its_database_or_behind_says_so() throws Exception {
    try (Database database = new Database()) {
      DatabaseProbe probe = new JdbcProbe(source(database::connect));
      Check ahead = clock(probe.ask(), Clock.systemUTC().instant().plus(WRONG));
      Check behind = clock(probe.ask(), Clock.systemUTC().instant().minus(WRONG));
      assertThat(ahead.status()).isEqualTo(Check.Status.WARN);
      assertThat(ahead.detail()).matches("this server is \\d+ s ahead of the database");
      assertThat(behind.detail()).matches("this server is \\d+ s behind the database");
      assertThat(clock(probe.ask(), Clock.systemUTC().instant()).status())
          .isEqualTo(Check.Status.OK);
      ProofTable table =
          new ProofTable(
              "5-doctor-clock",
              "A clock that is wrong: who says it",
              "set-up",
              "who says it",
              "sentence");
      table.row("clock 42 s ahead", "doctor, server", ahead.detail());
      table.write();
    }
  }

  private static Check clock(DatabaseProbe.Answer answer, Instant server) {
    return DatabaseChecks.of(answer, server, ZoneId.of("UTC")).stream()
        .filter(check -> check.name().equals("clock"))
        .findFirst()
        .orElseThrow();
  }

  private static DataSource source(Callable<?> connect) {
    return (DataSource)
        Proxy.newProxyInstance(
            WrongClockTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> connect.call());
  }
}
