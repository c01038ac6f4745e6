package ktrdr.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TimeZone;
import ktrdr.fixture.Database;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Start;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tables keep times as a wall clock of the server's zone shows them. 2026-10-25 01:30 UTC is the
 * second 02:30 in Berlin: a server there reads an hour that is gone, and takes fresh beats for old.
 */
@Tag("database")
class TimesTest {
  private static final Instant SECOND_HALF_PAST_TWO = Instant.parse("2026-10-25T01:30:00Z");
  private final TimeZone own = TimeZone.getDefault();

  @AfterEach
  void restore() {
    TimeZone.setDefault(own);
  }

  @Test
  void the_server_is_started_in_a_zone_that_never_changes_its_clock() throws Exception {
    String options = Files.readString(Path.of("main/liberty/jvm.options"));
    assertThat(options.lines()).contains("-Duser.timezone=UTC");
    assertThat(ZoneId.of("UTC").getRules().isFixedOffset()).isTrue();
  }

  @Test
  void there_an_hour_that_comes_twice_elsewhere_is_kept() {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    try (Database database = new Database()) {
      var standing =
          new Session.Standing(
              SessionPhase.IDLE,
              Optional.empty(),
              Optional.empty(),
              SECOND_HALF_PAST_TWO,
              SECOND_HALF_PAST_TWO);
      Session session =
          database.in(
              () ->
                  database.sessions().add(Start.now(assignment(), Session.Design.NONE), standing));
      assertThat(database.in(() -> database.sessions().find(session.id())).orElseThrow().standing())
          .isEqualTo(standing);
    }
  }

  private static Assignment assignment() {
    return new Assignment(
        Assignment.Models.BUILTIN,
        "",
        Optional.empty(),
        new Assignment.Market("SPX", "1d"),
        Optional.empty(),
        new Assignment.Effort(36, 2000),
        false);
  }
}
