package ktrdr.sessions.results;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.agent.results.DesignWindowResult;
import ktrdr.agent.results.DesignWindowResult.Balanced;
import ktrdr.agent.results.DesignWindowResult.Fault;
import ktrdr.agent.results.DesignWindowResult.Figures;
import ktrdr.agent.results.DesignWindowResult.Trading;
import ktrdr.agent.results.GateResult;

/** What a strategy showed in its design window, as a field of the result of its training. */
final class DesignWindowCodec {
  private static final String WINDOW = "design_window";
  private static final String FAULT = "fault";
  private static final String NEEDED = "bars_needed";
  private static final String TESTED = "tested_bars";
  private static final String SKILL = "skill";
  private static final String BALANCED = "balanced_accuracy";
  private static final String TRADING = "trading";
  private static final String GATE = "backtest_gate";

  private DesignWindowCodec() {}

  static Fields write(DesignWindowResult window) {
    Fields fields =
        new Fields()
            .put("from", window.from().toString())
            .put("to", window.to().toString())
            .put("bars", window.bars());
    window.fault().ifPresent(fault -> write(fault, fields));
    window.figures().ifPresent(figures -> write(figures, fields));
    fields.put(GATE, GateCodec.write(window.backtestGate()));
    return new Fields().put(WINDOW, fields.asMap());
  }

  private static void write(Fault fault, Fields fields) {
    fields.put(FAULT, fault.sentence());
    fault.barsNeeded().ifPresent(bars -> fields.put(NEEDED, bars));
  }

  private static void write(Figures figures, Fields fields) {
    fields
        .put(TESTED, figures.tested())
        .put(SKILL, WalkForwardCodec.write(figures.directional(), figures.threeClass()))
        .put(BALANCED, write(figures.balanced()))
        .put(TRADING, write(figures.trading()));
  }

  private static Map<String, Object> write(Balanced balanced) {
    return new Fields()
        .put("accuracy", balanced.accuracy())
        .put("bound", balanced.bound())
        .put("classes", balanced.classes())
        .asMap();
  }

  private static Map<String, Object> write(Trading trading) {
    return new Fields()
        .put("trade_count", trading.trades())
        .put("profit_factor", trading.profitFactor())
        .put("expectancy_t", trading.expectancyT())
        .put("max_drawdown", trading.maxDrawdown())
        .put("benchmark_max_drawdown", trading.benchmarkMaxDrawdown())
        .asMap();
  }

  /** Empty in results of earlier versions. */
  static Optional<DesignWindowResult> read(Stored results) {
    return results.object(WINDOW).map(DesignWindowCodec::window);
  }

  private static DesignWindowResult window(Stored stored) {
    return new DesignWindowResult(
        stored.time("from").orElse(Instant.EPOCH),
        stored.time("to").orElse(Instant.EPOCH),
        stored.count("bars"),
        stored.text(FAULT).map(sentence -> new Fault(sentence, needed(stored))),
        stored.has(TRADING) ? Optional.of(figures(stored)) : Optional.empty(),
        stored.object(GATE).flatMap(GateCodec::gate).orElse(GateResult.NOT_CHECKED));
  }

  private static OptionalInt needed(Stored stored) {
    return stored.has(NEEDED) ? OptionalInt.of(stored.count(NEEDED)) : OptionalInt.empty();
  }

  private static Figures figures(Stored stored) {
    Stored skill = stored.within(SKILL);
    return new Figures(
        stored.count(TESTED),
        WalkForwardCodec.directional(skill),
        WalkForwardCodec.threeClass(skill),
        balanced(stored.within(BALANCED)),
        trading(stored.within(TRADING)));
  }

  private static Balanced balanced(Stored stored) {
    return new Balanced(stored.number("accuracy"), stored.number("bound"), stored.count("classes"));
  }

  private static Trading trading(Stored stored) {
    return new Trading(
        stored.count("trade_count"),
        stored.number("profit_factor"),
        stored.number("expectancy_t"),
        stored.number("max_drawdown"),
        stored.number("benchmark_max_drawdown"));
  }
}
