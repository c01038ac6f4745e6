package ktrdr.cli.output.tree;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.output.Console;
import ktrdr.cli.output.Times;
import ktrdr.cli.output.Width;
import ktrdr.cli.output.table.OperationTable;
import org.junit.jupiter.api.Test;

class LiveTreeTest {
  private static final String ID = "op_agent_session_20261122_101500_k3v9x2m8q4";
  private static final Operation SESSION =
      new Operation(
          new Fields(
              Json.createObjectBuilder()
                  .add("operation_id", ID)
                  .add("operation_type", "agent_session")
                  .add("status", "running")
                  .add("progress_percentage", 12.5)
                  .build()));

  private final StringWriter err = new StringWriter();
  private final Console console =
      new Console(
          new PrintWriter(new StringWriter()),
          new PrintWriter(err),
          true,
          true,
          100,
          false,
          java.time.ZoneOffset.UTC);

  @Test
  void a_tree_is_redrawn_over_as_many_rows_as_it_takes_after_the_terminal_was_narrowed() {
    AtomicInteger columns = new AtomicInteger(100);
    LiveTree tree = new LiveTree(console, columns::get);
    tree.show(SESSION);
    List<Integer> widths = err.toString().lines().map(LiveTreeTest::width).toList();
    assertThat(widths).hasSize(5).allMatch(width -> width < 100);
    columns.set(30);
    tree.show(SESSION);
    int rows = widths.stream().mapToInt(width -> (width + 29) / 30).sum();
    assertThat(rows).isGreaterThan(5);
    assertThat(err.toString()).contains("\u001b[" + rows + "A\r\u001b[J");
    String second = err.toString().substring(err.toString().lastIndexOf("\u001b[J") + 3);
    assertThat(second.lines().map(LiveTreeTest::width)).allMatch(width -> width < 30);
  }

  @Test
  void at_50_columns_ids_are_whole_in_the_tree_and_in_lists() {
    LiveTree tree = new LiveTree(console, () -> 50);
    tree.show(SESSION);
    assertThat(err.toString()).contains(ID);
    assertThat(OperationTable.of(List.of(SESSION), Times.UTC).lines(50).get(1)).contains(ID);
    assertThat(OperationTable.wide(List.of(SESSION), Times.UTC).lines(50).get(1)).contains(ID);
  }

  private static int width(String line) {
    return Width.of(line.replaceAll("\u001b\\[[?0-9]*[a-zA-Z]", ""));
  }
}
