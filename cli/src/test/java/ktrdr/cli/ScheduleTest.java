package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final String PATH = " /api/v1/agent/schedules";
  private static final String SCHEDULE =
      """
      {"id":3,"name":"mornings","cron":"0 7 * * MON-FRI","zone":"Europe/Berlin","overlap":"skip","enabled":true,
       "created_at":"2026-11-22T10:15:00Z","created_by":"local","next_fire_at":"2026-11-23T06:00:00Z",
       "last_fired_at":null,"last_result":null,"last_session_id":null,"trigger":{"brief":"mean reversion"}}\
      """;

  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_schedule_is_added_with_all_that_was_given_and_its_next_time_is_printed() {
    server.on("POST" + PATH, Wire.data(SCHEDULE));
    var ran =
        run(
            "add",
            "0 7 * * MON-FRI",
            "--zone",
            "Europe/Berlin",
            "--overlap",
            "queue",
            "--name",
            "mornings",
            "--brief",
            "mean reversion",
            "--symbol",
            "SPX");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .isEqualTo("schedule 3  next 2026-11-23 06:00:00Z  \"0 7 * * MON-FRI\" Europe/Berlin\n");
    assertThat(server.request("POST").body())
        .isEqualTo(
            "{\"name\":\"mornings\",\"cron\":\"0 7 * *"
                + " MON-FRI\",\"zone\":\"Europe/Berlin\",\"overlap\":\"queue\",\"trigger\":{\"brief\":\"mean"
                + " reversion\",\"symbol\":\"SPX\"}}");
  }

  @Test
  void a_time_without_its_quotes_works_as_long_as_the_shell_left_it_alone() {
    server.on("POST" + PATH, Wire.data(SCHEDULE));
    run("add", "0", "0", "7", "1", "JAN", "?");
    assertThat(server.request("POST").body())
        .isEqualTo("{\"cron\":\"0 0 7 1 JAN ?\",\"trigger\":{}}");
  }

  @Test
  void a_time_of_another_count_of_fields_is_told_with_the_fields_that_it_has() {
    var ran = run("add", "0 7 a.txt b.txt * * MON-FRI");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("five fields").contains("this has 7").contains("in quotes");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void what_the_server_says_of_a_wrong_time_is_repeated() {
    server.refuse(
        "POST" + PATH,
        422,
        "{\"code\":\"invalid_body\",\"detail\":\"The schedule has 1"
            + " fault\",\"errors\":[{\"pointer\":\"/cron\",\"detail\":\"minute 61 is not 0 to"
            + " 59\"}]}");
    var ran = run("add", "61 7 * * *");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("/cron: minute 61 is not 0 to 59");
  }

  @Test
  void schedules_are_listed_with_their_next_time_or_that_they_are_paused() {
    String paused =
        SCHEDULE.replace("\"id\":3", "\"id\":4").replace("\"enabled\":true", "\"enabled\":false");
    server.on("GET" + PATH, "{\"success\":true,\"data\":[" + SCHEDULE + "," + paused + "]}");
    assertThat(run("list").out())
        .isEqualTo(
            """
            ID  NEXT                  CRON             ZONE           OVERLAP  LAST  RESULT  SESSION  NAME
            3   2026-11-23 06:00:00Z  0 7 * * MON-FRI  Europe/Berlin  skip     –     –       –        mornings
            4   paused                0 7 * * MON-FRI  Europe/Berlin  skip     –     –       –        mornings
            """);
    assertThat(Cli.against(server, "agent", "schedule", "-o", "name").out()).isEqualTo("3\n4\n");
  }

  @Test
  void without_schedules_the_list_says_how_to_add_one() {
    server.on("GET" + PATH, "{\"success\":true,\"data\":[]}");
    var ran = run("list");
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("ktrdr agent schedule add");
  }

  @Test
  void one_is_shown_paused_resumed_and_removed() {
    server
        .on("GET" + PATH + "/3", Wire.data(SCHEDULE))
        .on("POST" + PATH + "/3/pause", Wire.data(SCHEDULE.replace("true", "false")))
        .on("POST" + PATH + "/3/resume", Wire.data(SCHEDULE))
        .on("DELETE" + PATH + "/3", Wire.data(SCHEDULE));
    assertThat(run("show", "3").out()).contains("overlap          skip").contains("brief  mean");
    assertThat(run("pause", "3").out()).startsWith("schedule 3  paused");
    assertThat(run("resume", "3").out()).startsWith("schedule 3  next 2026-11-23 06:00:00Z");
    assertThat(run("remove", "3").out()).isEqualTo("schedule 3  removed\n");
  }

  @Test
  void one_that_is_not_there_exits_4() {
    server.refuse(
        "DELETE" + PATH + "/9", 404, Wire.problem(404, "not_found", "Schedule not found: 9"));
    var ran = run("remove", "9");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).startsWith("error: Schedule not found: 9");
  }

  private Cli.Ran run(String... arguments) {
    return Cli.against(
        server,
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("agent", "schedule"),
                java.util.stream.Stream.of(arguments))
            .toArray(String[]::new));
  }
}
