package ktrdr.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import ktrdr.system.Agent;
import ktrdr.system.Cli;
import ktrdr.system.LeavesIdle;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two homes are two servers that know nothing of each other, from one installation. */
@ExtendWith(LeavesIdle.class)
class TwoServersSideBySideIT {

  @Test
  void each_has_its_own_sessions_and_stopping_one_leaves_the_other(@TempDir Path directory)
      throws IOException {
    try (OwnServer second = OwnServer.in(directory.resolve("home"))) {
      second.start();
      Run here = Agent.shared().startIn(Phase.DESIGNING);
      assertThat(second.agent().isIdle()).isTrue();
      assertThat(second.api().get("/operations/" + here.operation()).status()).isEqualTo(404);
      Run there = second.agent().startIn(Phase.DESIGNING);
      assertThat(there.session()).isEqualTo(1);
      assertThat(second.cli().run("agent", "cancel").exit()).isZero();
      assertThat(here.tree().getString("status")).isEqualTo("running");

      Cli.Ran again = second.cli().run("server", "start");
      assertThat(again.exit()).isZero();
      assertThat(again.err()).contains("already running");
      second.stop();
      assertThat(second.cli().run("server", "status").exit()).isEqualTo(8);
      assertThat(here.tree().getString("status")).isEqualTo("running");
    }
  }
}
