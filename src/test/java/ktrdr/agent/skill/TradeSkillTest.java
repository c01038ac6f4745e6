package ktrdr.agent.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import ktrdr.backtest.Fill;
import ktrdr.backtest.Trade;
import ktrdr.backtest.Trade.ExitReason;
import ktrdr.backtest.Trades;
import org.junit.jupiter.api.Test;

class TradeSkillTest {
  @Test
  void three_trades_of_2_minus_1_and_2_percent_have_a_t_of_1() {
    // Mean 1, deviation √3, standard error 1.
    TradeSkill skill = TradeSkill.of(earning(2, -1, 2));
    assertThat(skill.trades()).isEqualTo(3);
    assertThat(skill.profitFactor()).isEqualTo(4, within(1e-12));
    assertThat(skill.t()).isEqualTo(1, within(1e-12));
  }

  @Test
  void one_trade_has_no_t_and_none_has_no_factor() {
    assertThat(TradeSkill.of(earning(2)).t()).isNaN();
    assertThat(TradeSkill.of(new Trades(List.of())).profitFactor()).isNaN();
  }

  private static Trades earning(double... percent) {
    return new Trades(Arrays.stream(percent).mapToObj(TradeSkillTest::trade).toList());
  }

  /** Buys one unit for 100 and sells it without costs. */
  private static Trade trade(double percent) {
    return new Trade(
        1,
        new Fill(0, Instant.EPOCH, 100, 0),
        new Fill(1, Instant.EPOCH, 100 + percent, 0),
        ExitReason.SIGNAL);
  }
}
