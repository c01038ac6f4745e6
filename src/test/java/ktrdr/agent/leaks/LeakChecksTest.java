package ktrdr.agent.leaks;

import static ktrdr.agent.leaks.Pipelines.BARS;
import static ktrdr.agent.leaks.Pipelines.QUIET;
import static ktrdr.agent.leaks.Pipelines.strategy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.agent.results.LeakReport;
import ktrdr.backtest.files.TradesCsv;
import ktrdr.backtest.signals.SmaCross;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Costs;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Rates;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.Strategy.Scheme;
import ktrdr.strategy.Strategy.Trading;
import ktrdr.strategy.Strategy.WalkForward;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.strategy.features.Features;
import ktrdr.training.Folds;
import ktrdr.training.Trainings;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.labels.LabelSeries;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LeakChecksTest {
  private static final Account COSTS = new Account(100_000, 0.001, 0.0005, 0.25, false);

  private static final Account FEES =
      new Account(
          100_000,
          new Sizing(1, true, Optional.of(Sizing.Units.FRACTIONAL)),
          new Costs(0.001, 0.0005, 1, 0.002),
          new Rates(0.02, 0.05));

  private static LeakReport check(Pipeline pipeline) {
    return new LeakChecks(10, 1).run(pipeline, QUIET);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments("truncation", "features of the next bar", Broken.featuresOfTheNextBar()),
        arguments("truncation", "signals that know tomorrow", Broken.prophet()),
        arguments("scaler", "scaled on all bars", Broken.scaledOnAllBars()),
        arguments("scaler", "scaled on the validation too", Broken.scaledOnTheValidationToo()),
        arguments("label_horizon", "rows are not purged", Broken.notPurged()),
        arguments("label_horizon", "labels lie about when", Broken.labelsLieAboutWhen()),
        arguments("split", "rows are drawn at random", Broken.drawnAtRandom()),
        arguments("split", "trained on the end, tested before", Broken.testedBefore()),
        arguments("split", "training bars in the test", Broken.trainingBarsInTheTest()),
        arguments("split", "a fold without its embargo", Broken.withoutEmbargo()),
        arguments("split", "two folds with one test", Broken.testedTwice()),
        arguments("reload", "weights are rounded when saved", Broken.roundedWhenSaved()),
        arguments("reload", "bars were edited since", Broken.editedSince()),
        arguments("fill", "at the close of the signal", Broken.filledAtTheClose()),
        arguments("fill", "at the low of the bar", Broken.filledAtTheLow()),
        arguments("fill", "slippage earns money", Broken.slippageEarns()),
        arguments("fill", "orders of the next bar's signal", Broken.ordersOfTheNextSignal()),
        arguments("fill", "closed before the end", Broken.closedBeforeTheEnd()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("broken")
  void a_broken_pipeline_is_caught_by_the_check_that_is_named_for_it(
      String check, String what, Pipeline pipeline) {
    LeakReport report = check(pipeline);
    assertThat(report.checks())
        .filteredOn(c -> !c.passed())
        .extracting(LeakReport.Check::name)
        .as("%s: %s", what, report.failures())
        .containsExactly(check);
    assertThat(report.failures()).isNotEmpty();
  }

  static Stream<Arguments> clean() {
    return Stream.of(
        arguments("triple barrier", Pipelines.clean()),
        arguments("zigzag", labelled(new Labels.Zigzag(0.03, Optional.empty()))),
        arguments("zigzag in time", labelled(new Labels.Zigzag(0.03, Optional.of(5)))),
        arguments("forward return", labelled(new Labels.ForwardReturn(20, 0.02, -0.02))),
        arguments("long and short", trading(0.4, 0, new Account(100_000, 0, 0.002, 1, true))),
        arguments("parts of units, fees and rates", trading(0.4, 0, FEES)),
        arguments("ruined", trading(0.4, 0, new Account(100_000, 0.9, 0.0005, 1, true))),
        arguments("seldom", trading(0.4, 240, COSTS)),
        arguments("never", trading(1, 0, COSTS)),
        arguments("three networks", Pipelines.of(strategy(), 6, 3, 10)),
        arguments("scaled on the training part", scaledOnTheTraining()),
        arguments("rolling folds", folds(Scheme.ROLLING)),
        arguments("anchored folds", folds(Scheme.ANCHORED)),
        arguments("a rule", Pipelines.says(new SmaCross(5, 20), new SmaCross(5, 20))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clean")
  void a_clean_pipeline_passes_every_check(String what, Pipeline pipeline) {
    LeakReport report = check(pipeline);
    assertThat(report.failures()).as(what).isEmpty();
    assertThat(report.checks())
        .allMatch(LeakReport.Check::passed)
        .allMatch(check -> check.sentence().endsWith("."))
        .extracting(LeakReport.Check::name)
        .containsExactly("truncation", "scaler", "label_horizon", "split", "reload", "fill");
    assertThat(report.checked()).isEqualTo(10);
  }

  private static Pipeline labelled(Labels labels) {
    return Pipelines.of(strategy(labels), Pipelines.SEED);
  }

  private static Pipeline trading(double confidence, double hours, Account account) {
    return Pipelines.of(
        Pipelines.trading(new Trading(confidence, true, hours, account)), Pipelines.SEED);
  }

  private static Pipeline scaledOnTheTraining() {
    int after = Pipelines.split().train().afterBar();
    return Pipelines.prepared(Pipelines.scaled(size -> after));
  }

  private static Pipeline folds(Scheme scheme) {
    LabelSeries labels = LabelSeries.of(strategy(), BARS, QUIET);
    int first = Features.firstBar(strategy());
    return Pipelines.rounds(
        Folds.of(BARS, first, labels::horizon, new WalkForward(0.4, 3, scheme)).stream()
            .map(fold -> Pipeline.Round.of(fold, labels, first))
            .toArray(Pipeline.Round[]::new));
  }

  @Test
  void what_the_fill_check_passes_has_trades() {
    assertThat(Pipelines.clean().traded().trades()).hasSizeGreaterThan(5);
  }

  @Test
  void a_real_training_that_was_saved_and_loaded_passes_every_check(@TempDir Path home)
      throws IOException {
    Strategy strategy = Trainings.strategy(3);
    TrainingRun run = Trainings.train(strategy, 7);
    run.model().save(home.resolve("model"));
    StrategyReader reader = new StrategyReader(Bars.bundled());
    TrainedModel loaded = TrainedModel.load(home.resolve("model"), reader);
    Pipeline pipeline = Pipelines.of(strategy, loaded);
    TradesCsv.write(home.resolve("trades.csv"), pipeline.traded().trades(), QUIET);
    Pipeline read =
        Pipelines.traded(pipeline, TradesCsv.page(home.resolve("trades.csv"), 0, 10_000).rows());
    assertThat(check(read).failures()).isEmpty();
    // The rows that are looked at are those that were trained on.
    assertThat(read.learned().rounds().get(0).parts())
        .extracting(part -> part.rows().length)
        .containsExactly(run.rows().train(), run.rows().validation(), run.rows().test());
  }

  @Test
  void a_failed_check_says_what_it_found_first_and_how_much_more() {
    LeakReport report = check(Broken.featuresOfTheNextBar());
    LeakReport.Check truncation = report.checks().get(0);
    assertThat(truncation.sentence())
        .matches("1d_rsi_\\w+ of bar \\d+ depends on later bars. It found \\d+ more.");
    assertThat(report.failures()).hasSizeGreaterThan(1).first().asString().contains("1d_rsi_");
  }

  @Test
  void a_cancel_is_seen_while_features_are_computed() {
    ProgressMonitor cancelled =
        new ProgressMonitor() {
          @Override
          public void report(Progress progress) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    Pipeline pipeline = Pipelines.clean();
    assertThatThrownBy(() -> new LeakChecks(1, 1).run(pipeline, cancelled))
        .isInstanceOf(WorkCancelled.class);
  }
}
