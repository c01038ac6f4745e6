package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.BACKTEST;
import static ktrdr.cli.fixture.Wire.TRAINING;
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

/** Work without the agent. */
class EngineTest {
  private static final String TRAIN = "POST /api/v1/trainings/start";
  private static final String TEST = "POST /api/v1/backtests/start";

  @TempDir Path directory;
  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_training_sends_the_document_and_every_option() throws IOException {
    server.on(TRAIN, started(TRAINING, "training", "pending"));
    var ran =
        Cli.against(
            server,
            "train",
            strategy(),
            "--symbol",
            "SPX",
            "--timeframe",
            "1d",
            "--from",
            "2000-01-03",
            "--to",
            "2016-12-30",
            "--seed",
            "7",
            "--evaluation",
            "holdout",
            "--detach");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo(TRAINING + "\n");
    assertThat(ran.err()).isEqualTo("follow it with: ktrdr follow " + TRAINING + "\n");
    assertThat(server.request("POST").body())
        .isEqualTo(
            "{\"strategy\":\"name: x\\n\",\"symbols\":[\"SPX\"],\"timeframes\":[\"1d\"],\"seed\":7,"
                + "\"start_date\":\"2000-01-03\",\"end_date\":\"2016-12-30\","
                + "\"evaluation\":{\"mode\":\"holdout\"}}");
  }

  @Test
  void a_comma_does_not_make_two_symbols_of_one() throws IOException {
    server.on(TRAIN, started(TRAINING, "training", "pending"));
    Cli.against(
        server, "train", strategy(), "--symbol", "SPX,NDX", "--timeframe", "1d,1w", "--detach");
    assertThat(server.request("POST").body())
        .isEqualTo(
            "{\"strategy\":\"name: x\\n\",\"symbols\":[\"SPX,NDX\"],\"timeframes\":[\"1d,1w\"]}");
  }

