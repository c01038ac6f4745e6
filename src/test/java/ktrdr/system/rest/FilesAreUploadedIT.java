package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import ktrdr.system.Alone;
import ktrdr.system.Api;
import ktrdr.system.Await;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Reply;
import ktrdr.system.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files of bars over HTTP: sent, understood, loaded, listed, taken away again, removed. */
@ExtendWith(LeavesIdle.class)
class FilesAreUploadedIT {
  private static final Path STAGING = SharedServer.home().resolve("staging");
  private static final String OCTETS = "application/octet-stream";
  private static final String CSV =
      "start,open,high,low,close,volume\n2020-01-02,1,3,1,2,10\n2020-01-03,2,4,2,3,0\n";
  private static final Api api = Api.shared();

  @Test
  void a_file_is_loaded_listed_taken_away_and_removed() {
    Reply reply = put("/data/upone/1d?trading=always&file=mine.csv", "text/csv", CSV);
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    Alone load = new Alone(api, reply.string("/operation_id"));
    assertThat(reply.header("Location")).endsWith("/operations/" + load.operation());
    load.awaitEnd("completed");
    Reply results = load.results();
    assertThat(results.number("/results/bars")).isEqualTo(2);
    assertThat(results.string("/results/understood/sentence")).isNotBlank();
    awaitNothingStaged();
    JsonObject series = series("UPONE");
    assertThat(series.getString("source")).isEqualTo("imported");
    assertThat(series.getString("calendar")).isEqualTo("always");
    assertThat(series.getInt("bars")).isEqualTo(2);
    assertThat(series.getString("first")).isEqualTo("2020-01-02T00:00:00Z");
    assertThat(series.get("data_sha256")).isEqualTo(results.at("/results/data_sha256"));
    assertThat(api.delete("/data/UPONE?timeframe=1h").status()).isEqualTo(404);
    assertThat(api.delete("/data/UPONE").string("/data/timeframes/0")).isEqualTo("1d");
    assertThat(api.get("/symbols").text()).doesNotContain("UPONE");
    assertThat(load.results().status()).isEqualTo(200);
  }

  @Test
  void what_is_taken_away_can_be_brought_in_again() throws IOException, InterruptedException {
    JsonObject spx = series("SPX");
    for (String type : List.of("text/csv", "application/vnd.apache.parquet")) {
      var request = api.request(Api.BASE + "/data/SPX/1d").header("Accept", type);
      byte[] file = api.client().send(request.build(), BodyHandlers.ofByteArray()).body();
      Reply understood =
          api.send(
              api.request(Api.BASE + "/data/UPTWO/1d?dry_run=true")
                  .header("Content-Type", OCTETS)
                  .PUT(BodyPublishers.ofByteArray(file)));
      assertThat(understood.status()).as(type + understood.text()).isEqualTo(200);
      assertThat(understood.at("/data/data_sha256")).as(type).isEqualTo(spx.get("data_sha256"));
      assertThat(understood.at("/data/first/0/time")).isEqualTo(spx.get("first"));
    }
    assertThat(api.get("/symbols").text()).doesNotContain("UPTWO");
    awaitNothingStaged();
  }

  @Test
  void a_load_that_failed_is_told_with_its_line_and_can_not_be_retried() {
    Reply reply = put("/data/UPTHREE/1d", OCTETS, CSV.replace("2020-01-03,2,4", "2020-01-03,2,1"));
    Alone load = new Alone(api, reply.string("/operation_id"));
    assertThat(load.awaitEnd("failed").getString("error_message")).contains("line 3");
    assertThat(load.post("retry").string("/code")).isEqualTo("upload_gone");
    assertThat(load.post("resume").string("/code")).isEqualTo("upload_gone");
    awaitNothingStaged();
  }

  @Test
  void what_can_not_be_right_is_refused_before_the_file_is_read() {
    assertThat(put("/data/SPX/1d", OCTETS, CSV).string("/errors/0/pointer")).isEqualTo("/symbol");
    assertThat(put("/data/X/7d", OCTETS, CSV).string("/errors/0/pointer")).isEqualTo("/timeframe");
    assertThat(put("/data/X/1d?zone=Mars", OCTETS, CSV).string("/errors/0/pointer"))
        .isEqualTo("/zone");
    assertThat(put("/data/X/1d?preset=none", OCTETS, CSV).string("/errors/0/pointer"))
        .isEqualTo("/preset");
    assertThat(put("/data/X/1d?columns=date", OCTETS, CSV).string("/errors/0/pointer"))
        .isEqualTo("/columns");
    assertThat(put("/data/X/1d?sep=x", OCTETS, CSV).status()).isEqualTo(400);
    assertThat(put("/data/X/1d", "multipart/form-data; boundary=x", CSV).status()).isEqualTo(415);
    assertThat(put("/data/X/1d", "text/plain", CSV).status()).isEqualTo(415);
    assertThat(put("/data/X/1d", OCTETS, "").status()).isEqualTo(400);
    awaitNothingStaged();
  }

  @Test
  void a_refusal_is_seen_by_a_client_that_still_sends() {
    assertThat(put("/data/SPX/1d", OCTETS, "x".repeat(20 << 20)).status()).isEqualTo(422);
  }

  @Test
  void an_upload_that_breaks_off_leaves_nothing() throws IOException {
    URI server = api.server();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "PUT /api/v1/data/UPFOUR/1d HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
                  .formatted(server.getPort())
              + "Content-Type: text/csv\r\nContent-Length: 100000\r\n\r\n";
      out.write((head + CSV).getBytes(StandardCharsets.UTF_8));
      out.flush();
      Await.until("a part of it", FilesAreUploadedIT::staged, names -> !names.isEmpty());
    }
    awaitNothingStaged();
    assertThat(api.get("/operations?operation_type=data_load&limit=1000").text())
        .doesNotContain("UPFOUR");
  }

  private static Reply put(String path, String type, String body) {
    return api.send(
        api.request(Api.BASE + path)
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofString(body)));
  }

  private static JsonObject series(String symbol) {
    return api.get("/symbols").json().getJsonArray("data").getValuesAs(JsonObject.class).stream()
        .filter(one -> one.getString("symbol").equals(symbol))
        .findFirst()
        .orElseThrow()
        .getJsonArray("series")
        .getJsonObject(0);
  }

  private static void awaitNothingStaged() {
    Await.until("an empty staging folder", FilesAreUploadedIT::staged, List::isEmpty);
  }

  private static List<String> staged() {
    String[] names = STAGING.toFile().list();
    return names == null ? List.of() : List.of(names);
  }
}
