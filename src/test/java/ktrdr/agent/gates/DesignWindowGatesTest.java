package ktrdr.agent.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.gates.DesignWindowGates.Decided;
import ktrdr.agent.results.DesignWindowResult;
import ktrdr.agent.results.DesignWindowResult.Figures;
import ktrdr.agent.results.GateResult;
import ktrdr.fixture.PlantedMarket;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Membership;
import ktrdr.strategy.Strategy;
import ktrdr.training.TrainingTask;
import ktrdr.training.Trainings;
import ktrdr.training.fits.FitStore;
import ktrdr.training.trainer.Trainer;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Crew;
import ktrdr.work.KeptPieces;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a strategy with one indicator, the distance from the mean of 20 bars, shows in markets. */
class DesignWindowGatesTest {
  private static final Membership.Triangle BELOW = new Membership.Triangle(-0.08, -0.03, 0);
  private static final Membership.Triangle NEAR = new Membership.Triangle(-0.02, 0, 0.02);
  private static final Membership.Triangle ABOVE = new Membership.Triangle(0, 0.03, 0.08);
  private static final Map<String, Membership> BOTH_SIDES = Map.of("below", BELOW, "above", ABOVE);
  private static final Labels BARRIERS = new Labels.TripleBarrier(14, 1.5, 1.5, 10);
  private static final BarSeries EDGE = PlantedMarket.meanReversion(1_500, 0.25, 1);

  private static final DesignWindowGates GATES =
      new DesignWindowGates(
          new Trainer(InstantSource.fixed(Instant.parse("2026-11-22T10:15:00Z"))),
          new Gates(GateThresholds.DEFAULT));

  @TempDir private Path directory;

  @Test
  void a_planted_edge_passes_both_gates() {
    Decided decided = decide(strategy(BOTH_SIDES, BARRIERS), EDGE);
    Figures figures = figures(decided);
    assertThat(decided.training()).as("%s", figures).isEqualTo(GateResult.PASSED);
    assertThat(decided.window().backtestGate()).as("%s", figures).isEqualTo(GateResult.PASSED);
    assertThat(decided.window().bars()).isEqualTo(1_500);
    assertThat(decided.window().from()).isEqualTo(EDGE.start(0));
    assertThat(decided.window().to()).isEqualTo(EDGE.start(1_499));
    assertThat(figures.tested()).isEqualTo(600);
    assertThat(figures.balanced().accuracy()).isGreaterThan(figures.balanced().bound());
    assertThat(figures.trading().trades()).isGreaterThan(30);
    assertThat(figures.trading().maxDrawdown()).isPositive();
    assertThat(figures.trading().benchmarkMaxDrawdown()).isPositive();
  }

  @Test
  void a_network_that_always_says_the_same_fails() {
    Map<String, Membership> nowhere = Map.of("nowhere", new Membership.Triangle(5, 6, 7));
    Decided decided = decide(strategy(nowhere, BARRIERS), EDGE);
    assertThat(decided.training().passed()).as("%s", figures(decided)).isFalse();
    assertThat(decided.training().reason()).startsWith("directional_skill_too_low (t ");
    assertThat(decided.window().backtestGate().passed()).isFalse();
  }

  @Test
  void a_network_that_knows_only_when_prices_move_fails_whatever_its_three_class_skill() {
    Labels labels = new Labels.ForwardReturn(5, 0.01, -0.01);
    Decided decided = decide(strategy(Map.of("near", NEAR), labels), inSpells());
    Figures figures = figures(decided);
    assertThat(figures.threeClass().t()).isGreaterThan(2);
    assertThat(decided.training().passed()).as("%s", figures).isFalse();
  }

  @Test
  void a_window_that_is_too_short_for_three_folds_fails_both_gates_and_says_what_it_needs() {
    Decided decided = decide(strategy(BOTH_SIDES, BARRIERS), EDGE.slice(0, 120));
    DesignWindowResult window = decided.window();
    int needed = window.fault().orElseThrow().barsNeeded().orElseThrow();
    assertThat(needed).isBetween(121, 400);
    assertThat(decided.training())
        .isEqualTo(GateResult.failed("design_window_too_short (120 bars < " + needed + ")"));
    assertThat(window.backtestGate()).isEqualTo(decided.training());
    assertThat(window.fault().orElseThrow().sentence())
        .startsWith("A design window needs at least " + needed + " bars of PLANTED 1d");
    assertThat(window.figures()).isEmpty();
    assertThat(decide(strategy(BOTH_SIDES, BARRIERS), EDGE.slice(0, needed)).window().fault())
        .isEmpty();
    assertThat(decide(strategy(BOTH_SIDES, BARRIERS), EDGE.slice(0, 1)).training().reason())
        .startsWith("design_window_too_short (1 bars < ");
  }

  @Test
  void a_window_of_one_class_fails_both_gates_by_its_name() {
    Labels far = new Labels.ForwardReturn(1, 0.9, -0.9);
    Decided decided = decide(strategy(BOTH_SIDES, far), EDGE);
    assertThat(decided.training().reason()).isEqualTo("design_window_unusable (one_class_only)");
    assertThat(decided.window().backtestGate()).isEqualTo(decided.training());
    assertThat(decided.window().fault().orElseThrow().sentence()).startsWith("HOLD holds 100.0%");
  }

