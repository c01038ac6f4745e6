package ktrdr.cli.output;

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

  private static List<String> draw(String json) {
    Fields fields = new Fields(Json.createReader(new StringReader(json)).readObject());
    return new Tree(new Operation(fields))
        .lines().stream().map(line -> line.toString(200, false)).toList();
  }
}
