package ktrdr.system.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.system.Agent;
import ktrdr.system.Alone;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A cancel while others load the server; a table says how long it took. */
@ExtendWith(LeavesIdle.class)
class LoadIT {
  private static final ProofTable TABLE =
      new ProofTable(
          "6-attacks-f-load",
          "A cancel of a running session under load",
          "load",
          "how much",
          "cancel, ms");

  @AfterAll
  static void told() {
    TABLE.write();
  }

  @Test
  void followers_of_events() throws IOException {
    String stream =
        Raw.get("/api/v1/events?roots=@active", Raw.own() + "Accept: text/event-stream\r\n");
    cancelledBeside(
        "clients that follow events and read nothing", Proof.size(20, 400), run -> stream);
  }

  @Test
  void followers_that_come_back() throws IOException {
    cancelledBeside(
        "clients that come back to events and read nothing",
        Proof.size(20, 400),
        run ->
            Raw.get(
                "/api/v1/operations/" + run.operation() + "/events",
                Raw.own() + "Accept: text/event-stream\r\nLast-Event-ID: 1\r\n"));
  }

  @Test
  void idle_sockets() throws IOException {
    cancelledBeside("sockets that send nothing", Proof.size(50, 1_000), run -> "");
  }

  @Test
  void half_a_head() throws IOException {
    cancelledBeside(
        "sockets that send half a request line", Proof.size(50, 1_000), run -> "GET /api/v1/sym");
  }

  @Test
  void slow_bodies() throws IOException {
    String half =
        "POST /api/v1/trainings/start HTTP/1.1\r\n"
            + Raw.own()
            + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
    cancelledBeside("half-sent bodies", Proof.size(100, 600), run -> half);
  }

  @Test
  void trainings() {
    Run run = Agent.shared().startIn(Phase.DESIGNING);
    String training =
        Json.createObjectBuilder()
            .add("strategy", Triggers.oneOfManyTrainings())
            .build()
            .toString();
    int number = Proof.size(4, 64);
    List<Alone> trainings = new ArrayList<>();
    try {
      for (int i = 0; i < number; i++) {
        trainings.add(Alone.train(run.api(), training));
      }
      cancelled(run, "trainings at work", number);
    } finally {
      trainings.forEach(Alone::cancel);
    }
  }

  private static void cancelledBeside(String load, int number, Function<Run, String> head)
      throws IOException {
    Run run = Agent.shared().startIn(Phase.DESIGNING);
    byte[] bytes = head.apply(run).getBytes(StandardCharsets.US_ASCII);
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < number; i++) {
        Socket socket = Raw.open();
        socket.getOutputStream().write(bytes);
        sockets.add(socket);
      }
      cancelled(run, load, number);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static void cancelled(Run run, String load, int number) {
    long began = System.nanoTime();
    Reply reply = run.api().delete("/operations/" + run.operation() + "?wait=PT20S");
    long millis = (System.nanoTime() - began) / 1_000_000;
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(run.awaitEnd().getString("status")).isEqualTo("cancelled");
    TABLE.row(load, number, millis);
  }
}
