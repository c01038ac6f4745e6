package ktrdr.rest.engine;

import java.util.List;
import java.util.Optional;
import ktrdr.backtest.signals.BuyAndHold;
import ktrdr.backtest.signals.SmaCross;
import ktrdr.rest.wire.Body;
import ktrdr.strategy.SignalModel;

/**
 * The field {@code policy} of a backtest: a rule that needs no training.
 *
 * @param rule the rule; empty when the field has faults
 * @param allowShort whether sell signals open short positions
 */
record PolicyField(Optional<SignalModel> rule, boolean allowShort) {
  private static final String CROSS = "sma_cross";
  private static final List<String> TYPES = List.of("buy_and_hold", CROSS);
  private static final int LONGEST = 100_000;

  static PolicyField read(Body policy) {
    if (!policy.has("type")) {
      policy.fault("type", "is missing; there are " + String.join(", ", TYPES));
    }
    Optional<String> type = policy.word("type", TYPES);
    policy.refuse("column", "not supported yet: bars have no further columns");
    boolean allowShort = policy.flag("allow_short");
    return new PolicyField(type.flatMap(t -> rule(policy, t)), allowShort);
  }

  private static Optional<SignalModel> rule(Body policy, String type) {
    if (!type.equals(CROSS)) {
      policy.refuse("fast", "is for sma_cross only");
      policy.refuse("slow", "is for sma_cross only");
      return Optional.of(new BuyAndHold());
    }
    Optional<Integer> fast = bars(policy, "fast");
    Optional<Integer> slow = bars(policy, "slow");
    if (fast.isEmpty() || slow.isEmpty()) {
      return Optional.empty();
    }
    if (slow.get() <= fast.get()) {
      policy.fault("slow", "must be more than fast, " + fast.get());
      return Optional.empty();
    }
    return Optional.of(new SmaCross(fast.get(), slow.get()));
  }

  private static Optional<Integer> bars(Body policy, String name) {
    if (!policy.has(name)) {
      policy.fault(name, "is missing: the number of bars of the " + name + " average");
    }
    return policy.integer(name, 1, LONGEST).map(Long::intValue);
  }
}
