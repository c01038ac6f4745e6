package ktrdr.cli.output.tree;

import static ktrdr.cli.fixture.Wire.DESIGN;
import static ktrdr.cli.fixture.Wire.ROOT;
import static ktrdr.cli.fixture.Wire.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.Test;

class TreeTest {

  @Test
  void phases_that_have_not_begun_are_drawn_as_not_started() {
    assertThat(
            draw(
                Wire.session(
                    "running",
                    41.9,
                    Wire.child(DESIGN, "agent_design", "completed", 100, "done"),
                    Wire.child(TRAINING, "training", "running", 46, "epoch 23/50"))))
        .containsExactly(
            "● " + ROOT + "  running  41 %  1m40s  $0",
            "├─✔ design      completed    100 %  1m40s  builtin",
            "├─● training    running       46 %  1m40s  builtin  epoch 23/50",
            "├─○ backtest    not started",
            "└─○ assessment  not started");
  }

  @Test
  void a_cost_that_is_not_known_is_a_dash_and_not_free() {
    String spent =
        Wire.session("running", 5, Wire.child(DESIGN, "agent_design", "running", 20, "turn 1"))
            .replace(
                "\"tokens\":{\"total_tokens\":0},\"cost_usd\":0",
                "\"tokens\":{\"total_tokens\":130,\"input_tokens\":123,\"output_tokens\":7},"
                    + "\"cost_usd\":null");
    assertThat(draw(spent))
        .contains(
            "● " + ROOT + "  running  5 %  1m40s  –",
            "├─● design      running       20 %  1m40s  builtin  turn 1  in 123  out 7  –");
  }

  @Test
  void a_session_with_a_given_strategy_skipped_its_design() {
    assertThat(
            draw(
                Wire.session("running", 30, Wire.child(TRAINING, "training", "running", 10, null))))
        .contains("├─○ design      skipped");
  }

  @Test
  void a_session_that_has_not_begun_skipped_nothing() {
    assertThat(draw(Wire.session("pending", 0)))
        .startsWith("○ " + ROOT + "  pending  0 %  1m40s  $0")
        .contains("├─○ design      not started");
  }

  @Test
  void what_is_left_is_told_from_the_estimated_end() {
    String running =
        Wire.session("running", 50)
            .replace(
                "\"eta\":null",
                "\"eta\":\"2026-11-22T10:18:30Z\",\"started_at\":\"2026-11-22T10:15:00Z\"");
    assertThat(draw(running)).first().asString().contains("  1m40s  ETA 1m50s  ");
  }

  @Test
  void a_line_is_cut_to_the_terminal_before_it_is_coloured() {
    TreeLine line = new TreeLine("├─", Mark.COMPLETED, "design      completed", false);
    assertThat(line.toString(12, false)).isEqualTo("├─✔ design …").hasSize(12);
    assertThat(line.toString(12, true)).isEqualTo("├─\u001b[32m✔\u001b[0m design …");
  }

  @Test
  void one_hundred_per_cent_is_only_shown_when_it_is_reached() {
    assertThat(draw(Wire.session("running", 99.99))).first().asString().contains("  99 %  ");
  }

  @Test
  void control_characters_in_a_name_never_reach_the_terminal() {
    String evil =
        Wire.session("failed", 1)
            .replace("\"error_message\":null", "\"error_message\":\"a\\u001b[2Jb\\nc\"");
    assertThat(draw(evil)).first().asString().contains("a[2Jb c").doesNotContain("\u001b");
  }

  @Test
  void what_waits_in_the_queue_tells_its_place() {
    assertThat(draw(with(Wire.session("pending", 0), "\"queue_position\":2")))
        .first()
        .isEqualTo("○ " + ROOT + "  waiting, position 2  0 %  1m40s  $0");
  }

  @Test
  void what_is_being_cancelled_tells_when_it_is_cut_off_by_the_clock_of_the_server() {
    // the server's time is the start and the 100 s since
    String cancelling =
        with(
            Wire.session("cancelling", 40),
            "\"started_at\":\"2026-11-22T10:15:00Z\",\"cancel\":{\"deadline\":\"2026-11-22T10:16:47.2Z\"}");
    assertThat(draw(cancelling)).first().asString().contains("  cancelling, cut off in 7.2s  ");
  }

  @Test
  void what_was_cut_off_says_so() {
    assertThat(draw(with(Wire.session("cancelled", 40), "\"cancel\":{\"forced\":true}")))
        .first()
        .asString()
        .startsWith("⊘ " + ROOT + "  cancelled, cut off  ");
  }

  @Test
  void a_pause_tells_who_asked_for_it_and_one_to_come_that_it_is_to_come() {
    String asked = Wire.PAUSE.substring(Wire.PAUSE.indexOf("\"pause\""));
    assertThat(draw(with(Wire.session("paused", 40), asked)))
        .first()
        .asString()
        .startsWith("⏸ " + ROOT + "  paused, asked by local: need the machine  ");
    assertThat(draw(with(Wire.session("running", 40), asked)))
        .first()
        .asString()
        .startsWith("● " + ROOT + "  running, pauses at the next safe point  ");
  }

  @Test
  void statuses_have_signs_of_their_own_and_an_unknown_one_is_busy() {
    assertThat(
            List.of(
                "pending",
                "running",
                "paused",
                "resuming",
                "cancelling",
                "completed",
                "failed",
                "cancelled",
                "new"))
        .extracting(status -> Mark.of(status).sign())
        .containsExactly("○", "●", "⏸", "↻", "◌", "✔", "✖", "⊘", "●");
  }

  @Test
  void a_second_attempt_tells_why_the_first_one_ended() {
    assertThat(draw(retried()))
        .contains(
            "├─● training    running       46 %  1m40s  builtin  epoch 23/50  attempt 2 (1: out of memory at epoch 12)")
        .hasSize(5);
  }

  @Test
  void all_attempts_are_drawn_when_asked_for_and_those_of_the_past_are_faint() {
    List<TreeLine> lines = new Tree(operation(retried())).withAttempts().lines();
    assertThat(lines).hasSize(6);
    assertThat(lines.get(2).past()).isTrue();
    assertThat(lines.get(2).toString(200, true))
        .isEqualTo(
            "├─\u001b[2m✖ training    failed        20 %  1m40s  builtin  out of memory at epoch 12\u001b[0m");
    assertThat(lines.get(3).past()).isFalse();
  }

  private static String retried() {
    String first =
        Wire.child(TRAINING, "training", "failed", 20, null)
            .replace("\"error_message\":null", "\"error_message\":\"out of memory at epoch 12\"");
    String second =
        Wire.child(Wire.BACKTEST, "training", "running", 46, "epoch 23/50")
            .replace("\"attempt\":1", "\"attempt\":2");
    return Wire.session("running", 41, first, second);
  }

  private static String with(String operation, String members) {
    return operation.replace("\"eta\":null", "\"eta\":null," + members);
  }

  private static Operation operation(String json) {
    return new Operation(new Fields(Json.createReader(new StringReader(json)).readObject()));
  }

  private static List<String> draw(String json) {
    return new Tree(operation(json))
        .lines().stream().map(line -> line.toString(200, false)).toList();
  }
}
