package ktrdr.system.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.system.Agent;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are sent by half and then no more: they wait for themselves, nobody for them. */
@ExtendWith(LeavesIdle.class)
class SlowBodiesIT {
  /** More than the server reads at once. */
  private static final int BODIES = Proof.size(100, 300);

  private static final ProofTable TABLE =
      new ProofTable(
          "6-attacks-d-slow-bodies",
          "Half-sent bodies, and a cancel meanwhile",
          "path",
          "half-sent",
          "cancel before",
          "cancel now, ms");

  @AfterAll
  static void told() {
    TABLE.write();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/agent/trigger", "/api/v1/agent/cancel", "/nothing", "/metrics"})
  void half_sent_bodies_keep_no_cancel_waiting(String path) throws IOException {
    Run run = Agent.shared().startIn(Phase.DESIGNING);
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < BODIES; i++) {
        sockets.add(halfSent(path));
      }
      long began = System.nanoTime();
      Reply reply = run.api().delete("/agent/cancel?wait=PT20S");
      long millis = (System.nanoTime() - began) / 1_000_000;
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      assertThat(run.awaitEnd().getString("status")).isEqualTo("cancelled");
      TABLE.row(path, BODIES, "a minute, with 300", millis);
      for (Socket socket : sockets) {
        assertThat(Raw.answer(socket).status()).isIn(404, 405, 408, 503, 200);
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static Socket halfSent(String path) throws IOException {
    Socket socket = Raw.open();
    socket.setSoTimeout(30_000);
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\n"
            + Raw.own()
            + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
