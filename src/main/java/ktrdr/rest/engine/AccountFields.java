package ktrdr.rest.engine;

import java.util.Optional;
import java.util.function.DoublePredicate;
import ktrdr.backtest.Rules;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.artifacts.TrainedModels.Trained;
import ktrdr.strategy.Costs;
import ktrdr.strategy.Rates;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Sizing.Units;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.document.Defaults;

/** Reads the account of a backtest from a body. */
final class AccountFields {
  // The defaults of a strategy document.
  private static final Account ACCOUNT =
      new Account(
          100_000,
          new Sizing(Defaults.CURRENT.positionSize(), false, Defaults.CURRENT.units()),
          new Costs(0.001, 0.0005, 0, 0),
          Rates.NONE);
  private static final String FRACTION = "a number from 0 to 0.5";

  private AccountFields() {}

  /** The account of what is tested. */
  static Account own(Optional<PolicyField> policy, Optional<Trained> trained) {
    Account account = trained.map(t -> t.strategy().trading().account()).orElse(ACCOUNT);
    Sizing sizing = account.sizing();
    return policy
        .map(p -> account.with(new Sizing(sizing.share(), p.allowShort(), sizing.units())))
        .orElse(account);
  }

  /** What the body says, and what is tested has of its own for the rest. */
  static Account read(Body body, Account own, Rules rules) {
    return new Account(
        number(body, "initial_capital", "a number above 0", v -> v > 0, own.initialCapital()),
        sizing(body, own.sizing(), rules),
        costs(body, own.costs()),
        rates(body, own.rates()));
  }

  private static Sizing sizing(Body body, Sizing own, Rules rules) {
    String share = "a number above 0, at most 1";
    Optional<Units> asked = body.integer("unit", 0, 1).map(step -> Units.of(step.intValue()));
    if (rules == Rules.PEER && asked.equals(Optional.of(Units.FRACTIONAL))) {
      body.fault("unit", "must be 1 with the rules of the peer, which trades whole units");
    }
    return new Sizing(
        number(body, "position_size", share, v -> v > 0 && v <= 1, own.share()),
        own.allowShort(),
        rules == Rules.PEER ? Optional.of(Units.WHOLE) : asked.or(own::units));
  }

  private static Costs costs(Body body, Costs own) {
    return new Costs(
        fraction(body, "commission", own.commission()),
        fraction(body, "slippage", own.slippage()),
        number(body, "fixed_fee", "a number, 0 or more", v -> v >= 0, own.fixedFee()),
        fraction(body, "rebate", own.rebate()));
  }

  private static Rates rates(Body body, Rates own) {
    return new Rates(
        number(body, "cash_rate", "a number from 0 to 1", v -> v >= 0 && v <= 1, own.cash()),
        number(body, "borrow_rate", "a number from 0 to 10", v -> v >= 0 && v <= 10, own.borrow()));
  }

  private static double fraction(Body body, String name, double own) {
    return number(body, name, FRACTION, v -> v >= 0 && v <= 0.5, own);
  }

  private static double number(
      Body body, String name, String expected, DoublePredicate allowed, double own) {
    return body.number(name, expected, allowed).orElse(own);
  }
}
