package ktrdr.sessions.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.sessions.doctor.Check.Status;
import ktrdr.training.network.Natives;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is wrong is named, with what to do. */
@Tag("database")
class DoctorChecksTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:15:00Z");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Path HOME = Path.of("/home/ann/.ktrdr");

  @Test
  void a_database_that_is_well_says_which_and_how_quick() {
    List<Check> checks = database(Duration.ofMillis(3), NOW, true, UTC);
    assertThat(checks)
        .extracting(Check::name)
        .containsExactly("database", "schema", "clock", "zone");
    assertThat(checks).extracting(Check::status).containsOnly(Status.OK);
    assertThat(checks.get(0).detail()).isEqualTo("Apache Derby 10.16 answers in 3 ms");
    assertThat(checks).extracting(Check::remedy).containsOnly(Optional.empty());
  }

  @Test
  void a_slow_database_is_a_warning() {
    Check check = database(Duration.ofMillis(501), NOW, true, UTC).get(0);
    assertThat(check.status()).isEqualTo(Status.WARN);
  }

  @Test
  void a_database_that_does_not_answer_fails_with_what_it_said() {
    Check check = DatabaseChecks.silent("Connection to 127.0.0.1:5432 refused.");
    assertThat(check.status()).isEqualTo(Status.FAIL);
    assertThat(check.detail()).contains("Connection to 127.0.0.1:5432 refused.");
  }

  @Test
  void an_old_schema_is_called_so() {
    Check check = database(Duration.ZERO, NOW, false, UTC).get(1);
    assertThat(check.status()).isEqualTo(Status.FAIL);
    assertThat(check.detail()).startsWith("old schema");
    assertThat(check.remedy().orElseThrow()).contains("restart");
  }

  @Test
  void clocks_more_than_two_seconds_apart_are_a_warning_that_says_which_is_ahead() {
    assertThat(clock(NOW.minusMillis(2000)).status()).isEqualTo(Status.OK);
    assertThat(clock(NOW.minusMillis(2001)).status()).isEqualTo(Status.WARN);
    assertThat(clock(NOW.minusSeconds(42)).detail())
        .isEqualTo("this server is 42 s ahead of the database");
    assertThat(clock(NOW.plusSeconds(42)).detail())
        .isEqualTo("this server is 42 s behind the database");
  }

  @Test
  void a_zone_that_sets_its_clocks_back_fails() {
    Check check = database(Duration.ZERO, NOW, true, ZoneId.of("Europe/Berlin")).get(3);
    assertThat(check.status()).isEqualTo(Status.FAIL);
    assertThat(check.detail()).contains("Europe/Berlin");
  }

  @Test
  void a_store_of_jobs_that_can_not_be_used_says_why() {
    assertThat(DatabaseChecks.batch(() -> true).status()).isEqualTo(Status.OK);
    Check check =
        DatabaseChecks.batch(
            () -> {
              throw new IllegalStateException("outer", new IOException("no such table"));
            });
    assertThat(check.status()).isEqualTo(Status.FAIL);
    assertThat(check.detail()).endsWith("no such table");
  }

  @Test
  void under_two_gigabytes_is_a_warning_and_under_two_hundred_megabytes_a_failure() {
    assertThat(MachineChecks.disk(2_000_000_000L, HOME).status()).isEqualTo(Status.OK);
    assertThat(MachineChecks.disk(1_999_999_999L, HOME).status()).isEqualTo(Status.WARN);
    assertThat(MachineChecks.disk(200_000_000L, HOME).status()).isEqualTo(Status.WARN);
    assertThat(MachineChecks.disk(199_999_999L, HOME).status()).isEqualTo(Status.FAIL);
    assertThat(MachineChecks.disk(1_500_000_000L, HOME).detail())
        .isEqualTo("1.5 GB free for /home/ann/.ktrdr");
  }

  @Test
  void a_heap_that_is_more_than_85_percent_full_after_a_collection_is_a_warning() {
    assertThat(MachineChecks.heap(850_000_000L, 1_000_000_000L).status()).isEqualTo(Status.OK);
    Check full = MachineChecks.heap(851_000_000L, 1_000_000_000L);
    assertThat(full.status()).isEqualTo(Status.WARN);
    assertThat(full.detail())
        .startsWith("851 of 1,000 MB were used after the last collection, 85 %");
    assertThat(full.remedy().orElseThrow()).contains("JVM_ARGS=-Xmx2g");
  }

  @Test
  void the_heap_of_this_process_is_known() {
    System.gc();
    Heap heap = Heap.now();
    assertThat(heap.used()).isPositive().isLessThan(heap.most());
  }

  @Test
  void natives_that_are_missing_or_broken_fail_and_those_not_yet_unpacked_do_not() {
    assertThat(natives(Natives.State.PACKED, null).status()).isEqualTo(Status.OK);
    assertThat(natives(Natives.State.LOADED, null).status()).isEqualTo(Status.OK);
    assertThat(natives(Natives.State.MISSING, null).detail()).contains("linux-arm64 is not there");
    assertThat(natives(Natives.State.BROKEN, "file too short").detail())
        .isEqualTo("libtorch for linux-arm64 can't be loaded: file too short");
  }

  @Test
  void a_beat_is_late_after_two_seconds_and_the_server_taken_for_dead_after_five() {
    assertThat(RoundChecks.beat(Duration.ofMillis(1500)).status()).isEqualTo(Status.OK);
    assertThat(RoundChecks.beat(Duration.ofMillis(2500)).status()).isEqualTo(Status.WARN);
    Check dead = RoundChecks.beat(Duration.ofSeconds(5));
    assertThat(dead.status()).isEqualTo(Status.FAIL);
    assertThat(dead.detail()).contains("5.0 s ago").contains("take this one for dead");
  }

  @Test
  void a_round_that_has_not_run_for_too_long_is_a_warning() {
    assertThat(round(Optional.of(NOW.minusSeconds(10))).status()).isEqualTo(Status.OK);
    assertThat(round(Optional.of(NOW.minusSeconds(11))).status()).isEqualTo(Status.WARN);
    assertThat(round(Optional.empty()).status()).isEqualTo(Status.WARN);
    assertThat(round(Optional.of(NOW.minusSeconds(3))).detail())
        .isEqualTo("it last looked 3.0 s ago; 2 swept");
  }

  @Test
  void orphans_are_counted() {
    assertThat(RoundChecks.orphans(0).status()).isEqualTo(Status.OK);
    assertThat(RoundChecks.orphans(2).detail()).startsWith("2 active without a job");
  }

  @Test
  void a_key_that_is_empty_quoted_or_has_blanks_is_a_bad_key_and_never_shown() {
    assertThat(keys("secret-1").status()).isEqualTo(Status.OK);
    assertThat(keys("").status()).isEqualTo(Status.WARN);
    assertThat(keys("   ").status()).isEqualTo(Status.WARN);
    for (String bad : List.of("secret 1", "\"secret\"", "secret\n", "'secret'", "sécret")) {
      Check check = keys(bad);
      assertThat(check.status()).as(bad).isEqualTo(Status.FAIL);
      assertThat(check.detail()).startsWith("bad key: OPENAI_API_KEY").doesNotContain("cret");
    }
  }

  @Test
  void a_variable_that_nothing_reads_is_named_with_the_one_that_was_meant() {
    List<Check> checks =
        EnvironmentChecks.of(
            new Environment(
                Map.of("KTRDR_RECOVRY", "fail", "KTRDR_HOME", "/x", "PATH", "/usr/bin")));
    Check check = checks.get(checks.size() - 1);
    assertThat(check.name()).isEqualTo("settings");
    assertThat(check.status()).isEqualTo(Status.WARN);
    assertThat(check.detail()).isEqualTo("nothing reads KTRDR_RECOVRY");
    assertThat(check.remedy().orElseThrow()).endsWith("did you mean KTRDR_RECOVERY?");
  }

  private static Check clock(Instant database) {
    return database(Duration.ZERO, database, true, UTC).get(2);
  }

  private static List<Check> database(
      Duration latency, Instant clock, boolean current, ZoneId zone) {
    var answer = new DatabaseProbe.Answer("Apache Derby 10.16", latency, clock, current);
    return DatabaseChecks.of(answer, NOW, zone);
  }

  private static Check natives(Natives.State state, String failure) {
    return MachineChecks.natives(new Natives("linux-arm64", state, Optional.ofNullable(failure)));
  }

  private static Check round(Optional<Instant> ran) {
    return RoundChecks.round("sweep", ran, NOW, Duration.ofSeconds(10), "2 swept");
  }

  private static Check keys(String value) {
    return EnvironmentChecks.of(new Environment(Map.of("OPENAI_API_KEY", value))).get(0);
  }

  @Test
  void models_that_can_not_be_called_are_told_each_with_its_sentence() {
    assertThat(new ModelSetup(List.of("a", "b"), Optional.of("c")).checks())
        .extracting(Check::status, Check::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Check.Status.FAIL, "a"),
            org.assertj.core.groups.Tuple.tuple(Check.Status.FAIL, "b"));
    assertThat(new ModelSetup(List.of(), Optional.of("There is no key.")).checks())
        .singleElement()
        .returns(Check.Status.WARN, Check::status);
    assertThat(new ModelSetup(List.of(), Optional.empty()).checks())
        .singleElement()
        .returns(Check.Status.OK, Check::status);
  }
}
