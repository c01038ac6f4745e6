package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import ktrdr.system.Api;
import ktrdr.system.OwnServer;
import ktrdr.system.Reply;
import ktrdr.system.Run;

/** What a server tells to those who ask it for everything about some sessions. */
final class Answers {
  private static final List<String> PLACES =
      List.of(
          "/agent/status",
          "/agent/sessions",
          "/agent/models",
          "/agent/prices",
          "/agent/budget",
          "/agent/cost",
          "/agent/ledger",
          "/agent/hypotheses",
          "/agent/experiments",
          "/operations",
          "/doctor");

  private Answers() {}

  /** All answers, one after the other. */
  static String all(OwnServer server, List<ModelSessions> wires) {
    List<String> texts = new ArrayList<>();
    PLACES.forEach(place -> texts.add(answer(server.api(), Api.BASE + place)));
    texts.add(answer(server.api(), "/metrics"));
    texts.add(answer(server.api(), "/"));
    for (ModelSessions sessions : wires) {
      for (ModelSessions.Ran ran : sessions.ran()) {
        of(server, ran.run(), texts);
      }
    }
    texts.add(server.cli().run("doctor").out());
    return String.join("\n", texts);
  }

  private static void of(OwnServer server, Run run, List<String> texts) {
    String session = Long.toString(run.session());
    texts.add(answer(server.api(), Api.BASE + "/agent/sessions/" + session));
    texts.add(server.cli().run("agent", "session", session).out());
    List<String> operations = new ArrayList<>(List.of(run.operation()));
    run.children().forEach(child -> operations.add(child.getString("operation_id")));
    for (String operation : operations) {
      String path = Api.BASE + "/operations/" + operation;
      for (String of : List.of("", "/tree", "/explain", "/log", "/results", "/metrics")) {
        texts.add(answer(server.api(), path + of));
      }
    }
    for (String shown : List.of("log", "events", "explain", "tree")) {
      texts.add(server.cli().run("operations", shown, run.operation()).out());
    }
  }

  private static String answer(Api api, String path) {
    Reply reply = api.send(api.request(path));
    assertThat(reply.status()).as(path).isEqualTo(200);
    return reply.text();
  }
}
