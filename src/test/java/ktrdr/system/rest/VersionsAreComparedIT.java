package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who says which version of an operation they saw changes no other one. */
@ExtendWith(LeavesIdle.class)
class VersionsAreComparedIT {
  private static final Api api = Api.shared();
  private static final List<String> CHANGES =
      List.of("DELETE ", "POST /cancel", "POST /pause", "POST /resume", "POST /retry");

  private final Agent agent = Agent.shared();

  @Test
  void a_change_of_another_version_is_412_and_nothing_is_changed() {
    Run run = agent.startIn(Phase.DESIGNING);
    String before = tag(run);
    for (String change : CHANGES) {
      for (String other : List.of("\"0\"", "W/" + before, "\"0\", \"999\"", "\"\"")) {
        Reply reply = changed(run, change, other);
        assertThat(reply.status()).as(change + " " + other + " " + reply.text()).isEqualTo(412);
        assertThat(reply.string("/code")).isEqualTo("version_changed");
        assertThat(reply.json().getBoolean("success")).isFalse();
        assertThat("\"" + reply.number("/version") + "\"").isEqualTo(before);
      }
    }
    assertThat(tag(run)).isEqualTo(before);
    assertThat(run.tree().getString("status")).isEqualTo("running");
  }

  @Test
  void a_change_of_the_version_that_it_has_is_made() {
    Run run = agent.startIn(Phase.DESIGNING);
    assertThat(changed(run, "DELETE ", "\"999\", " + tag(run)).status()).isIn(200, 202);
    run.awaitEnd();
    assertThat(changed(run, "POST /resume", "\"0\"").status()).isEqualTo(412);
    assertThat(changed(run, "POST /resume", "*").status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "\"2", "\"2\" \"3\"", "*, \"2\"", "w/\"2\"", ","})
  void a_malformed_header_is_400_and_nothing_is_changed(String header) {
    Run run = agent.startIn(Phase.DESIGNING);
    String before = tag(run);
    for (String change : CHANGES) {
      Reply reply = changed(run, change, header);
      assertThat(reply.status()).as(change + " " + reply.text()).isEqualTo(400);
      assertThat(reply.string("/detail")).startsWith("If-Match must be");
    }
    assertThat(tag(run)).isEqualTo(before);
  }

  @Test
  void what_has_ended_is_not_sent_again_to_who_has_it() {
    Run run = agent.startIn(Phase.DESIGNING);
    assertThat(seen(run, tag(run)).status()).isEqualTo(200);
    api.delete("/operations/" + run.operation());
    run.awaitEnd();
    String now = tag(run);
    for (String known : List.of(now, "W/" + now, "\"0\", " + now, "*")) {
      Reply reply = seen(run, known);
      assertThat(reply.status()).as(known).isEqualTo(304);
      assertThat(reply.text()).isEmpty();
      assertThat(reply.header("ETag")).isEqualTo(now);
    }
    assertThat(seen(run, "\"0\"").status()).isEqualTo(200);
    assertThat(seen(run, "0").status()).isEqualTo(400);
  }

  private static String tag(Run run) {
    return api.get("/operations/" + run.operation()).header("ETag");
  }

  private static Reply seen(Run run, String header) {
    return api.send(
        api.request(Api.BASE + "/operations/" + run.operation()).header("If-None-Match", header));
  }

  private static Reply changed(Run run, String change, String header) {
    String[] words = change.split(" ", -1);
    return api.send(
        api.request(Api.BASE + "/operations/" + run.operation() + words[1])
            .header("If-Match", header)
            .method(words[0], BodyPublishers.noBody()));
  }
}
