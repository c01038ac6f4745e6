package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.ROOT;
import static ktrdr.cli.fixture.Wire.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pause, resume, retry. */
class GoingOnTest {
  private static final String OPERATION = "/api/v1/operations/" + ROOT;
  private static final String TREE = "GET " + OPERATION + "/tree";

  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "backtest,backtesting",
    "Backtesting,backtesting",
    "train,training",
    "assess,assessment",
    "agent_assessment,assessment",
    "designing,design"
  })
  void a_retry_begins_at_the_phase_that_was_named_in_whatever_words(String typed, String sent) {
    server.on("POST " + OPERATION + "/retry", Wire.data(Wire.session("resuming", 60)));
    var ran = Cli.against(server, "ops", "retry", ROOT, "--from", typed, "-r", "new data");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo(ROOT + "  resuming\n");
    assertThat(ran.err()).isEqualTo("follow it with: ktrdr follow 12\n");
    assertThat(server.request("POST").body())
        .isEqualTo("{\"from\":\"" + sent + "\",\"reason\":\"new data\"}");
  }

  @Test
  void a_phase_that_does_not_exist_is_a_usage_error_with_those_that_do() {
    var ran = Cli.against(server, "retry", ROOT, "--from", "testing");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("design, training, backtesting or assessment");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_resume_sends_an_empty_body_and_prints_the_id_alone_when_asked() {
    server.on("POST " + OPERATION + "/resume", Wire.data(Wire.session("resuming", 60)));
    assertThat(Cli.against(server, "resume", ROOT, "-o", "name").out()).isEqualTo(ROOT + "\n");
    assertThat(server.request("POST").body()).isEqualTo("{}");
  }

  @Test
  void a_resume_that_is_followed_ends_like_a_research_that_is() {
    server
        .on("POST " + OPERATION + "/resume", Wire.data(Wire.session("resuming", 60)))
        .on(
            TREE,
            Wire.data(Wire.session("resuming", 60)),
            Wire.data(Wire.session("completed", 100)))
        .on("GET /api/v1/agent/sessions/12", Wire.sessionAnswer("success"));
    var ran = Cli.against(server, "resume", ROOT, "-f");
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).contains("↻ " + ROOT + "  resuming");
    assertThat(ran.out()).contains("Verdict       neutral");
  }

  @Test
  void a_retry_of_a_child_follows_its_whole_session() {
    String child =
        Wire.child(TRAINING, "training", "pending", 0, null)
            .replace("\"attempt\":1", "\"attempt\":2,\"root_operation_id\":\"" + ROOT + "\"");
    server
        .on("POST /api/v1/operations/" + TRAINING + "/retry", Wire.data(child))
        .on(TREE, Wire.data(Wire.session("failed", 60)))
        .on("GET /api/v1/agent/sessions/12", Wire.sessionAnswer("failed_training"));
    assertThat(Cli.against(server, "retry", TRAINING, "-f").exit()).isEqualTo(1);
  }

  @Test
  void what_runs_can_not_be_resumed_and_the_refusal_says_what_can() {
    server.refuse(
        "POST " + OPERATION + "/resume",
        409,
        Wire.problem(
            409, "not_resumable", "Operation is not failed or cancelled (status: running)"));
    var ran = Cli.against(server, "resume", ROOT);
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err())
        .startsWith("error: Operation is not failed or cancelled (status: running)\n")
        .contains("only what is paused, failed or was cancelled can go on");
  }

  @Test
  void a_pause_waits_until_it_has_paused_and_says_how_to_go_on() {
    server
        .on("POST " + OPERATION + "/pause", Wire.data(Wire.session("running", 40)))
        .on(
            TREE,
            Wire.data(Wire.session("running", 40)),
            Wire.data(Wire.session("paused", 40).replace("\"eta\":null", Wire.PAUSE)));
    var ran = Cli.against(server, "ops", "pause", ROOT, "-r", "need the machine");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo(ROOT + "  paused, asked by local: need the machine\n");
    assertThat(ran.err()).isEqualTo("resume it with: ktrdr resume 12\n");
    assertThat(server.request("POST").body()).isEqualTo("{\"reason\":\"need the machine\"}");
  }

  @Test
  void a_pause_that_takes_long_says_that_a_safe_point_is_awaited() {
    server
        .on("POST " + OPERATION + "/pause", Wire.data(Wire.session("running", 40)))
        .on(TREE, Wire.data(Wire.session("running", 40).replace("\"eta\":null", Wire.PAUSE)));
    var ran = Cli.against(server, "ops", "pause", ROOT);
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo(ROOT + "  running, pauses at the next safe point\n");
    assertThat(ran.err()).contains("has not reached a safe point yet").contains("explain 12");
  }

  @Test
  void what_ends_before_it_could_pause_is_told() {
    server
        .on("POST " + OPERATION + "/pause", Wire.data(Wire.session("running", 99)))
        .on(TREE, Wire.data(Wire.session("completed", 100)));
    var ran = Cli.against(server, "ops", "pause", ROOT);
    assertThat(ran.out()).isEqualTo(ROOT + "  completed\n");
    assertThat(ran.err()).isEqualTo("it ended before it could pause\n");
  }

  @Test
  void what_does_not_run_can_not_be_paused() {
    server.refuse(
        "POST " + OPERATION + "/pause",
        409,
        Wire.problem(409, "not_running", "Operation cannot be paused (status: completed)"));
    var ran = Cli.against(server, "ops", "pause", ROOT);
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err()).contains("only what runs can be paused");
  }

  @Test
  void a_wait_goes_on_through_a_pause_and_says_so_once() {
    String paused = Wire.data(Wire.session("paused", 40));
    server
        .on(TREE, paused, paused, Wire.data(Wire.session("completed", 100)))
        .on("GET /api/v1/agent/sessions/12", Wire.sessionAnswer("success"));
    var ran = Cli.against(server, "ops", "wait", ROOT);
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo(ROOT + "  completed\n");
    assertThat(ran.err()).isEqualTo("paused; resume it with: ktrdr resume 12\n");
  }
}
