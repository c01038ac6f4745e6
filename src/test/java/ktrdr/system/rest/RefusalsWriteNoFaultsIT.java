package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Run;
import ktrdr.system.SharedServer;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A refusal is an answer, not a fault: Liberty's directory of faults stays as it is. */
@ExtendWith(LeavesIdle.class)
class RefusalsWriteNoFaultsIT {
  private static final String MISSING = "op_training_20260101_000000_0123456789";
  private final Api api = Api.shared();

  @Test
  void refusals_write_no_files_of_faults() {
    Run ended = Agent.shared().start(Triggers.given(Triggers.smallStrategy(), 200));
    ended.awaitEnd();
    List<String> before = SharedServer.running().faults();
    for (String door : List.of("cancel", "pause", "resume", "retry")) {
      assertThat(api.post("/operations/" + ended.operation() + "/" + door).status()).isEqualTo(409);
      assertThat(api.post("/operations/" + MISSING + "/" + door).status()).isEqualTo(404);
    }
    assertThat(api.delete("/agent/sessions/" + ended.session()).status()).isEqualTo(409);
    assertThat(api.delete("/agent/cancel").status()).isEqualTo(404);
    assertThat(api.delete("/agent/schedules/999999").status()).isEqualTo(404);
    assertThat(SharedServer.running().faults()).isEqualTo(before);
  }
}
