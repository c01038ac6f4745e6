package ktrdr.market.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.Symbol.Trading;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Gaps.Gap;
import org.junit.jupiter.api.Test;

class GapsTest {

  @Test
  void round_the_clock_every_missing_bar_is_a_gap() {
    // 1 to 3 January, then 5 January
    assertThat(gaps(Trading.ALWAYS, "2024-01-01", "2024-01-02", "2024-01-03", "2024-01-05"))
        .containsExactly(
            new Gap(Instant.parse("2024-01-04T00:00:00Z"), Instant.parse("2024-01-05T00:00:00Z")));
  }

  @Test
  void a_weekend_and_a_day_off_are_no_gap_of_an_exchange() {
    // Friday, Monday, then Wednesday
    assertThat(gaps(Trading.EXCHANGE, "2024-01-05", "2024-01-08", "2024-01-10")).isEmpty();
  }

  @Test
  void two_weekdays_in_a_row_are_a_gap_of_an_exchange_even_around_a_weekend() {
    // Thursday, then Tuesday: Friday and Monday are missing
    assertThat(gaps(Trading.EXCHANGE, "2024-01-04", "2024-01-09")).hasSize(1);
  }

  private static List<Gap> gaps(Trading trading, String... days) {
    List<Bar> bars = Stream.of(days).map(GapsTest::bar).toList();
    Symbol symbol = new Symbol("X", "test", trading);
    return Gaps.of(BarSeries.of(symbol, Timeframe.D1, bars));
  }

  private static Bar bar(String day) {
    Instant end = LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Bar(end, 1, 1, 1, 1, 0);
  }
}