  @Test
  void a_training_that_diverges_fails_both_gates_whichever_fit_was_the_first() {
    Decided decided = decide(strategy(BOTH_SIDES, BARRIERS, "sgd", 1e30), EDGE);
    assertThat(decided.training().reason()).isEqualTo("design_window_unusable (training_diverged)");
    assertThat(decided.window().fault().orElseThrow().sentence())
        .isEqualTo("The loss is no longer a number; a learning_rate below 1.0E30 may help");
  }

  @Test
  void a_bypass_keeps_what_was_found() {
    Decided decided = decide(strategy(BOTH_SIDES, BARRIERS), EDGE.slice(0, 120));
    assertThat(decided.bypass().training().stops()).isFalse();
    assertThat(decided.bypass().window().backtestGate().stops()).isFalse();
    assertThat(decided.bypass().window().fault()).isEqualTo(decided.window().fault());
  }

  @Test
  void left_anywhere_and_resumed_it_decides_what_it_would_have_decided() {
    Strategy strategy = strategy(BOTH_SIDES, BARRIERS);
    BarSeries bars = EDGE.slice(0, 400);
    Leaving whole = new Leaving(Integer.MAX_VALUE);
    Decided expected = decide(strategy, bars, "whole", whole);
    assertThat(whole.reports).extracting(Progress::fraction).isSorted().endsWith(1.0);
    for (int left = 10; left < whole.reports.size(); left += whole.reports.size() / 4) {
      String name = "left-" + left;
      Leaving leaving = new Leaving(left);
      assertThat(catchThrowable(() -> decide(strategy, bars, name, leaving)))
          .isInstanceOf(WorkCancelled.class);
      assertThat(decide(strategy, bars, name, new Leaving(Integer.MAX_VALUE))).isEqualTo(expected);
    }
  }

  private static Figures figures(Decided decided) {
    return decided.window().figures().orElseThrow();
  }

  private Decided decide(Strategy strategy, BarSeries window) {
    return decide(strategy, window, "bars-" + window.size(), ProgressMonitor.unwatched());
  }

  private Decided decide(
      Strategy strategy, BarSeries window, String name, ProgressMonitor monitor) {
    CheckpointFolder kept =
        new CheckpointFolder(directory.resolve(name), said -> {}, () -> true).part("window");
    try {
      return GATES.decide(
          new TrainingTask(strategy, window, 7),
          monitor,
          new FitStore(new KeptPieces(Crew.alone(), kept), 4));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Strategy strategy(Map<String, Membership> memberships, Labels labels) {
    return strategy(memberships, labels, "adam", 0.01);
  }

  private static Strategy strategy(
      Map<String, Membership> memberships, Labels labels, String optimizer, double rate) {
    // Weighted classes would say nothing of how likely they are.
    Strategy.Optimiser optimiser =
        new Strategy.Optimiser(
            10, 32, rate, optimizer, 0, 1, false, Optional.empty(), Optional.empty());
    Strategy.Learning learning =
        new Strategy.Learning(
            new Strategy.Network(List.of(8), "relu", 0), optimiser, labels, Optional.empty(), 1);
    Strategy other = Trainings.strategy(learning);
    return new Strategy(
        other.name(),
        other.text(),
        other.data(),
        Map.of(
            "distance",
            new Strategy.Indicator(
                "distance_from_ma", Map.of("period", 20.0), Strategy.PriceSource.CLOSE)),
        List.of(new Strategy.FuzzySet("distance", "distance", "", memberships)),
        learning,
        new Strategy.Trading(0.4, true, 0, new Strategy.Account(100_000, 0.001, 0.0005, 1, true)));
  }

  /** A walk that is calm for 50 bars and wild for the next 50. */
  private static BarSeries inSpells() {
    BarSeries walk = PlantedMarket.walk(1_500, 3);
    List<Bar> bars = new ArrayList<>();
    double close = walk.close(0);
    for (int i = 1; i < walk.size(); i++) {
      double power = i / 50 % 2 == 0 ? 0.3 : 1.7;
      double before = walk.close(i - 1);
      double last = close;
      double[] prices = new double[4];
      double[] walked = {walk.open(i), walk.high(i), walk.low(i), walk.close(i)};
      for (int k = 0; k < prices.length; k++) {
        prices[k] = last * StrictMath.pow(walked[k] / before, power);
      }
      close = prices[3];
      bars.add(new Bar(walk.end(i), prices[0], prices[1], prices[2], close, walk.volume(i)));
    }
    return BarSeries.of(walk.symbol(), walk.timeframe(), bars);
  }

  /** Says "cancelled" once it got this many reports. */
  private static final class Leaving implements ProgressMonitor {
    private final List<Progress> reports = new ArrayList<>();
    private final int most;

    Leaving(int most) {
      this.most = most;
    }

    @Override
    public void report(Progress progress) {
      reports.add(progress);
    }

    @Override
    public boolean cancelled() {
      return reports.size() >= most;
    }
  }
}
