package ktrdr.strategy.document;

import java.util.Map;
import ktrdr.strategy.Costs;
import ktrdr.strategy.Rates;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Strategy.Account;

/**
 * An account under the names that documents and the parameters of backtests have for it. Those of
 * before named neither units nor rates, so only what has an effect is named: an account of before
 * is written as it was.
 */
public final class WrittenAccount {
  private WrittenAccount() {}

  /** The account with the numbers as they are. */
  public static void into(Map<String, Object> parameters, Account account) {
    Sizing sizing = account.sizing();
    Costs costs = account.costs();
    parameters.put("initial_capital", account.initialCapital());
    parameters.put("commission", costs.commission());
    parameters.put("slippage", costs.slippage());
    parameters.put("position_size", sizing.share());
    parameters.put("allow_short", sizing.allowShort());
    sizing.units().ifPresent(units -> parameters.put("unit", units.step()));
    unlessZero(parameters, "fixed_fee", costs.fixedFee());
    unlessZero(parameters, "rebate", costs.rebate());
    rates(parameters, account.rates());
  }

  private static void rates(Map<String, Object> parameters, Rates rates) {
    unlessZero(parameters, "cash_rate", rates.cash());
    unlessZero(parameters, "borrow_rate", rates.borrow());
  }

  private static void unlessZero(Map<String, Object> parameters, String name, double value) {
    if (value != 0) {
      parameters.put(name, value);
    }
  }

  /** The account as people write it: 14 rather than 14.0. */
  static Map<String, Object> map(Account account) {
    Map<String, Object> map = StrategyWriter.ordered();
    into(map, account);
    map.replaceAll(
        (name, value) -> value instanceof Double number ? StrategyWriter.number(number) : value);
    return map;
  }
}
