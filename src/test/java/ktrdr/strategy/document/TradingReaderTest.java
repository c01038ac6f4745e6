package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import ktrdr.strategy.Costs;
import ktrdr.strategy.Rates;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Sizing.Units;
import ktrdr.strategy.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingReaderTest {
  private static final StrategyReader FIRST = Documents.READER.with(Defaults.FIRST);

  private static Strategy.Account account(Strategy strategy) {
    return strategy.trading().account();
  }

  @Test
  void a_document_of_today_invests_all_equity_in_parts_of_a_unit_unless_it_says_otherwise() {
    Sizing today = account(Documents.READER.read(Documents.small())).sizing();
    assertThat(today).isEqualTo(new Sizing(1, false, Optional.of(Units.FRACTIONAL)));
    Map<String, Object> whole = Documents.with("/backtest/unit", "1");
    assertThat(account(Documents.READER.read(whole)).sizing().units()).contains(Units.WHOLE);
  }

  @Test
  void a_document_of_before_trades_whole_units_unless_it_says_otherwise() {
    assertThat(account(FIRST.read(Documents.stored())))
        .isEqualTo(new Strategy.Account(100_000, 0.001, 0.0005, 0.25, false));
    assertThat(account(FIRST.read(Documents.small())).sizing().fractional()).isFalse();
    Map<String, Object> parts = Documents.with("/backtest/unit", "0");
    assertThat(account(FIRST.read(parts)).sizing().fractional()).isTrue();
  }

  @Test
  void what_the_account_costs_and_earns_is_read_and_written() {
    String backtest =
        "{unit: 1, fixed_fee: 1.5, rebate: 0.0002, cash_rate: 0.03, borrow_rate: 0.01}";
    Strategy strategy = Documents.READER.read(Documents.with("/backtest", backtest));
    assertThat(account(strategy).costs()).isEqualTo(new Costs(0.001, 0.0005, 1.5, 0.0002));
    assertThat(account(strategy).rates()).isEqualTo(new Rates(0.03, 0.01));
    assertThat(account(strategy).roundTripCost()).isEqualTo(2 * (0.001 - 0.0002 + 0.0005));
    assertThat(FIRST.read(StrategyWriter.yaml(strategy))).isEqualTo(strategy);
  }

  @ParameterizedTest
  @CsvSource({
    "unit, 0.5",
    "unit, 2",
    "fixed_fee, -1",
    "rebate, 0.6",
    "cash_rate, 1.1",
    "cash_rate, -0.1",
    "borrow_rate, 11"
  })
  void a_number_out_of_its_range_is_refused(String key, String value) {
    assertThat(Documents.faults(Documents.with("/backtest/" + key, value)))
        .singleElement()
        .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/backtest/" + key));
  }

  @Test
  void what_is_stored_is_read_by_the_first_defaults_whatever_those_of_today_are() {
    String given = StrategyWriter.yaml(FIRST.read(Documents.small()));
    assertThat(given).doesNotContain("unit");
    String stored = Documents.READER.stored(given);
    assertThat(stored).contains("unit: 0");
    assertThat(FIRST.read(stored)).isEqualTo(Documents.READER.read(given));
  }

  @Test
  void a_text_that_leaves_nothing_to_defaults_is_stored_as_it_was_given() {
    String given = "# by hand\n" + StrategyWriter.yaml(Documents.READER.read(Documents.small()));
    assertThat(Documents.READER.stored(given)).isEqualTo(given);
  }
}
