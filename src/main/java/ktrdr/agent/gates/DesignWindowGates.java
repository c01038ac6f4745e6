package ktrdr.agent.gates;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.agent.results.DesignWindowResult;
import ktrdr.agent.results.DesignWindowResult.Balanced;
import ktrdr.agent.results.DesignWindowResult.Fault;
import ktrdr.agent.results.DesignWindowResult.Figures;
import ktrdr.agent.results.DesignWindowResult.Trading;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.skill.BalancedAccuracy;
import ktrdr.agent.skill.Forecasts;
import ktrdr.agent.skill.Skill;
import ktrdr.agent.skill.TradeSkill;
import ktrdr.agent.skill.WalkForwardFigures;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.market.BarSeries;
import ktrdr.strategy.TooFewBars;
import ktrdr.training.EmptySplit;
import ktrdr.training.TrainingDiverged;
import ktrdr.training.TrainingTask;
import ktrdr.training.fits.FitStore;
import ktrdr.training.labels.OneClassOnly;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.walk.FoldRun;
import ktrdr.training.walk.WalkForwardRun;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Refusal;

/** Decides both gates by what a strategy shows in its design window. */
public record DesignWindowGates(Trainer trainer, Gates gates) {
  private static final double FITTED = 0.98;

  /**
   * What was decided.
   *
   * @param training what the training gate said
   * @param window what was found, and what the backtest gate said
   */
  public record Decided(GateResult training, DesignWindowResult window) {
    /** In a session that bypasses gates. */
    public Decided bypass() {
      return new Decided(training.bypass(), window.with(window.backtestGate().bypass()));
    }
  }

  /**
   * Fits the strategy on folds of the window, trades what they say, and decides. A window in which
   * this can't be done fails both gates.
   *
   * @param task its bars are the design window only, one or more
   * @param store as in {@link Trainer#crossValidate}
   * @throws IOException if the store fails
   */
  public Decided decide(TrainingTask task, ProgressMonitor monitor, FitStore store)
      throws IOException {
    try {
      WalkForwardRun walked = trainer.crossValidate(task, monitor.part(0, FITTED), store).pooled();
      Figures figures = figures(walked, trade(task, walked, monitor.part(FITTED, 1)), monitor);
      return new Decided(
          gates.training(figures.directional()),
          window(
              task.bars(),
              Optional.empty(),
              Optional.of(figures),
              gates.backtest(figures.trading())));
    } catch (TooFewBars e) {
      return failed(task, e, "design_window_too_short", needed(e));
    } catch (EmptySplit | OneClassOnly | TrainingDiverged e) {
      return failed(task, e, "design_window_unusable", OptionalInt.empty());
    }
  }

  private static OptionalInt needed(TooFewBars refusal) {
    return refusal.members().get("needed") instanceof Integer bars
        ? OptionalInt.of(bars)
        : OptionalInt.empty();
  }

  private static Decided failed(
      TrainingTask task, Refusal refusal, String failure, OptionalInt needed) {
    String why =
        needed.isPresent() ? task.bars().size() + " bars < " + needed.getAsInt() : refusal.code();
    GateResult gate = GateResult.failed(failure + " (" + why + ")");
    Fault fault = new Fault(refusal.getMessage(), needed);
    return new Decided(gate, window(task.bars(), Optional.of(fault), Optional.empty(), gate));
  }

  private static DesignWindowResult window(
      BarSeries bars, Optional<Fault> fault, Optional<Figures> figures, GateResult gate) {
    return new DesignWindowResult(
        bars.start(0), bars.start(bars.size() - 1), bars.size(), fault, figures, gate);
  }

  private static BacktestRun trade(
      TrainingTask task, WalkForwardRun walked, ProgressMonitor monitor) {
    List<FoldRun> folds = walked.folds();
    int first = folds.get(0).fold().test().firstBar();
    int after = folds.get(folds.size() - 1).fold().test().afterBar();
    return new Backtest(task.strategy().trading(), Rules.KTRDR)
        .run(TestPeriod.of(task.bars(), first, after), walked.signals(), monitor);
  }

  private static Figures figures(
      WalkForwardRun walked, BacktestRun traded, ProgressMonitor monitor) {
    List<Forecasts> forecasts = WalkForwardFigures.forecasts(walked, monitor);
    int horizon = walked.horizon();
    BalancedAccuracy balanced = BalancedAccuracy.of(forecasts, horizon);
    TradeSkill skill = TradeSkill.of(traded.performance().trades());
    return new Figures(
        traded.period().size(),
        WalkForwardFigures.told(Skill.directional(forecasts, horizon, monitor)),
        WalkForwardFigures.told(Skill.threeClass(forecasts, horizon, monitor)),
        new Balanced(balanced.value(), balanced.bound(), balanced.classes()),
        new Trading(
            skill.trades(),
            skill.profitFactor(),
            skill.t(),
            traded.metrics().maxDrawdown(),
            traded.benchmark().metrics().maxDrawdown()));
  }
}
