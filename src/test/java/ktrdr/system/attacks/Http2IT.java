package ktrdr.system.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.system.AdminCenter;
import ktrdr.system.Api;
import ktrdr.system.Heap;
import ktrdr.system.LeavesIdle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * HTTP/2 is not spoken: there Liberty keeps each body in memory until its end has come, without a
 * limit of size or time, before anything of ours sees the request.
 */
@ExtendWith(LeavesIdle.class)
class Http2IT {
  private static final int DATA = 16_000;
  private static final int FRAMES = Proof.size(6_000, 60_000);
  private static final long MOST_LEFT = 16L << 20;
  private static final byte[] BEGIN =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SETTINGS = HexFormat.of().parseHex("000000040000000000");

  private static final ProofTable TABLE =
      new ProofTable("6-attacks-g-http2", "HTTP/2 is not spoken", "attack", "before", "now");

  @AfterAll
  static void told() {
    TABLE.write();
  }

  @Test
  void a_body_without_an_end_takes_no_memory() throws IOException {
    long heap = Heap.shared();
    try (Socket socket = Raw.open()) {
      int sent = begun(socket);
      long left = Heap.shared() - heap;
      assertThat(left).as("after " + sent + " frames").isLessThan(MOST_LEFT);
    }
    assertThat(Api.shared().get("/symbols").status()).isEqualTo(200);
    String what =
        "one POST whose body has no end, " + (FRAMES / 1_000 * DATA / 1_000) + " MB of it";
    TABLE.row(what, "kept in memory; after 1 GB the server served nobody any more", "closed");
  }

  /** How many parts of the body could be sent. */
  private static int begun(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    int sent = 0;
    try {
      out.write(BEGIN);
      out.write(SETTINGS);
      out.write(frame(1, 4, head()));
      byte[] data = frame(0, 0, new byte[DATA]);
      while (sent < FRAMES) {
        out.write(data);
        sent++;
      }
    } catch (IOException closed) {
      assertThat(closed).isNotNull();
    }
    return sent;
  }

  // Of stream 1, with HPACK's literals: neither Huffman's code nor a table.
  private static byte[] head() {
    StringBuilder head = new StringBuilder();
    String[] fields = {
      ":method", "POST", ":scheme", "http", ":path", "/nothing", ":authority", "localhost"
    };
    for (int i = 0; i < fields.length; i += 2) {
      head.append('\0').append(literal(fields[i])).append(literal(fields[i + 1]));
    }
    return head.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String literal(String text) {
    return (char) text.length() + text;
  }

  private static byte[] frame(int type, int flags, byte[] payload) {
    byte[] frame = new byte[9 + payload.length];
    frame[0] = (byte) (payload.length >> 16);
    frame[1] = (byte) (payload.length >> 8);
    frame[2] = (byte) payload.length;
    frame[3] = (byte) type;
    frame[4] = (byte) flags;
    frame[8] = 1;
    System.arraycopy(payload, 0, frame, 9, payload.length);
    return frame;
  }

  @Test
  void tls_agrees_on_http_1() throws IOException {
    AdminCenter center = AdminCenter.shared();
    int port = center.api().server().getPort();
    try (SSLSocket socket =
        (SSLSocket)
            center.api().client().sslContext().getSocketFactory().createSocket("127.0.0.1", port)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      assertThat(socket.getApplicationProtocol()).isIn("", "http/1.1");
    }
    TABLE.row("a client over TLS that would like HTTP/2", "HTTP/2", "HTTP/1.1");
  }

  @Test
  void no_connection_is_upgraded() {
    String upgrade =
        "Host: localhost:"
            + Raw.port()
            + "\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: \r\n";
    Raw raw = Raw.send(Raw.get("/api/v1/symbols", upgrade));
    assertThat(raw.status()).isEqualTo(200);
    TABLE.row("`Upgrade: h2c`", "HTTP/2", "HTTP/1.1");
  }

  @Test
  void javas_client_speaks_http_1_when_it_may_choose() throws Exception {
    Api secure = AdminCenter.shared().api();
    assertThat(secure.client().version()).isEqualTo(HttpClient.Version.HTTP_2);
    HttpRequest request = secure.request(Api.BASE + "/symbols").build();
    HttpResponse<Void> response = secure.client().send(request, BodyHandlers.discarding());
    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
  }
}
