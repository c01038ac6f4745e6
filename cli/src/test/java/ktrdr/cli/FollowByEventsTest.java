package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.ROOT;
import static ktrdr.cli.fixture.Wire.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ktrdr.cli.client.Operation;
import ktrdr.cli.command.follow.Followed;
import ktrdr.cli.command.follow.Follower;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.Request;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A command that follows work listens; it reads the tree only when something has changed. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FollowByEventsTest {
  private static final String OPERATION = "GET /api/v1/operations/" + ROOT;
  private static final String TREE = OPERATION + "/tree";
  private static final String EVENTS = OPERATION + "/events";
  private static final String RUNNING = tree("running", 40);
  private static final String COMPLETED = Wire.data(Wire.session("completed", 100));
  private static final Duration LONG = Duration.ofMinutes(1);

  private final StubServer server = new StubServer();

  FollowByEventsTest() {
    server.on("GET /api/v1/agent/sessions/12", Wire.sessionAnswer("success"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_session_with_500_progress_messages_costs_a_stream_and_two_reads_of_the_tree() {
    runsAndCompletesWhileItIsStreamed(snapshot() + progress(500) + end());
    assertThat(Cli.against(server, "follow", ROOT).exit()).isZero();
    assertThat(asked(TREE)).isEqualTo(2);
    assertThat(asked(EVENTS)).isEqualTo(1);
  }

  @Test
  void a_burst_of_events_costs_one_read_of_the_tree() {
    String burst =
        IntStream.range(2, 9).mapToObj(i -> event(i, TRAINING, "running")).collect(all());
    runsAndCompletesWhileItIsStreamed(snapshot() + burst + progress(50) + end());
    assertThat(Cli.against(server, "follow", ROOT).exit()).isZero();
    assertThat(asked(TREE)).isLessThanOrEqualTo(3);
  }

  @Test
  void a_wait_ends_at_once_when_the_server_says_that_it_ended() {
    runsAndCompletesWhileItIsStreamed(snapshot() + end());
    assertThat(patient().run("wait", ROOT).exit()).isZero();
  }

  @Test
  void a_wait_for_one_phase_ends_with_that_phase_while_its_session_goes_on() {
    String tree = "GET /api/v1/operations/" + TRAINING + "/tree";
    String events = "GET /api/v1/operations/" + TRAINING + "/events";
    server.on(tree, Wire.data(Wire.child(TRAINING, "training", "running", 40, null))).stream(
        events,
        () -> server.now(tree, Wire.data(Wire.child(TRAINING, "training", "completed", 100, null))),
        snapshot() + event(2, TRAINING, "completed"));
    var ran = patient().run("wait", TRAINING);
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo(TRAINING + "  completed\n");
  }

  @Test
  void a_wait_whose_time_is_over_ends_though_the_stream_says_nothing() {
    server.on(TREE, RUNNING).openStream(EVENTS, snapshot());
    assertThat(patient().run("wait", ROOT, "--timeout", "1s").exit()).isEqualTo(6);
    assertThat(asked(TREE)).isEqualTo(1);
  }

  @Test
  void progress_is_shown_in_its_place_with_the_time_and_the_estimate_of_the_message() {
    server.on(TREE, RUNNING).openStream(EVENTS, snapshot() + progress(47));
    Cli cli = new Cli().with("KTRDR_SERVER", server.uri());
    Operation[] shown = new Operation[1];
    Followed followed =
        new Follower(cli.context(), ROOT, false)
            .until(root -> training(root).filter(child -> percentage(child) == 47).isPresent())
            .follow(root -> shown[0] = root);
    assertThat(followed.last()).isEqualTo(shown[0]);
    assertThat(training(shown[0]).orElseThrow().currentStep()).contains("epoch 47");
    assertThat(training(shown[0]).orElseThrow().durationSeconds().orElseThrow())
        .isGreaterThanOrEqualTo(147);
    assertThat(percentage(shown[0])).isEqualTo(40);
    assertThat(asked(TREE)).isEqualTo(1);
  }

  @Test
  void what_runs_gets_older_though_nothing_is_told() {
    server.on(TREE, RUNNING).openStream(EVENTS, snapshot());
    Cli cli = new Cli().with("KTRDR_SERVER", server.uri());
    new Follower(cli.context(), ROOT, false)
        .until(root -> root.durationSeconds().orElseThrow() > 100.2)
        .follow(root -> {});
    assertThat(asked(TREE)).isEqualTo(1);
  }

  @Test
  void on_a_terminal_500_messages_at_once_are_not_500_redraws() {
    runsAndCompletesWhileItIsStreamed(snapshot() + progress(500) + end());
    var ran = patient().run("follow", ROOT);
    assertThat(ran.exit()).isZero();
    assertThat(ran.err().split("\u001b\\[J", -1)).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void without_a_stream_the_tree_is_read_again_and_again() {
    server
        .refuse(EVENTS, 503, Wire.problem(503, "too_many_streams", "Too many"))
        .on(TREE, RUNNING, RUNNING, RUNNING, COMPLETED);
    assertThat(Cli.against(server, "follow", ROOT).exit()).isZero();
    assertThat(asked(TREE)).isEqualTo(4);
  }

  @Test
  void a_server_that_has_no_streams_is_asked_for_one_only_once() {
    server
        .refuse(EVENTS, 404, Wire.problem(404, "not_found", "Not found"))
        .on(TREE, IntStream.range(0, 100).mapToObj(i -> RUNNING).toArray(String[]::new))
        .on(TREE, COMPLETED);
    assertThat(Cli.against(server, "follow", ROOT).exit()).isZero();
    assertThat(asked(EVENTS)).isEqualTo(1);
  }

  @Test
  void a_proxy_that_answers_with_a_page_of_its_own_does_not_end_the_following() {
    server.on(EVENTS, "{}").on(TREE, RUNNING, RUNNING, COMPLETED);
    assertThat(Cli.against(server, "follow", ROOT).exit()).isZero();
  }

  @Test
  void a_proxy_that_keeps_the_stream_for_itself_does_not_end_the_following() {
    server.openStream(EVENTS, "").on(TREE, RUNNING, RUNNING, COMPLETED);
    assertThat(Cli.against(server, "follow", ROOT).exit()).isZero();
  }

  @Test
  void a_stream_that_broke_is_opened_again_where_it_broke() {
    server.stream(EVENTS, snapshot() + event(2, TRAINING, "running"))
        .refuse(EVENTS, 503, "")
        .on(TREE, RUNNING)
        .stream(EVENTS, () -> server.now(TREE, COMPLETED), event(3, ROOT, "completed") + end());
    assertThat(Cli.against(server, "follow", ROOT).exit()).isZero();
    assertThat(
            server.requests().stream()
                .map(Request::line)
                .filter(line -> line.startsWith(EVENTS))
                .map(line -> line.substring(EVENTS.length())))
        .startsWith("", "?after=2", "?after=2");
  }

  private void runsAndCompletesWhileItIsStreamed(String messages) {
    // who does not listen sees the end too, after many looks
    server
        .on(TREE, IntStream.range(0, 50).mapToObj(i -> RUNNING).toArray(String[]::new))
        .on(TREE, COMPLETED)
        .stream(EVENTS, () -> server.now(TREE, COMPLETED), messages);
  }

  private Cli patient() {
    return Cli.pausing(LONG).with("KTRDR_SERVER", server.uri());
  }

  private long asked(String request) {
    return server.requests().stream()
        .filter(asked -> (asked.line() + "?").startsWith(request + "?"))
        .count();
  }

  private static Optional<Operation> training(Operation root) {
    return root.children().stream().findFirst();
  }

  private static double percentage(Operation operation) {
    return operation.percentage().orElse(0);
  }

  private static String tree(String status, double percentage) {
    return Wire.data(
        Wire.session(
            status,
            percentage,
            Wire.child(TRAINING, "training", "running", percentage, "epoch 1")));
  }

  private static String snapshot() {
    String tree = RUNNING.replaceFirst("\\{\"success\":true,", "{\"sequence\":1,");
    return "event: snapshot\nid: 1\ndata: " + tree.replace("\n", "") + "\n\n";
  }

  /** So many messages of one training, each a percent further. */
  private static String progress(int messages) {
    return IntStream.rangeClosed(1, messages).mapToObj(i -> report(Math.min(i, 99))).collect(all());
  }

  private static String report(int percentage) {
    return """
        event: progress
        data: {"operation_id":"%s","progress":{"percentage":%d,"current_step":"epoch %d"},"duration_seconds":%d,"eta":null}

        """
        .formatted(TRAINING, percentage, percentage, 100 + percentage);
  }

  private static String event(int sequence, String id, String after) {
    return "event: transition\nid: %d\ndata: {\"sequence\":%d,\"operation_id\":\"%s\",\"kind\":\"transition\",\"after\":\"%s\"}\n\n"
        .formatted(sequence, sequence, id, after);
  }

  private static String end() {
    return "event: end\ndata: {\"root_operation_id\":\""
        + ROOT
        + "\",\"status\":\"completed\"}\n\n";
  }

  private static java.util.stream.Collector<CharSequence, ?, String> all() {
    return Collectors.joining();
  }
}
