package ktrdr.rest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import ktrdr.backtest.Rules;
import ktrdr.rest.wire.Body;
import ktrdr.strategy.Costs;
import ktrdr.strategy.Rates;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Sizing.Units;
import ktrdr.strategy.Strategy.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountFieldsTest {
  private static final Account OWN = AccountFields.own(Optional.empty(), Optional.empty());

  private static Account read(String body, Rules rules) {
    Body read = Body.read(body);
    Account account = AccountFields.read(read, OWN, rules);
    assertThat(read.faultless()).isTrue();
    return account;
  }

  @Test
  void a_policy_trades_parts_of_a_unit_unless_told_otherwise() {
    assertThat(read("{}", Rules.KTRDR)).isEqualTo(OWN);
    assertThat(OWN.sizing()).isEqualTo(new Sizing(1, false, Optional.of(Units.FRACTIONAL)));
    assertThat(read("{\"unit\": 1}", Rules.KTRDR).sizing().units()).contains(Units.WHOLE);
  }

  @Test
  void fees_and_rates_are_read() {
    String body =
        "{\"fixed_fee\": 2, \"rebate\": 0.0001, \"cash_rate\": 0.03, \"borrow_rate\": 0.5}";
    Account account = read(body, Rules.KTRDR);
    assertThat(account.costs()).isEqualTo(new Costs(0.001, 0.0005, 2, 0.0001));
    assertThat(account.rates()).isEqualTo(new Rates(0.03, 0.5));
  }

  @Test
  void the_peer_trades_whole_units_and_refuses_others() {
    assertThat(read("{}", Rules.PEER).sizing().units()).contains(Units.WHOLE);
    assertThat(read("{\"unit\": null}", Rules.PEER).sizing().units()).contains(Units.WHOLE);
    Body parts = Body.read("{\"unit\": 0}");
    AccountFields.read(parts, OWN, Rules.PEER);
    assertThat(parts.faultless()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"unit\": 0.5}",
        "{\"unit\": 2}",
        "{\"fixed_fee\": -1}",
        "{\"rebate\": 0.6}",
        "{\"cash_rate\": 2}",
        "{\"borrow_rate\": -1}"
      })
  void a_number_out_of_its_range_is_refused(String body) {
    Body read = Body.read(body);
    AccountFields.read(read, OWN, Rules.KTRDR);
    assertThat(read.faultless()).isFalse();
  }
}
