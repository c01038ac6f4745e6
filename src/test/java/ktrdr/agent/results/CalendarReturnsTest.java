package ktrdr.agent.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import ktrdr.agent.results.CalendarReturns.Period;
import ktrdr.backtest.EquityPoint;
import org.junit.jupiter.api.Test;

class CalendarReturnsTest {

  @Test
  void a_year_goes_from_the_last_close_of_the_year_before_to_its_own() {
    CalendarReturns returns =
        CalendarReturns.of(
            List.of(
                at("2019-12-30T00:00:00Z", 100, 10),
                at("2019-12-31T23:59:00Z", 110, 10),
                at("2020-01-01T00:00:00Z", 121, 5),
                at("2020-03-31T00:00:00Z", 99, 5)));
    assertThat(returns.years()).extracting(Period::name).containsExactly("2019", "2020");
    assertThat(returns.years().get(0).own()).isCloseTo(0.1, within(1e-12));
    assertThat(returns.years().get(1).own()).isCloseTo(-0.1, within(1e-12));
    assertThat(returns.years().get(1).market()).isEqualTo(-0.5);
    assertThat(returns.months())
        .extracting(Period::name)
        .containsExactly("2019-12", "2020-01", "2020-03");
    assertThat(returns.months().get(2).own()).isCloseTo(99 / 121.0 - 1, within(1e-12));
  }

  @Test
  void the_years_compound_to_the_whole_and_one_after_the_ruin_has_no_return() {
    CalendarReturns returns =
        CalendarReturns.of(
            List.of(
                at("2019-01-01T00:00:00Z", 100, 1),
                at("2020-01-01T00:00:00Z", 50, 1),
                at("2021-01-01T00:00:00Z", 0, 1),
                at("2022-01-01T00:00:00Z", 0, 1)));
    assertThat(returns.years())
        .extracting(Period::own)
        .containsExactly(0.0, -0.5, -1.0, Double.NaN);
  }

  @Test
  void no_bars_have_no_years() {
    assertThat(CalendarReturns.of(List.of())).isEqualTo(CalendarReturns.NONE);
  }

  private static EquityPoint at(String time, double equity, double benchmark) {
    return new EquityPoint(Instant.parse(time), equity, 0, benchmark);
  }
}