  @Test
  void a_training_is_followed_to_its_end_and_prints_its_results() throws IOException {
    server
        .on(TRAIN, started(TRAINING, "training", "running"))
        .on(
            "GET /api/v1/operations/" + TRAINING + "/tree",
            Wire.data(alone(TRAINING, "training", "running")),
            Wire.data(alone(TRAINING, "training", "completed")))
        .on(
            "GET /api/v1/operations/" + TRAINING + "/results",
            "{\"success\":true,\"results\":{\"model_id\":\"m\",\"test_accuracy\":0.52}}");
    var ran = Cli.against(server, "train", strategy());
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).contains("● " + TRAINING + "  running").contains("epoch 3/9");
    assertThat(ran.out()).isEqualTo("model_id       m\ntest_accuracy  0.52\n");
  }

  @Test
  void a_followed_training_that_fails_exits_1_with_its_error() throws IOException {
    server
        .on(TRAIN, started(TRAINING, "training", "running"))
        .on(
            "GET /api/v1/operations/" + TRAINING + "/tree",
            Wire.data(
                alone(TRAINING, "training", "failed")
                    .replace("\"error_message\":null", "\"error_message\":\"out of memory\"")));
    var ran = Cli.against(server, "train", strategy(), "-f");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).endsWith("error: out of memory\n");
  }

  @Test
  void a_rule_is_backtested_without_a_strategy() {
    server.on(TEST, started(BACKTEST, "backtesting", "pending"));
    Cli.against(
        server,
        "backtest",
        "--policy",
        "sma_cross",
        "--fast",
        "50",
        "--slow",
        "200",
        "--short",
        "--symbol",
        "SPX",
        "--timeframe",
        "1d",
        "--capital",
        "100000",
        "--commission",
        "0.001",
        "--slippage",
        "0",
        "--position-size",
        "1",
        "--unit",
        "1",
        "--fixed-fee",
        "2.5",
        "--rebate",
        "0.0002",
        "--cash-rate",
        "0.03",
        "--borrow-rate",
        "0.01",
        "--rules",
        "peer",
        "--detach");
    assertThat(server.request("POST").body())
        .isEqualTo(
            "{\"policy\":{\"type\":\"sma_cross\",\"fast\":50,\"slow\":200,\"allow_short\":true},"
                + "\"symbol\":\"SPX\",\"timeframe\":\"1d\",\"initial_capital\":100000,\"commission\":0.001,"
                + "\"slippage\":0,\"position_size\":1,\"unit\":1,\"fixed_fee\":2.5,\"rebate\":0.0002,"
                + "\"cash_rate\":0.03,\"borrow_rate\":0.01,\"rules\":\"peer\"}");
  }

  @Test
  void a_followed_backtest_is_told_beside_buying_and_holding_with_its_curve() {
    server
        .on(TEST, started(BACKTEST, "backtesting", "running"))
        .on(
            "GET /api/v1/operations/" + BACKTEST + "/tree",
            Wire.data(alone(BACKTEST, "backtesting", "completed")))
        .on(
            "GET /api/v1/operations/" + BACKTEST + "/results",
            "{\"success\":true,\"results\":{\"period\":{\"from\":\"2017-04-03\",\"to\":\"2020-04-17\"},\"in_sample\":false,"
                + "\"total_return\":0.042,\"trade_count\":5,\"benchmark\":{\"total_return\":0.123},\"gate\":null}}")
        .on(
            "GET /api/v1/operations/" + BACKTEST + "/equity",
            Wire.page(
                "{\"time\":\"2017-04-03T00:00:00Z\",\"equity_usd\":100000,\"benchmark_usd\":100000}",
                "{\"time\":\"2020-04-17T00:00:00Z\",\"equity_usd\":104200,\"benchmark_usd\":112300}"));
    var ran = Cli.against(server, "backtest", "--model", "m_1", "--idempotency-key", "k", "-f");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .startsWith("Backtest      2017-04-03 to 2020-04-17, out of sample\n")
        .contains("Return        +4.2 %                      +12.3 %")
        .contains("█ strategy   · buy & hold");
    assertThat(server.request("POST").body()).isEqualTo("{\"model_id\":\"m_1\"}");
    assertThat(server.request("POST").headers().getFirst("Idempotency-Key")).isEqualTo("k");
  }

  @Test
  void to_follow_and_to_detach_at_once_is_a_usage_error() throws IOException {
    assertThat(Cli.against(server, "train", strategy(), "-f", "--detach").exit()).isEqualTo(2);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_detached_start_answers_programs_with_the_operation() throws IOException {
    server.on(TRAIN, started(TRAINING, "training", "pending"));
    assertThat(Cli.against(server, "train", strategy(), "--detach", "-o", "name").out())
        .isEqualTo(TRAINING + "\n");
    assertThat(Cli.against(server, "train", strategy(), "--detach", "-o", "json").out())
        .contains("\"task_id\": \"" + TRAINING + "\"");
  }

  @Test
  void a_backtest_of_nothing_or_of_two_things_is_a_usage_error() throws IOException {
    assertThat(Cli.against(server, "backtest").exit()).isEqualTo(2);
    assertThat(Cli.against(server, "backtest", strategy(), "--policy", "sma_cross").exit())
        .isEqualTo(2);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_strategy_that_can_not_be_read_is_named() {
    var ran = Cli.against(server, "train", "/no/such/file");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("can't read the strategy /no/such/file");
  }

  @Test
  void data_alone_lists_the_symbols() {
    server.on(
        "GET /api/v1/symbols",
        "{\"success\":true,\"data\":[{\"symbol\":\"SPX\",\"description\":\"S&P"
            + " 500\",\"timeframes\":[\"1d\",\"1w\"]}]}");
    assertThat(Cli.against(server, "data", "-o", "name").out()).isEqualTo("SPX\n");
  }

  private String strategy() throws IOException {
    return Files.writeString(directory.resolve("s.yaml"), "name: x\n").toString();
  }

  private static String started(String id, String type, String status) {
    return """
    {"success":true,"operation_id":"%s","task_id":"%s","status":"%s","message":"started","data":%s}\
    """
        .formatted(id, id, status, alone(id, type, status));
  }

  /** An operation without a session. */
  private static String alone(String id, String type, String status) {
    return Wire.child(id, type, status, 30, "epoch 3/9")
        .replace("\"session_id\":12", "\"session_id\":null")
        .replace("\"parent_operation_id\":\"" + Wire.ROOT + "\"", "\"parent_operation_id\":null");
  }
}
