package ktrdr.cli.output.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Session;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.Test;

class SessionReportTest {

  @Test
  void a_finished_session_is_told_beside_buying_and_holding() {
    List<String> report = report(Wire.sessionAnswer("failed_backtest_gate"));
    assertThat(report)
        .startsWith(
            "Session 12    failed backtest gate: profit_factor_too_low (0.93 <= 1)",
            "              1m04s, $0")
        .contains("Operation     " + Wire.ROOT)
        .contains("Strategy      rsi_macd_7")
        .contains("              Best of 48 candidates by validation accuracy.")
        .contains(
            "Training      accuracy 52.1 %, loss 0.69 on the test part, best epoch 14",
            "              gate passed")
        .contains(
            "Backtest      2017-04-03 to 2020-04-17, out of sample",
            "              gate failed: profit_factor_too_low (0.93 <= 1)")
        .contains("Verdict       neutral")
        .contains("              strategy                    buy & hold")
        .contains("Return        +4.2 %                      +12.3 %")
        .contains("Sharpe        0.41 (95 %: -0.50 to 1.20)  0.60")
        .contains("Max drawdown  8.1 %                       33.9 %")
        .contains("Trades        42")
        .contains("              · Net return 4.2 % is below buy & hold.")
        .contains("Not investment advice: a backtest of past prices promises nothing.");
  }

  @Test
  void a_session_of_which_nothing_is_known_is_still_told() {
    assertThat(
            report(
                "{\"success\":true,\"session_id\":3,\"phase\":\"complete\",\"outcome\":\"cancelled\",\"results\":null}"))
        .first()
        .isEqualTo("Session 3     cancelled, –, –");
  }

  @Test
  void notes_of_a_training_stand_below_it() {
    assertThat(
            report(
                "{\"session_id\":3,\"phase\":\"complete\",\"results\":{\"training\":"
                    + "{\"best_epoch\":14,\"notes\":[\"A feature is 0.\"]}}}"))
        .contains("              A feature is 0.");
  }

  @Test
  void a_walk_forward_is_told_fold_by_fold_and_its_networks_by_their_spread() {
    List<String> report =
        report(
            "{\"session_id\":3,\"phase\":\"complete\",\"results\":{\"training\":{"
                + "\"test_accuracy\":0.5123,\"test_loss\":1.0234,\"best_epoch\":14,"
                + "\"networks\":[{\"validation_loss\":1.01,\"validation_accuracy\":0.503},"
                + "{\"validation_loss\":0.98,\"validation_accuracy\":0.481}],"
                + "\"folds\":[{\"from\":\"2011-03-01T05:00:00Z\",\"to\":\"2013-01-02T05:00:00Z\","
                + "\"rows\":1210,\"skill\":{\"rows\":700,\"nats\":0.00312,\"t\":1.234},"
                + "\"accuracy\":0.498},"
                + "{\"from\":\"2013-01-03T05:00:00Z\",\"to\":\"2014-11-05T05:00:00Z\","
                + "\"rows\":210,\"skill\":{\"rows\":0,\"nats\":null,\"t\":null},"
                + "\"accuracy\":null}],"
                + "\"skill\":{\"directional\":{\"rows\":700,\"nats\":-0.00312,\"t\":-0.5}}}}}");
    assertThat(report)
        .containsSubsequence(
            "Training      accuracy 51.2 %, loss 1.02 on the bars of all folds, best epoch 14",
            "              of the last training",
            "              2 networks: loss 0.98 to 1.01, accuracy 48.1 % to 50.3 % on the",
            "              validation part",
            "Walk forward  2 folds, skill -0.0031 nats a row, t -0.50",
            "              FROM        TO          ROWS   SKILL   T     ACCURACY",
            "              2011-03-01  2013-01-02  1,210  0.0031  1.23  49.8 %",
            "              2013-01-03  2014-11-05  210    –       –     –");
  }

  @Test
  void a_training_is_told_beside_something_simpler_on_the_same_rows() {
    assertThat(
            report(
                """
                {"session_id":3,"phase":"complete","results":{"training":{"best_epoch":14,
                 "baselines":[{"name":"logistic","accuracy":0.502,"loss":1.05},
                  {"name":"majority","accuracy":0.391,"loss":1.09}]}}}"""))
        .containsSubsequence(
            "              on the same rows: a logistic network, accuracy 50.2 %, loss 1.05;",
            "              the most frequent label, accuracy 39.1 %, loss 1.09");
  }

