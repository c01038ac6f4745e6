package ktrdr.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import ktrdr.cli.client.Fields;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columns_are_as_wide_as_their_widest_cell() {
    Table table =
        new Table("ID", "STATUS", "STEP").row("op_1", "completed", "x").row("op_22", "failed", "y");
    assertThat(table.lines(80))
        .containsExactly("ID     STATUS     STEP", "op_1   completed  x", "op_22  failed     y");
  }

  @Test
  void only_the_last_column_is_cut() {
    Table table = new Table("ID", "STEP").row("op_agent_session_20261122", "a long step");
    assertThat(table.lines(30)).last().isEqualTo("op_agent_session_20261122  a …");
    assertThat(table.lines(10)).last().asString().startsWith("op_agent_session_20261122  ");
  }

  @Test
  void columns_that_do_not_fit_are_left_out_from_the_right() {
    Table table =
        new Table("ID", "STATUS", "TOOK", "STEP")
            .row("op_training", "running", "1m40s", "epoch 23/50");
    assertThat(table.lines(80)).last().isEqualTo("op_training  running  1m40s  epoch 23/50");
    assertThat(table.lines(38)).last().isEqualTo("op_training  running  1m40s  epoch 23…");
    assertThat(table.lines(30)).last().isEqualTo("op_training  running  1m40s");
    assertThat(table.lines(10)).last().isEqualTo("op_training  …");
  }

  @Test
  void letters_that_take_two_columns_keep_the_columns_straight() {
    Table table = new Table("NAME", "N").row("均値回帰", "1").row("mean", "2");
    assertThat(table.lines(80)).containsExactly("NAME      N", "均値回帰  1", "mean      2");
  }

  @Test
  void rows_begin_with_the_wanted_columns_and_leave_out_what_is_always_null() {
    Fields row =
        new Fields(
            Json.createObjectBuilder()
                .add("bar", 7)
                .add("time", "2026-11-22T10:15:00Z")
                .addNull("note")
                .add("pnl_usd", 1.5)
                .build());
    assertThat(Table.of(List.of(row), "time").lines(80))
        .containsExactly("TIME                  BAR  PNL_USD", "2026-11-22 10:15:00Z  7    1.5");
  }
}
