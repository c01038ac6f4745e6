package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import ktrdr.fixture.Proof;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Where an operator wants it so, what was active when its server died ends, and says so. */
class EndsWithItsServerIT {

  @Test
  void with_recovery_fail_a_session_of_a_dead_server_ends_as_interrupted_and_can_be_resumed()
      throws IOException {
    Assumptions.assumeTrue(Proof.isFull(), "two more starts of a server: in the full proof");
    Map<String, String> fail = Map.of("KTRDR_RECOVERY", "fail");
    try (OwnServer server = OwnServer.create(ServerDatabase.chosen(), fail)) {
      server.start();
      Run run = server.agent().startIn(Phase.DESIGNING);
      server.kill();
      server.start();
      assertThat(run.view().getString("outcome")).isEqualTo("failed_interrupted");
      assertThat(run.tree().getString("error_message"))
          .startsWith("The server stopped while this was active");
      assertThat(server.agent().isIdle()).isTrue();
      String resume = "/operations/" + run.operation() + "/resume";
      assertThat(server.api().post(resume).status()).isEqualTo(202);
      run.awaitPhase(Phase.DESIGNING);
      server.agent().makeIdle();
    }
  }
}
