package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ktrdr.system.Alone;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Reply;
import ktrdr.system.SharedServer;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bars of one's own: loaded from a file, seen, and researched like those that come with ktrdr. */
@ExtendWith(LeavesIdle.class)
class BarsAreBroughtInIT {
  private static final Path IMPORT = SharedServer.home().resolve("import");
  private static final Api api = Api.shared();

  @Test
  void a_file_becomes_a_symbol_that_can_be_trained_on() throws IOException {
    file("spx.csv", spx());
    Alone load = load("itspx", "spx.csv");
    JsonObject end = load.awaitEnd("completed");
    assertThat(end.getString("operation_type")).isEqualTo("data_load");
    assertThat(load.results().number("/results/bars")).isEqualTo(2000);
    assertThat(api.get("/symbols").text()).contains("ITSPX");
    Reply bars = api.get("/data/ITSPX/1d?limit=1&offset=1999");
    assertThat(bars.at("/data/0"))
        .isEqualTo(api.get("/data/SPX/1d?limit=1&offset=1999").at("/data/0"));
    assertThat(bars.number("/total_count")).isEqualTo(2000);
    Alone training = Alone.train(api, training("ITSPX"));
    training.awaitEnd("completed");
    assertThat(training.results().at("/results/data_sha256"))
        .isEqualTo(load.results().at("/results/data_sha256"));
  }

  @Test
  void a_file_that_is_not_right_fails_with_its_line_and_is_no_symbol() throws IOException {
    file("wrong.csv", "date,open,high,low,close\n2020-01-02,1,2,1,1\n2020-01-03,3,2,1,1\n");
    JsonObject end = load("ITWRONG", "wrong.csv").awaitEnd("failed");
    assertThat(end.getString("error_message")).contains("line 3");
    assertThat(api.get("/symbols").text()).doesNotContain("ITWRONG");
    assertThat(api.get("/data/ITWRONG/1d").status()).isEqualTo(404);
  }

  @Test
  void nothing_but_a_file_of_the_folder_can_be_named() {
    for (String name : new String[] {"../server.json", "/etc/passwd", "%2e%2e/server.json"}) {
      Reply reply = api.post("/data/load", body("ITX", name));
      assertThat(reply.status()).as(name).isEqualTo(422);
      assertThat(reply.string("/errors/0/pointer")).isEqualTo("/file");
    }
  }

  @Test
  void a_symbol_that_comes_with_ktrdr_and_one_that_is_a_path_are_refused() throws IOException {
    file("spx.csv", spx());
    for (String symbol : new String[] {"SPX", "SYNTHETIC-10", "../SPX", "A_B"}) {
      Reply reply = api.post("/data/load", body(symbol, "spx.csv"));
      assertThat(reply.string("/errors/0/pointer")).as(symbol).isEqualTo("/symbol");
    }
  }

  @Test
  void bars_that_are_not_there_are_not_found() {
    assertThat(api.get("/data/SPX/7d").status()).isEqualTo(404);
    assertThat(api.get("/data/..%2F..%2Fserver/1d").status()).isIn(400, 404);
    assertThat(api.get("/data/SPX/1d?limit=0").status()).isEqualTo(400);
  }

  private static Alone load(String symbol, String file) {
    Reply reply = api.post("/data/load", body(symbol, file));
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    return new Alone(api, reply.string("/operation_id"));
  }

  private static String body(String symbol, String file) {
    return Json.createObjectBuilder()
        .add("symbol", symbol)
        .add("timeframe", "1d")
        .add("file", file)
        .build()
        .toString();
  }

  private static String training(String symbol) {
    return Json.createObjectBuilder()
        .add("strategy", Triggers.smallStrategy())
        .add("symbols", Json.createArrayBuilder().add(symbol))
        .build()
        .toString();
  }

  /** The first 2,000 bars of the S&P 500, as the server itself shows them. */
  private static String spx() {
    StringBuilder csv = new StringBuilder("start,open,high,low,close,volume\n");
    for (JsonObject bar :
        api.get("/data/SPX/1d?limit=2000")
            .json()
            .getJsonArray("data")
            .getValuesAs(JsonObject.class)) {
      csv.append(bar.getString("time"));
      for (String column : new String[] {"open", "high", "low", "close", "volume"}) {
        csv.append(',').append(bar.getJsonNumber(column));
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private static void file(String name, String text) throws IOException {
    Files.createDirectories(IMPORT);
    Files.writeString(IMPORT.resolve(name), text);
  }
}
