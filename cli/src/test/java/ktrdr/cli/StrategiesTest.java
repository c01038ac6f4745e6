package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strategies as documents and by their names. */
class StrategiesTest {
  private static final String PATH = " /api/v1/strategies";
  private static final String STRATEGY =
      """
      {"name":"dips","source":"stored","valid":true,"description":"buys dips","hypothesis":"","symbol":"SPX",
       "timeframe":"1d","features":["1d_rsi_low","1d_rsi_high"],
       "warnings":[{"pointer":"/backtest","detail":"trading costs nothing here; real trading does"}],"errors":[],
       "document":{"training_data":{"start_date":"2000-01-03"},"indicators":{"rsi_14":{"type":"rsi","period":14}},
         "fuzzy_sets":{"rsi":{"indicator":"rsi_14","low":[0,25,50],"high":[50,75,100]},
           "dist":{"indicator":"d","near":{"type":"gaussian","parameters":[0,0.02]},"odd":"?"}}},
       "text":"name: dips\\n# a \\u001b[31mcomment\\nversion: \\"3.0\\"\\n","sha256":"abc","updated_at":"2026-11-22T10:15:00Z"}""";

  @TempDir Path directory;
  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_strategy_is_shown_with_its_features_its_warnings_and_its_memberships() {
    server.on("GET" + PATH + "/dips", Wire.data(STRATEGY));
    var ran = Cli.against(server, "strategies", "show", "dips");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("bars          SPX 1d from 2000-01-03\n")
        .contains("features      2: 1d_rsi_low, 1d_rsi_high\n")
        .contains("· /backtest: trading costs nothing here")
        .contains("indicators    rsi_14 {type rsi, period 14}\n")
        .contains("rsi of rsi_14\n")
        .contains(
            """
                  a low  b high
            """)
        .contains("      a near\n");
    String[] peak = ran.out().lines().filter(l -> l.startsWith("   1 ┤")).toArray(String[]::new);
    assertThat(peak[0]).matches("   1 ┤ {13,16}a+ +b+");
    assertThat(peak[1]).matches("   1 ┤ {20,31}a+");
  }

  @Test
  void the_text_of_a_strategy_comes_as_it_was_stored_but_controls_no_terminal() {
    server.on("GET" + PATH + "/dips", Wire.data(STRATEGY));
    var ran = Cli.against(server, "strategies", "show", "dips", "--text");
    assertThat(ran.out()).isEqualTo("name: dips\n# a [31mcomment\nversion: \"3.0\"\n");
  }

  @Test
  void a_file_is_sent_as_yaml_and_a_name_is_asked_for() throws IOException {
    server.on("POST" + PATH + "/validate", Wire.data(STRATEGY));
    String file = file("dips.yaml", "name: dips\n# ä\n");
    assertThat(Cli.against(server, "strategies", "show", file).exit()).isZero();
    assertThat(server.request("POST").body()).isEqualTo("name: dips\n# ä\n");
  }