  @Test
  void what_the_gates_read_stands_below_the_training() {
    assertThat(
            report(
                """
                {"session_id":3,"phase":"complete","results":{"training":{"best_epoch":14,
                 "gate":{"passed":true,"reason":"passed"},
                 "design_window":{"bars":2042,"tested_bars":817,
                  "skill":{"directional":{"rows":640,"nats":0.0123,"t":1.9}},
                  "balanced_accuracy":{"accuracy":0.412,"bound":0.38,"classes":3},
                  "trading":{"trade_count":34,"profit_factor":1.21,"expectancy_t":null,
                   "max_drawdown":0.08,"benchmark_max_drawdown":0.33}}}}}"""))
        .contains(
            "              gate passed",
            "Design window 2,042 bars, 817 of them tested: directional skill t 1.90",
            "              34 trades, profit factor 1.21, expectancy t –",
            "              drawdown 8.0 % (buy & hold 33.0 %), balanced accuracy 41.2 %");
  }

  @Test
  void the_skill_to_tell_all_labels_apart_is_told_but_not_gated() {
    assertThat(
            report(
                """
                {"session_id":3,"phase":"complete","results":{"training":{"best_epoch":14,
                 "design_window":{"bars":2042,"tested_bars":817,
                  "skill":{"directional":{"t":0.2},"three_class":{"t":3.14}},
                  "trading":{"trade_count":1}}}}}"""))
        .containsSubsequence(
            "Design window 2,042 bars, 817 of them tested: directional skill t 0.20; skill to",
            "              tell all labels apart, t 3.14",
            "              1 trade, profit factor –, expectancy t –");
  }

  @Test
  void a_design_window_that_is_too_short_says_so() {
    assertThat(
            report(
                """
                {"session_id":3,"phase":"complete","results":{"training":{"best_epoch":0,
                 "design_window":{"bars":120,"fault":"A design window needs more."}}}}"""))
        .contains(
            "Training      none: its gate failed", "Design window A design window needs more.");
  }

  @Test
  void a_gate_that_was_not_checked_is_not_told() {
    assertThat(
            report(
                """
                {"session_id":3,"phase":"complete","results":{"backtesting":{"trade_count":0,
                 "gate":{"passed":false,"reason":"not_checked"}}}}"""))
        .noneMatch(line -> line.contains("gate"));
  }

  @Test
  void a_session_that_waits_for_a_budget_says_for_which_and_how_much() {
    assertThat(
            report(
                "{\"session_id\":3,\"phase\":\"designing\",\"waits_for_budget\":{\"budget\":"
                    + "\"day:2026-11-30\",\"needed_usd\":0.35,\"sentence\":"
                    + "\"It waits for $0.3500 in the budget of the day\"}}"))
        .contains("Paused        It waits for $0.3500 in the budget of the day");
  }

  @Test
  void a_session_that_failed_says_why_in_its_first_line() {
    assertThat(
            report(
                "{\"session_id\":3,\"outcome\":\"failed_training\",\"duration_seconds\":2,"
                    + "\"error_message\":\"BUY holds 99.0% of the 40 labels\"}"))
        .startsWith(
            "Session 3     failed training: BUY holds 99.0% of the 40 labels",
            "              2.0s, –");
  }

  @Test
  void a_session_that_ended_at_its_cap_says_why_in_its_first_line() {
    assertThat(
            report(
                "{\"session_id\":3,\"outcome\":\"budget_exceeded\",\"duration_seconds\":2,"
                    + "\"error_message\":\"BUY holds 99.0% of the 40 labels\"}"))
        .startsWith(
            "Session 3     budget exceeded: BUY holds 99.0% of the 40 labels",
            "              2.0s, –");
  }

  @Test
  void figures_that_are_null_are_dashes() {
    assertThat(
            report(
                "{\"session_id\":3,\"results\":{\"backtesting\":{\"total_return\":null,\"sharpe\":null},\"assessment\":{\"verdict\":null}}}"))
        .contains("Return        –", "Sharpe        –", "Verdict       –");
  }

