package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.Test;

class DemoTest {

  @Test
  void a_demo_is_one_builtin_session_with_its_report_and_what_to_try_next() {
    try (StubServer server = new StubServer()) {
      server
          .on("POST /api/v1/agent/trigger", Wire.triggered())
          .on("GET /api/v1/operations/" + ROOT + "/tree", Wire.data(Wire.session("completed", 100)))
          .on("GET /api/v1/agent/sessions/12", Wire.sessionAnswer("success"));
      var ran = Cli.against(server, "demo", "--seed", "3");
      assertThat(ran.exit()).isZero();
      assertThat(server.request("POST").body())
          .isEqualTo(
              "{\"model\":\"builtin\",\"symbol\":\"SPX\",\"timeframe\":\"1d\",\"seed\":3,\"surrogates\":19}");
      assertThat(ran.out()).contains("Verdict       neutral").contains("Not investment advice");
      assertThat(ran.err()).contains("ktrdr operations tree " + ROOT).contains("--seed 4");
    }
  }
}
