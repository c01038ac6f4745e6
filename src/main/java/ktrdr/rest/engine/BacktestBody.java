package ktrdr.rest.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.backtest.Rules;
import ktrdr.backtest.signals.SmaCross;
import ktrdr.market.BarSource;
import ktrdr.market.Market;
import ktrdr.market.Timeframe;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.artifacts.Models;
import ktrdr.sessions.artifacts.TrainedModels.Trained;
import ktrdr.sessions.standalone.BacktestPlan;
import ktrdr.sessions.standalone.BacktestPlan.Model;
import ktrdr.sessions.standalone.BacktestPlan.Period;
import ktrdr.sessions.standalone.BacktestPlan.Policy;
import ktrdr.sessions.standalone.BacktestPlan.Tested;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Account;
import ktrdr.training.FewestBars;

/** Reads the body of a backtest and checks it before anything starts. */
@ApplicationScoped
public class BacktestBody {
  private static final List<String> TESTED =
      List.of("strategy", "strategy_name", "model_id", "policy");
  private static final List<String> RULES = List.of("ktrdr", "peer");

  @Inject private BarSource bars;
  @Inject private ResearchFields fields;
  @Inject private ModelFields models;
  @Inject private EnoughBars enough;
  @Inject private Models seen;

  BacktestPlan read(String text) {
    Body body = Body.read(text);
    if (TESTED.stream().filter(body::has).count() != 1) {
      body.fault("strategy", "name what to test: one of " + String.join(", ", TESTED));
    }
    Optional<String> symbol = ResearchFields.symbol(body.string("symbol"));
    Optional<Timeframe> timeframe = fields.timeframe(body, "timeframe", body.string("timeframe"));
    Optional<PolicyField> policy = body.object("policy").map(PolicyField::read);
    Optional<Trained> trained = models.read(body, symbol);
    Needs tested = new Needs(trained.map(Trained::strategy), policy.flatMap(PolicyField::rule));
    Optional<Assignment.Market> market =
        market(body, symbol, timeframe, trained.map(Trained::strategy));
    Period period = ResearchFields.period(body);
    Rules rules = Rules.valueOf(body.word("rules", RULES).orElse("ktrdr").toUpperCase(Locale.ROOT));
    Account account = AccountFields.read(body, AccountFields.own(policy, trained), rules);
    market.ifPresent(m -> requireBars(body, m, period, tested));
    body.done();
    BacktestPlan plan =
        new BacktestPlan(tested(policy, trained), market.orElseThrow(), period, account, rules);
    seen.requireUnseen(plan);
    return plan;
  }

  private static Tested tested(Optional<PolicyField> policy, Optional<Trained> trained) {
    return policy
        .flatMap(PolicyField::rule)
        .<Tested>map(Policy::new)
        .or(() -> trained.map(t -> new Model(t.training(), t.strategy().name())))
        .orElseThrow();
  }

  // The model's own market unless the body names another; a policy has no market of its own.
  private Optional<Assignment.Market> market(
      Body body, Optional<String> symbol, Optional<Timeframe> timeframe, Optional<Strategy> own) {
    Optional<Timeframe> trained = own.map(s -> s.data().timeframe());
    if (trained.isPresent() && timeframe.isPresent() && !trained.equals(timeframe)) {
      body.fault("timeframe", "the model was trained on " + trained.get());
    }
    Optional<String> name = symbol.or(() -> own.map(s -> s.data().symbol()));
    Optional<Timeframe> span = timeframe.or(() -> trained);
    if (body.has("policy")) {
      requireGiven(body, "symbol");
      requireGiven(body, "timeframe");
    }
    if (name.isEmpty() || span.isEmpty()) {
      return Optional.empty();
    }
    boolean there = bars.has(name.get(), span.get());
    fields.requireBars(body, symbol.isPresent() ? "symbol" : "timeframe", name.get(), span.get());
    return there
        ? Optional.of(new Assignment.Market(name.get(), span.get().code()))
        : Optional.empty();
  }

  private static void requireGiven(Body body, String name) {
    if (!body.has(name)) {
      body.fault(name, "is missing: a policy has no market of its own");
    }
  }

  private void requireBars(Body body, Assignment.Market market, Period period, Needs needs) {
    boolean unseenPart = period.isOpen() && needs.strategy().isPresent() && !body.has("symbol");
    if (unseenPart || !body.faultless()) {
      return;
    }
    Timeframe timeframe = Timeframe.of(market.timeframe()).orElseThrow();
    String field =
        Stream.of("start_date", "end_date", "symbol", "model_id", "strategy_name")
            .filter(body::has)
            .findFirst()
            .orElse("strategy");
    enough.toTest(
        body,
        field,
        new Market(market.symbol(), timeframe),
        period,
        needs.strategy(),
        needs.history());
  }

  /** The model or policy under test, which determines how many bars are needed. */
  private record Needs(Optional<Strategy> strategy, Optional<SignalModel> rule) {
    int history() {
      int slow = rule.filter(SmaCross.class::isInstance).map(r -> ((SmaCross) r).slow()).orElse(0);
      return strategy.map(FewestBars::toTest).orElse(slow + 2);
    }
  }
}
