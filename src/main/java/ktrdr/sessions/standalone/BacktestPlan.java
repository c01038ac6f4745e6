package ktrdr.sessions.standalone;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.signals.BuyAndHold;
import ktrdr.backtest.signals.SmaCross;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Assignment;
import ktrdr.strategy.Costs;
import ktrdr.strategy.Rates;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.document.WrittenAccount;
import ktrdr.work.ProgressMonitor;

/**
 * A stand-alone backtest of a trained model, or of a policy that needs no training.
 *
 * @param period no bounds means all bars; for a model on its own instrument, those behind its
 *     training
 */
public record BacktestPlan(
    Tested tested, Assignment.Market market, Period period, Account account, Rules rules)
    implements Plan {

  /** The source of the buy and sell signals. */
  public sealed interface Tested permits Model, Policy {
    String name();

    void into(Map<String, Object> parameters);
  }

  /** The model of a training. */
  public record Model(OperationId training, String name) implements Tested {
    @Override
    public void into(Map<String, Object> parameters) {
      parameters.put("strategy_name", name);
      parameters.put("model_id", training.value());
    }
  }

  /** A fixed rule that needs no training. */
  public record Policy(SignalModel rule) implements Tested {
    @Override
    public String name() {
      return rule instanceof SmaCross ? "sma_cross" : "buy_and_hold";
    }

    @Override
    public void into(Map<String, Object> parameters) {
      Map<String, Object> policy = new LinkedHashMap<>();
      policy.put("type", name());
      if (rule instanceof SmaCross cross) {
        policy.put("fast", cross.fast());
        policy.put("slow", cross.slow());
      }
      parameters.put("policy", policy);
    }

    static Policy of(Parameters kept) {
      return new Policy(
          kept.text("type").equals("sma_cross")
              ? new SmaCross(kept.number("fast").intValue(), kept.number("slow").intValue())
              : new BuyAndHold());
    }
  }

  /** Dates in UTC, both inclusive; empty for no bound. */
  public record Period(Optional<LocalDate> from, Optional<LocalDate> to) {
    public boolean isOpen() {
      return from.isEmpty() && to.isEmpty();
    }

    /** Returns this period within all bars of a market; the bars before it serve as history. */
    public TestPeriod in(BarSeries bars) {
      int first = from.map(day -> upTo(bars, day.minusDays(1))).orElse(0);
      return TestPeriod.of(bars, first, to.map(day -> upTo(bars, day)).orElse(bars.size()));
    }

    private static int upTo(BarSeries bars, LocalDate day) {
      return bars.between(Optional.empty(), Optional.of(day)).size();
    }
  }

  /** Reads the plan with which an operation was opened. */
  public static BacktestPlan of(Operation.Subject subject) {
    Parameters kept = Parameters.of(subject);
    Tested tested =
        kept.has("policy")
            ? Policy.of(kept.within("policy"))
            : new Model(new OperationId(kept.text("model_id")), kept.text("strategy_name"));
    return new BacktestPlan(
        tested,
        new Assignment.Market(subject.symbol(), subject.timeframe()),
        new Period(kept.date("start_date"), kept.date("end_date")),
        account(kept),
        Rules.valueOf(kept.text("rules").toUpperCase(Locale.ROOT)));
  }

  private static Account account(Parameters kept) {
    return new Account(
        kept.number("initial_capital").doubleValue(),
        new Sizing(
            kept.number("position_size").doubleValue(),
            kept.flag("allow_short"),
            kept.numberIfGiven("unit").map(unit -> Sizing.Units.of(unit.intValue()))),
        new Costs(
            kept.number("commission").doubleValue(),
            kept.number("slippage").doubleValue(),
            orZero(kept, "fixed_fee"),
            orZero(kept, "rebate")),
        new Rates(orZero(kept, "cash_rate"), orZero(kept, "borrow_rate")));
  }

  private static double orZero(Parameters kept, String name) {
    return kept.numberIfGiven(name).map(Number::doubleValue).orElse(0.0);
  }

  /** Loads all bars of its market. */
  public BarSeries bars(BarSource source, ProgressMonitor monitor) {
    Timeframe timeframe = Timeframe.of(market.timeframe()).orElseThrow();
    return source.load(market.symbol(), timeframe, monitor);
  }

  @Override
  public OperationType type() {
    return OperationType.BACKTESTING;
  }

  @Override
  public Operation.Subject subject() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    tested.into(parameters);
    period.from().ifPresent(day -> parameters.put("start_date", day.toString()));
    period.to().ifPresent(day -> parameters.put("end_date", day.toString()));
    WrittenAccount.into(parameters, account);
    parameters.put("rules", rules.name().toLowerCase(Locale.ROOT));
    return new Operation.Subject(
        "Backtest of " + tested.name(), market.symbol(), market.timeframe(), parameters);
  }
}
