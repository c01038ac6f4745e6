package ktrdr.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.Await;
import ktrdr.system.Cli;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The exit codes that scripts rely on, against the real server. */
@ExtendWith(LeavesIdle.class)
class ExitCodesIT {
  private final Cli cli = Cli.shared();
  private final Agent agent = Agent.shared();

  @Test
  void a_session_that_is_followed_to_its_end_exits_0_and_prints_the_assessment() {
    Cli.Ran ran =
        cli.run(
            "research",
            "mean reversion",
            "--candidates",
            "4",
            "--resamples",
            "200",
            "--evaluation",
            "holdout",
            "-f");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).containsIgnoringCase("verdict").contains("Not investment advice");
    assertThat(ran.err()).contains("session ");
  }

  @Test
  void a_session_that_fails_exits_1(@TempDir Path directory) throws IOException {
    String oneLabel = Triggers.smallStrategy().replace("_threshold: 0.03", "_threshold: 0.45");
    Path strategy = Files.writeString(directory.resolve("strategy.yaml"), oneLabel);
    Cli.Ran ran = cli.run("research", "-s", strategy.toString(), "-f");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
    assertThat(ran.err()).contains("failed_training");
    assertThat(ran.out().lines().findFirst().orElseThrow())
        .startsWith("Session ")
        .contains("failed training: ");
    assertThat(ran.out().replaceAll("\\s+", " "))
        .contains("Going on with it would fail in the same way: start anew");
  }

  @Test
  void bars_that_a_brief_names_and_that_are_not_there_exit_2() {
    List<Cli.Ran> both =
        List.of(
            cli.run("research", "momentum on AAPL"),
            cli.run("research", "momentum on AAPL", "--dry-run"));
    for (Cli.Ran ran : both) {
      assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
      assertThat(ran.err()).contains("No bars of AAPL 1d; there are SPX 1d", "ktrdr data load");
    }
  }

  @Test
  void a_mistake_in_the_command_exits_2() {
    assertThat(cli.run("operations", "list", "--colour", "blue").exit()).isEqualTo(2);
    assertThat(cli.run("operations", "nonsense").exit()).isEqualTo(2);
  }

  @Test
  void what_is_not_there_exits_4() {
    Cli.Ran ran = cli.run("operations", "status", "op_training_20260101_000000_0123456789");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("op_training_20260101_000000_0123456789");
    assertThat(ran.out()).isEmpty();
    assertThat(cli.run("agent", "cancel").exit()).isEqualTo(4);
    assertThat(cli.run("agent", "session", "999999").exit()).isEqualTo(4);
  }

  @Test
  void what_can_not_be_now_exits_5() {
    agent.startIn(Phase.DESIGNING);
    Cli.Ran second = cli.run("agent", "trigger");
    assertThat(second.exit()).isEqualTo(5);
    assertThat(second.err()).contains("ktrdr agent cancel");
  }

  @Test
  void a_followed_session_that_somebody_cancels_exits_7() {
    Cli.Running following = cli.start("research", "--candidates", "100000", "-f");
    Await.until("an active agent", agent::isIdle, idle -> !idle);
    assertThat(Api.shared().delete("/agent/cancel").status()).isIn(200, 202);
    assertThat(following.await().exit()).isEqualTo(7);
  }

  @Test
  void without_a_server_it_exits_8_and_says_what_to_do() {
    Cli.Ran ran = cli.run("--server", "http://127.0.0.1:1", "operations", "list");
    assertThat(ran.exit()).isEqualTo(8);
    assertThat(ran.err()).contains("http://127.0.0.1:1").contains("ktrdr server start");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void cancelling_exits_0_and_what_has_ended_exits_5() {
    Run run = agent.startIn(Phase.DESIGNING);
    assertThat(cli.run("operations", "cancel", run.operation()).exit()).isZero();
    Run whole = agent.start(Triggers.given(Triggers.smallStrategy(), 200));
    whole.awaitEnd();
    assertThat(cli.run("operations", "cancel", whole.operation()).exit()).isEqualTo(5);
  }
}