  @Test
  void what_a_language_model_wrote_is_told_as_such() {
    assertThat(
            report(
                "{\"session_id\":3,\"results\":{\"design\":{\"strategy_name\":\"dips\","
                    + "\"explanation\":\"RSI is short.\",\"hypothesis\":\"Dips revert.\","
                    + "\"pretraining_overlap\":true,\"unmasked\":\"The brief names SPX.\"},"
                    + "\"assessment\":{\"verdict\":\"poor\",\"explanation\":{\"source\":\"builtin\","
                    + "\"summary\":null,\"fallback\":\"model_refused\","
                    + "\"fallback_sentence\":\"The model refused to answer.\"}}}}"))
        .containsSubsequence(
            "Verdict       poor",
            "Strategy      dips",
            "              RSI is short.",
            "Hypothesis    Dips revert.",
            "              The brief names SPX.",
            "              The model may have read of the bars that judge this strategy.",
            "Explained     by ktrdr itself: The model refused to answer.");
    assertThat(
            report(
                "{\"session_id\":3,\"results\":{\"assessment\":{\"verdict\":\"poor\","
                    + "\"explanation\":{\"source\":\"x/y\",\"summary\":\"It loses.\"}}}}"))
        .contains("Summary       It loses.");
  }

  @Test
  void the_most_important_stands_first_and_what_could_be_luck_is_told() {
    List<String> report =
        report(
            "{\"session_id\":3,\"outcome\":\"success\",\"results\":{\"backtesting\":"
                + "{\"total_return\":0.4,\"sharpe\":1.5,\"trade_count\":60},\"assessment\":"
                + "{\"verdict\":\"neutral\",\"reasons\":[\"It is luck.\"],\"statistics\":"
                + "{\"deflated_sharpe\":0.41,\"trials\":3,\"design_dsr\":0.75,"
                + "\"design_trials\":24,\"pbo\":0.375,\"pbo_candidates\":24,"
                + "\"break_even_cost\":0.0025,\"max_drawdown_bars\":40,"
                + "\"more_years_needed\":2.5,\"turnover\":12,\"exposure\":0.5,"
                + "\"surrogates\":{\"surrogates\":4,\"tested\":4,\"better\":1,\"p\":0.4,"
                + "\"sharpe\":1.0,\"surrogate_sharpes\":[-1.0,0.0,0.01,2.0],"
                + "\"skill_p\":0.6,\"skill_t\":0.71,\"surrogate_skill_t\":[-1.5,0.2,null,0.8]},"
                + "\"yearly\":[{\"period\":\"2019\",\"return\":0.5,"
                + "\"benchmark_return\":null}],\"folds\":[{\"from\":\"2019-01-01T00:00:00Z\","
                + "\"total_return\":-0.1,\"sharpe\":-0.5,\"skill\":0.0123,\"skill_t\":1.3}],"
                + "\"networks\":{\"count\":3,\"worst_accuracy\":0.48,"
                + "\"best_accuracy\":0.52}}}}}");
    assertThat(report)
        .startsWith(
            "Session 3     success, –, –",
            "Verdict       neutral",
            "              · It is luck.",
            "",
            "              strategy",
            "Return        +40.0 %",
            "Sharpe        1.50")
        .containsSubsequence(
            "Luck          deflated Sharpe ratio 0.41 (looks: 3), of the design 0.75",
            "Surrogates    p 0.40: 1 of 4 series of shuffled bars did as well or better",
            "              -1.00 │▄       █              ▄│ 2.00",
            "                                     ▲ the real bars, 1.00",
            "              skill t 0.71, p 0.60; of the shuffled series -1.50 to 0.80",
            "Overfitting   PBO 37.5 % over the 24 candidates of the design",
            "Track record  needs 2.5 more years to tell its Sharpe ratio from 0",
            "Year          strategy                    buy & hold",
            "2019          +50.0 %                     –",
            "Fold from     return                      Sharpe",
            "2019-01-01    -10.0 %                     -0.50")
        .anyMatch(line -> line.startsWith("Trading       breaks even at 0.25 % a side"))
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void surrogates_that_did_not_run_say_why() {
    assertThat(
            report(
                "{\"session_id\":3,\"results\":{\"backtesting\":{\"total_return\":0},"
                    + "\"assessment\":{\"verdict\":\"poor\",\"statistics\":{\"surrogates\":"
                    + "{\"not_run\":\"29 trades are fewer than 30\"}}}}}"))
        .contains("Surrogates    not run: 29 trades are fewer than 30");
  }

  private static List<String> report(String json) {
    Session session =
        new Session(new Fields(Json.createReader(new StringReader(json)).readObject()));
    return SessionReport.of(session, new EquityCurve(List.of()), 80);
  }
}
