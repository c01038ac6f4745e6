package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The session that starts when only its market and seed are given: every default, fold after fold.
 */
@ExtendWith(LeavesIdle.class)
class WalksForwardIT {
  private static final Api api = Api.shared();
  private static final int BARS = 1200;
  private static final int WINDOW = 480;
  private static final int FOLDS = 6;

  private static Run run;
  private static JsonObject results;

  @BeforeAll
  static void a_session() {
    run = Agent.shared().start("{\"symbol\": \"SYNTHETIC-1200\", \"seed\": 7}");
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    results = run.view().getJsonObject("results");
  }

  @Test
  void twenty_four_candidates_were_tried_and_the_surrogates_ran_or_say_why_not() {
    assertThat(results.getJsonObject("design").getJsonArray("candidates")).hasSize(24);
    JsonObject surrogates =
        results.getJsonObject("assessment").getJsonObject("statistics").getJsonObject("surrogates");
    assertThat(surrogates.containsKey("p")).isEqualTo(!surrogates.containsKey("not_run"));
  }

  @Test
  void the_designed_strategy_says_how_it_is_tested() {
    assertThat(run.view().getString("strategy"))
        .contains("evaluation: {mode: walk_forward, start: 0.4, folds: 6, scheme: anchored}");
  }

  @Test
  void the_folds_are_the_bars_behind_the_design_window() {
    List<JsonObject> folds = folds();
    assertThat(folds).hasSize(FOLDS);
    for (int i = 0; i < FOLDS; i++) {
      int first = WINDOW + i * (BARS - WINDOW) / FOLDS;
      int last = WINDOW + (i + 1) * (BARS - WINDOW) / FOLDS - 1;
      assertThat(folds.get(i).getString("from")).isEqualTo(time(first));
      assertThat(folds.get(i).getString("to")).isEqualTo(time(last));
    }
    assertThat(training().getString("signals_sha256")).matches("[0-9a-f]{64}");
  }

  @Test
  void each_fold_has_weights_of_its_own() {
    Set<String> weights =
        folds().stream()
            .map(fold -> fold.getJsonArray("weights_sha256").toString())
            .collect(Collectors.toSet());
    assertThat(weights).hasSize(FOLDS);
    assertThat(folds()).allMatch(fold -> fold.getJsonArray("weights_sha256").size() == 3);
  }

  @Test
  void the_backtest_trades_all_folds_and_no_bar_that_a_network_learned() {
    JsonObject backtest = results.getJsonObject("backtesting");
    assertThat(backtest.getBoolean("in_sample")).isFalse();
    assertThat(backtest.getJsonObject("period").getString("from")).isEqualTo(time(WINDOW));
    assertThat(backtest.getJsonObject("period").getString("to")).isEqualTo(time(BARS - 1));
    assertThat(api.get(equity(0)).number("/total_count")).isEqualTo(BARS - WINDOW);
    assertThat(results.getJsonObject("assessment").getString("verdict")).isNotBlank();
  }

  private static JsonObject training() {
    return results.getJsonObject("training");
  }

  private static List<JsonObject> folds() {
    return training().getJsonArray("folds").getValuesAs(JsonObject.class);
  }

  /** When a bar begins, as the account knows it from its first traded bar on. */
  private static String time(int bar) {
    return api.get(equity(bar - WINDOW)).string("/data/0/time");
  }

  private static String equity(int offset) {
    return "/operations/" + run.child(Phase.BACKTESTING) + "/equity?limit=1&offset=" + offset;
  }
}
