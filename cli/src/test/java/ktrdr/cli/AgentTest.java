package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The agent's switch, its queue and its limit. */
class AgentTest {
  private static final String TRIGGER = "POST /api/v1/agent/trigger";
  private static final String TREE = "GET /api/v1/operations/" + ROOT + "/tree";

  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_pause_of_the_agent_gives_its_reason_and_repeats_the_answer() {
    server.on(
        "POST /api/v1/agent/pause",
        "{\"success\":true,\"agent_enabled\":false,\"changed\":true,\"message\":\"The agent is paused\"}");
    var ran = Cli.against(server, "agent", "pause", "-r", "new data tonight");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo("The agent is paused\n");
    assertThat(server.request("POST").body()).isEqualTo("{\"reason\":\"new data tonight\"}");
  }

  @Test
  void a_resume_of_an_agent_that_is_not_paused_changes_nothing_and_says_so() {
    server.on(
        "POST /api/v1/agent/resume", "{\"success\":true,\"agent_enabled\":true,\"changed\":false}");
    var ran = Cli.against(server, "agent", "resume");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo("the agent starts sessions  (it was already)\n");
  }

  @Test
  void the_status_tells_the_places_the_queue_and_a_paused_agent() {
    server.on(
        "GET /api/v1/agent/status",
        "{\"agent_enabled\":false,\"agent_paused\":{\"by\":\"ann\",\"reason\":\"night shift\"},\"active_sessions\":[],\"last_cycle\":null,\"capacity\":{\"active\":1,\"limit\":3,\"queued\":2}}");
    assertThat(Cli.against(server, "agent", "status").out())
        .isEqualTo(
            """
            idle; no session yet
            paused by ann (night shift), starts no sessions until: ktrdr agent resume; 1 of 3 slots in use, 2 waiting in the queue
            """);
  }

  @Test
  void the_status_tells_a_session_that_works_from_one_that_is_paused() {
    server.on(
        "GET /api/v1/agent/status",
        """
        {"active_sessions":[
        {"id":2,"operation_id":"op_a","status":"paused","phase":"designing","progress_percentage":10},
        {"id":3,"operation_id":"op_b","status":"running","phase":"designing","progress_percentage":4}]}
        """);
    assertThat(Cli.against(server, "agent", "status").out())
        .containsPattern("op_a +paused +designing +10 %")
        .containsPattern("op_b +running +designing +4 %");
  }

  @Test
  void the_status_of_an_agent_that_starts_sessions_says_that_it_does() {
    server.on(
        "GET /api/v1/agent/status",
        "{\"agent_enabled\":true,\"active_sessions\":[],\"capacity\":{\"active\":0,\"limit\":1,\"queued\":0}}");
    assertThat(Cli.against(server, "agent", "status").out())
        .isEqualTo("idle; no session yet\nready, 0 of 1 slots in use, 0 waiting in the queue\n");
  }

  @Test
  void a_session_that_may_wait_says_its_place() {
    server.on(TRIGGER, queued(2));
    var ran =
        Cli.against(
            server, "agent", "trigger", "--queue", "--idempotency-key", "nightly 2026-11-22");
    assertThat(ran.out()).isEqualTo("session 12  " + ROOT + "  waits, position 2\n");
    assertThat(server.request("POST").body()).isEqualTo("{\"queue\":true}");
    assertThat(server.request("POST").headers().getFirst("Idempotency-Key"))
        .isEqualTo("nightly 2026-11-22");
  }

  @Test
  void no_idempotency_key_is_sent_unless_one_is_given() {
    server.on(TRIGGER, Wire.triggered());
    Cli.against(server, "research");
    assertThat(server.request("POST").headers()).doesNotContainKey("Idempotency-Key");
  }

  @Test
  void a_session_is_followed_from_the_queue_on_and_each_place_is_a_line() {
    server
        .on(TRIGGER, queued(2))
        .on(TREE, waiting(2), waiting(2), waiting(1), Wire.data(Wire.session("running", 1)))
        .on(TREE, Wire.data(Wire.session("completed", 100)))
        .on("GET /api/v1/agent/sessions/12", Wire.sessionAnswer("success"));
    var ran = Cli.against(server, "research", "--queue", "-f");
    assertThat(ran.exit()).isZero();
    assertThat(ran.err().lines().toList().subList(0, 4))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("session 12 waits, position 2"),
            line -> assertThat(line).startsWith("○ " + ROOT + "  waiting, position 2"),
            line -> assertThat(line).startsWith("○ " + ROOT + "  waiting, position 1"),
            line -> assertThat(line).startsWith("● " + ROOT + "  running"));
  }

  @Test
  void a_paused_agent_refuses_with_5_and_says_how_to_let_it_go_on() {
    server.refuse(
        TRIGGER,
        409,
        "{\"detail\":\"The agent is paused\",\"triggered\":false,\"reason\":\"disabled\",\"code\":\"disabled\"}");
    var ran = Cli.against(server, "research");
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err())
        .isEqualTo(
            "error: The agent is paused\n"
                + "the agent is paused; let it start sessions again with: ktrdr agent resume\n");
  }

  @Test
  void a_full_agent_refuses_with_5_and_names_the_queue() {
    server.refuse(
        TRIGGER,
        409,
        "{\"detail\":\"3 of 3 sessions are active\",\"triggered\":false,\"reason\":\"at_capacity\",\"active_count\":3,\"limit\":3}");
    var ran = Cli.against(server, "research");
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err()).contains("ktrdr research --queue");
  }

  private static String queued(int position) {
    return Wire.triggered().replace("\"running\"", "\"pending\",\"queue_position\":" + position);
  }

  private static String waiting(int position) {
    return Wire.data(
        Wire.session("pending", 0)
            .replace("\"eta\":null", "\"eta\":null,\"queue_position\":" + position));
  }
}
