package ktrdr.cli.output.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import ktrdr.cli.client.Fields;
import org.junit.jupiter.api.Test;

class BacktestReportTest {
  private static List<String> period(String more) {
    String json = "{\"period\":{\"from\":\"2020-01-01\",\"to\":\"2020-02-07\"}" + more + "}";
    Sheet sheet = new Sheet(100);
    BacktestReport.period(fields(json), sheet);
    return sheet.lines();
  }

  private static Fields fields(String json) {
    return new Fields(Json.createReader(new StringReader(json)).readObject());
  }

  @Test
  void benchmarks_are_told_with_their_size_and_costs() {
    Sheet sheet = new Sheet(100);
    BacktestReport.benchmarks(
        fields(
            "{\"benchmarks\":[{\"label\":\"buy & hold with 25 % of equity\",\"total_return\":0.123},"
                + "{\"label\":\"random times\",\"total_return\":-0.01,\"percentile\":93.4}]}"),
        sheet);
    assertThat(sheet.lines())
        .containsExactly(
            "Benchmarks    +12.3 %: buy & hold with 25 % of equity",
            "              -1.0 %: random times; the strategy beats 93.4 % of the draws");
  }

  @Test
  void a_benchmark_that_is_another_one_too_is_told_once() {
    Sheet sheet = new Sheet(80);
    BacktestReport.benchmarks(
        fields(
            "{\"benchmarks\":[{\"label\":\"all equity\",\"total_return\":0.123},"
                + "{\"label\":\"all equity\",\"total_return\":0.123}]}"),
        sheet);
    assertThat(sheet.lines()).containsExactly("Benchmarks    +12.3 %: all equity");
  }

  @Test
  void an_earlier_result_has_no_benchmarks() {
    Sheet sheet = new Sheet(100);
    BacktestReport.benchmarks(fields("{}"), sheet);
    assertThat(sheet.lines()).isEmpty();
  }

  @Test
  void a_ruined_account_says_when_and_what_the_broker_lost() {
    assertThat(period(",\"ruined_at\":\"2020-01-16T00:00:00Z\",\"shortfall_usd\":300000"))
        .containsExactly(
            "Backtest      2020-01-01 to 2020-02-07",
            "              ruined on 2020-01-16: all equity was lost, and the broker lost $300,000.00");
  }

  @Test
  void notes_stand_below_the_period() {
    assertThat(period(",\"notes\":[\"The position still open at the end was closed.\"]"))
        .containsExactly(
            "Backtest      2020-01-01 to 2020-02-07",
            "              The position still open at the end was closed.");
  }

  @Test
  void bars_that_the_model_knows_are_counted() {
    String json =
        "{\"period\":{\"from\":\"2020-01-01\",\"to\":\"2020-02-07\",\"bars\":1100},"
            + "\"in_sample\":true,\"in_sample_bars\":1050}";
    Sheet sheet = new Sheet(100);
    BacktestReport.period(fields(json), sheet);
    assertThat(sheet.lines())
        .containsExactly("Backtest      2020-01-01 to 2020-02-07, in sample: 1,050 of 1,100 bars");
    assertThat(period(",\"in_sample\":true"))
        .containsExactly("Backtest      2020-01-01 to 2020-02-07, in sample");
  }

  @Test
  void the_tested_model_is_told_with_its_training() {
    String model =
        ",\"model\":{\"id\":\"op_training_1\",\"seed\":-9223372036854775807,\"symbol\":\"SPX\","
            + "\"timeframe\":\"1d\",\"networks\":3";
    String when = ",\"trained_at\":\"2026-11-22T10:15:00Z\"";
    String bars =
        ",\"trained_from\":\"2000-01-03T00:00:00Z\",\"trained_to\":\"2017-03-31T00:00:00Z\"";
    assertThat(period(model + when + bars + "}"))
        .containsExactly(
            "Backtest      2020-01-01 to 2020-02-07",
            "Trained       2026-11-22, on SPX 1d, 2000-01-03 to 2017-03-31,"
                + " seed -9223372036854775807, 3",
            "              networks",
            "              op_training_1");
    assertThat(period(model.replace(":3", ":1") + "}"))
        .contains("Trained       on SPX 1d, seed -9223372036854775807, 1 network");
  }

  @Test
  void no_gate_is_said_to_be_passed_beside_a_single_trade() {
    String passed = ",\"gate\":{\"passed\":true,\"reason\":\"passed\"},\"trade_count\":";
    String failed = passed.replace("true", "false").replace("\"passed\"}", "\"too_low\"}");
    assertThat(period(passed + 2)).last().isEqualTo("              gate passed");
    assertThat(period(passed + 1)).last().isEqualTo("              1 trade shows nothing");
    assertThat(period(passed + 0)).last().isEqualTo("              it never traded");
    assertThat(period(failed + 1)).last().isEqualTo("              gate failed: too_low");
  }

  @Test
  void an_account_that_was_not_ruined_says_nothing_of_it() {
    assertThat(period("")).containsExactly("Backtest      2020-01-01 to 2020-02-07");
  }
}
