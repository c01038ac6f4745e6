package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.ROOT;
import static ktrdr.cli.fixture.Wire.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdsTest {
  private final StubServer server = new StubServer();

  @BeforeEach
  void twoOperations() {
    server
        .on("GET /api/v1/operations/" + ROOT, Wire.data(Wire.session("running", 1)))
        .on("GET /api/v1/agent/sessions/12", Wire.sessionAnswer("success"))
        .on(
            "GET /api/v1/operations",
            Wire.page(
                Wire.summary(TRAINING, "training", "running", 1)
                    .replace(
                        "\"parent_operation_id\":null", "\"parent_operation_id\":\"" + ROOT + "\""),
                Wire.summary(ROOT, "agent_session", "running", 1)));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_unique_beginning_is_enough() {
    assertThat(status("op_agent")).isEqualTo(ROOT + "\n");
  }

  @Test
  void the_number_of_a_session_means_its_operation() {
    assertThat(status("12")).isEqualTo(ROOT + "\n");
  }

  @Test
  void latest_and_active_mean_the_session_not_its_child() {
    assertThat(status("@latest")).isEqualTo(ROOT + "\n");
    assertThat(status("@active")).isEqualTo(ROOT + "\n");
  }

  @Test
  void active_means_what_is_worked_on_and_not_what_waits_behind_it() {
    StubServer queue = new StubServer();
    String other = ROOT.replace("k3v9", "zzzz");
    try (queue) {
      queue
          .on(
              "GET /api/v1/operations",
              Wire.page(
                  Wire.summary(other, "agent_session", "pending", 0),
                  Wire.summary(ROOT, "agent_session", "running", 1)),
              Wire.page(
                  Wire.summary(other, "agent_session", "pending", 0),
                  Wire.summary(ROOT, "agent_session", "paused", 1)))
          .on("GET /api/v1/operations/" + ROOT, Wire.data(Wire.session("running", 1)));
      assertThat(Cli.against(queue, "status", "@active", "-o", "name").out())
          .isEqualTo(ROOT + "\n");
      assertThat(Cli.against(queue, "status", "@active").exit()).isEqualTo(2);
    }
  }

  @Test
  void a_beginning_of_two_is_refused_with_both() {
    var ran = Cli.against(server, "ops", "status", "op_");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("op_ fits 2 operations").contains(ROOT).contains(TRAINING);
  }

  @Test
  void a_beginning_of_none_is_not_found() {
    var ran = Cli.against(server, "ops", "status", "op_x");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("error: Operation not found: op_x");
  }

  @Test
  void a_beginning_is_looked_for_on_every_page() {
    StubServer paged = new StubServer();
    try (paged) {
      paged.on(
          "GET /api/v1/operations",
          Wire.page(Wire.summary(TRAINING, "training", "running", 1))
              .replace("\"next_page_token\":null", "\"next_page_token\":\"p2\""),
          Wire.page(Wire.summary(ROOT, "agent_session", "running", 1)));
      paged.on("GET /api/v1/operations/" + ROOT, Wire.data(Wire.session("running", 1)));
      assertThat(Cli.against(paged, "status", "op_agent", "-o", "name").out())
          .isEqualTo(ROOT + "\n");
      assertThat(paged.requests().get(1).line()).contains("page_token=p2");
    }
  }

  private String status(String id) {
    return Cli.against(server, "status", id, "-o", "name").out();
  }
}