  @Test
  void a_valid_file_is_said_to_be_valid_with_its_warnings() throws IOException {
    server.on("POST" + PATH + "/validate", Wire.data(STRATEGY));
    var ran = Cli.against(server, "strategies", "validate", file("dips.yaml", "name: dips\n"));
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            "dips  valid, 2 features of SPX 1d\n"
                + "  warning: /backtest: trading costs nothing here; real trading does\n");
  }

  @Test
  void every_fault_of_every_file_is_told_with_its_line_and_is_exit_2() throws IOException {
    server.refuse(
        "POST" + PATH + "/validate",
        422,
        """
        {"code":"invalid_strategy","detail":"The strategy is not valid: /training/epochs: must be a whole number (and 1 more)",
         "errors":[{"pointer":"/training/epochs","detail":"must be a whole number"},
                   {"pointer":"/modle","detail":"unknown key; did you mean model?"}],
         "lines":{"/training/epochs":12,"/modle":7}}""");
    var ran =
        Cli.against(server, "strategies", "validate", file("a.yaml", "x"), file("b.yaml", "y"));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains("a.yaml: The strategy is not valid")
        .contains("b.yaml: The strategy is not valid")
        .contains("  line 12: /training/epochs: must be a whole number\n")
        .contains("  line 7: /modle: unknown key; did you mean model?\n");
  }

  @Test
  void a_file_that_is_not_there_is_exit_2_before_anything_is_asked() throws IOException {
    var ran = Cli.against(server, "strategies", "validate", file("a.yaml", "x"), "/no/such.yaml");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("can't read /no/such.yaml");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_strategy_is_stored_replaced_listed_and_removed() throws IOException {
    server
        .on("POST" + PATH, Wire.data(STRATEGY))
        .on("GET" + PATH, Wire.page(STRATEGY))
        .on("DELETE" + PATH + "/dips", Wire.data(STRATEGY));
    String file = file("dips.yaml", "name: dips\n");
    var saved = Cli.against(server, "strategies", "save", file, "--replace");
    assertThat(saved.out()).isEqualTo("strategy dips  stored\n");
    assertThat(server.request("POST").line()).contains("replace=true");
    assertThat(Cli.against(server, "strategies").out()).contains("dips  stored  SPX");
    assertThat(Cli.against(server, "strategies", "list", "-o", "name").out()).isEqualTo("dips\n");
    assertThat(Cli.against(server, "strategies", "remove", "dips").out())
        .isEqualTo("strategy dips  removed\n");
  }

  @Test
  void a_taken_name_is_exit_5() throws IOException {
    server.refuse("POST" + PATH, 409, Wire.problem(409, "strategy_name_taken", "ktrdr says no"));
    var ran = Cli.against(server, "strategies", "save", file("dips.yaml", "name: dips\n"));
    assertThat(ran.exit()).isEqualTo(5);
  }

  @Test
  void an_old_document_is_converted_into_a_new_file_that_is_never_overwritten() throws IOException {
    server.on(
        "POST" + PATH + "/migrate",
        Wire.data("{\"text\":\"name: old\\n\",\"notes\":[\"version: 2.0 is 3.0 now\"]}"));
    String old = file("old.yaml", "name: old\n");
    var printed = Cli.against(server, "strategies", "migrate", old);
    assertThat(printed.out()).isEqualTo("name: old\n");
    assertThat(printed.err()).isEqualTo("version: 2.0 is 3.0 now\n");
    String fresh = directory.resolve("new.yaml").toString();
    assertThat(Cli.against(server, "strategies", "migrate", old, "--file", fresh).exit()).isZero();
    assertThat(Path.of(fresh)).hasContent("name: old");
    var again = Cli.against(server, "strategies", "migrate", old, "--file", fresh);
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("exists and is not overwritten");
  }

  @Test
  void a_new_document_needs_no_server() {
    var ran = new Cli().run("strategies", "new", "mine", "--symbol", "btcusd", "--timeframe", "1h");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("name: mine\n", "symbol: \"BTCUSD\"}", "timeframe: 1h}")
        .doesNotContain("{name}");
    assertThat(new Cli().run("strategies", "new", "Mine").exit()).isEqualTo(2);
    assertThat(new Cli().run("strategies", "new", "mine", "--symbol", "a b").exit()).isEqualTo(2);
  }

  @Test
  void a_new_document_may_begin_with_another_one() {
    server.on(
        "GET" + PATH + "/dips",
        Wire.data(
            "{\"text\":\"name: dips\\nx: {mode: single, symbol: SPX}\\n"
                + "y: {timeframe: 1d}\\n\"}"));
    var ran = Cli.against(server, "strategies", "new", "mine", "--from", "dips", "--symbol", "DAX");
    assertThat(ran.out())
        .isEqualTo("name: mine\nx: {mode: single, symbol: \"DAX\"}\ny: {timeframe: 1d}\n");
  }

  @Test
  void a_name_is_sent_where_a_document_may_be() {
    server.refuse("POST /api/v1/agent/trigger", 409, Wire.problem(409, "disabled", "no"));
    Cli.against(server, "research", "-s", "spx_rsi_triangles");
    assertThat(server.request("POST").body()).isEqualTo("{\"strategy\":\"spx_rsi_triangles\"}");
  }

  @Test
  void the_schema_is_printed_as_json() {
    server.on("GET" + PATH + "/schema", "{\"title\":\"ktrdr strategy\"}");
    assertThat(Cli.against(server, "strategies", "schema").out())
        .contains("\"title\": \"ktrdr strategy\"");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }
}
