package ktrdr.sessions.results;

import static ktrdr.sessions.results.StoredResults.json;
import static ktrdr.sessions.results.StoredResults.parsed;
import static ktrdr.sessions.results.StoredResults.stored;
import static ktrdr.sessions.results.StoredResults.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.GateResult;
import ktrdr.backtest.Ruin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stored backtest is read and written again as it was. */
@Tag("database")
class BacktestCodecTest {
  @Test
  void a_ruined_account_says_so_when_it_is_read_again() {
    String ruin = "\"ruined_at\":\"2019-02-08T00:00:00Z\",\"shortfall_usd\":12.5,";
    String text = text("backtest").replaceFirst("\"total_return\"", ruin + "$0");
    BacktestResult result = backtest(text);
    assertThat(result.metrics().capital().ruin())
        .hasValue(new Ruin(Instant.parse("2019-02-08T00:00:00Z"), 12.5));
    assertThat(json(BacktestCodec.write(result))).isEqualTo(text);
  }

  @Test
  void the_benchmarks_of_a_backtest_come_back_and_one_of_a_later_version_is_left_out() {
    String benchmarks =
        "{\"name\":\"random_entry\",\"label\":\"at random\",\"position_size\":0.25,"
            + "\"total_return\":0.1,\"sharpe\":null,\"max_drawdown\":null,"
            + "\"draws\":1000,\"seed\":1,\"percentile\":93.5},"
            + "{\"name\":\"cash\",\"label\":\"cash\",\"position_size\":0.0,"
            + "\"total_return\":0.0,\"sharpe\":null,\"max_drawdown\":0.0}";
    String text = withBenchmarks(benchmarks);
    String later = withBenchmarks(benchmarks + ",{\"name\":\"gold\"}");
    assertThat(json(BacktestCodec.write(backtest(text)))).isEqualTo(text);
    assertThat(backtest(later)).isEqualTo(backtest(text));
  }

  @Test
  void a_stored_backtest_is_read_and_written_again_as_it_was() {
    BacktestResult backtest = BacktestCodec.read(stored("backtest"));
    assertThat(backtest.period().orElseThrow().bars()).isEqualTo(766);
    assertThat(backtest.metrics().sharpe()).isEqualTo(0.11834150008991172);
    assertThat(backtest.metrics().trades().profitFactor()).isNaN();
    assertThat(backtest.benchmark().metrics().totalReturn()).isEqualTo(0.05119563287965234);
    assertThat(backtest.gate()).isEqualTo(GateResult.PASSED);
    assertThat(json(BacktestCodec.write(backtest))).isEqualTo(text("backtest"));
  }

  @Test
  void what_time_earned_and_cost_and_the_notes_are_kept_and_otherwise_absent() {
    Map<String, Object> results = new LinkedHashMap<>(stored("backtest"));
    assertThat(BacktestCodec.write(BacktestCodec.read(results)))
        .doesNotContainKeys("interest_usd", "borrowing_usd", "cash_rate", "notes");
    results.putAll(Map.of("interest_usd", 12.5, "borrowing_usd", 2.5, "cash_rate", 0.03));
    results.put("notes", List.of("One."));
    assertThat(BacktestCodec.write(BacktestCodec.read(results)))
        .containsEntry("interest_usd", 12.5)
        .containsEntry("borrowing_usd", 2.5)
        .containsEntry("cash_rate", 0.03)
        .containsEntry("notes", List.of("One."));
  }

  @Test
  void a_stored_backtest_that_never_traded_keeps_its_nulls() {
    BacktestResult backtest = BacktestCodec.read(stored("backtest-without-trades"));
    assertThat(backtest.metrics().trades().count()).isZero();
    assertThat(backtest.metrics().sharpe()).isNaN();
    assertThat(backtest.gate().stops()).isFalse();
    assertThat(json(BacktestCodec.write(backtest))).isEqualTo(text("backtest-without-trades"));
  }

  private static String withBenchmarks(String list) {
    return text("backtest").replaceFirst("\"data_sha256\"", "\"benchmarks\":[" + list + "],$0");
  }

  private static BacktestResult backtest(String json) {
    return BacktestCodec.read(parsed(json));
  }
}
