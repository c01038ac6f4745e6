package ktrdr.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import ktrdr.system.Agent;
import ktrdr.system.Cli;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All phases of a session are seen by the command line, while it runs and afterwards. */
@ExtendWith(LeavesIdle.class)
class EverythingIsSeenIT {
  private static Run ended;

  private final Cli cli = Cli.shared();

  @BeforeAll
  static void a_finished_session() {
    ended = Agent.shared().start(Triggers.quick(4));
    ended.awaitEnd();
  }

  @Test
  void all_phases_are_in_the_list() {
    String list = out("operations", "list", "-l", "1000");
    assertThat(list).contains(ended.operation());
    for (Phase phase : Phase.values()) {
      assertThat(list).contains(ended.child(phase));
    }
  }

  @Test
  void the_list_as_json_is_json_and_nothing_else() {
    JsonObject list = json(out("operations", "list", "-o", "json"));
    assertThat(list.getJsonArray("data")).isNotEmpty();
  }

  @Test
  void the_tree_shows_the_parent_and_its_four_children() {
    String tree = out("operations", "tree", ended.operation());
    assertThat(tree.lines()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(tree).contains(ended.operation(), "completed", "100");
    assertThat(tree.toLowerCase(java.util.Locale.ROOT))
        .contains("design", "training", "backtest", "assessment");
  }

  @Test
  void agent_status_shows_the_current_operation() {
    Run run = Agent.shared().startIn(Phase.DESIGNING);
    assertThat(out("agent", "status")).contains(run.operation(), "designing");
    assertThat(out("operations", "status", "@active")).contains("running");
  }

  @Test
  void results_metrics_events_trades_and_equity_of_what_ended_are_shown() {
    assertThat(out("operations", "results", ended.child(Phase.TRAINING)))
        .contains("weights_sha256");
    assertThat(out("operations", "metrics", ended.child(Phase.TRAINING))).isNotBlank();
    assertThat(out("operations", "events", ended.operation())).contains("completed");
    assertThat(out("operations", "trades", ended.child(Phase.BACKTESTING))).isNotNull();
    assertThat(out("operations", "equity", ended.child(Phase.BACKTESTING))).isNotBlank();
    assertThat(out("agent", "session", Long.toString(ended.session())))
        .containsIgnoringCase("verdict");
  }

  @Test
  void the_server_is_found_by_its_home() {
    assertThat(json(out("server", "status", "-o", "json")).getBoolean("answers")).isTrue();
    assertThat(out("version")).isNotBlank();
  }

  private String out(String... arguments) {
    Cli.Ran ran = cli.run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out();
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}
