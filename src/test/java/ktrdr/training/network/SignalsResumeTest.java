package ktrdr.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.files.EquityCsv;
import ktrdr.backtest.files.TradesCsv;
import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy;
import ktrdr.training.Trainings;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.work.CheckpointFile;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A backtest is its signals and then a moment: signals are what it goes on from. */
class SignalsResumeTest {
  private static final int BARS = 20_000;
  private static final BarSeries SERIES = Bars.bundled().load("SYNTHETIC-" + BARS, Timeframe.M1);
  // gives its signals to keep after some 16,000 rows, and at the end
  private static final TrainedModel MODEL = untrained(1_000, 1);

  @TempDir private Path directory;
  private final List<String> warnings = new ArrayList<>();
  private final List<Progress> reports = new ArrayList<>();

  @BeforeEach
  void load() {
    Libtorch.ready();
  }

  @Test
  void signals_that_were_left_and_resumed_give_the_same_files_byte_for_byte() throws IOException {
    write(MODEL.signals(SERIES, ProgressMonitor.unwatched()), "whole");
    leave(MODEL, p -> p.label().equals("signals") && p.itemsProcessed() > 17_000);
    assertThat(directory.resolve("checkpoint.bin")).isNotEmptyFile();
    reports.clear();
    write(resume(MODEL, progress -> false), "resumed");
    assertThat(signalReports().get(0).itemsProcessed()).isBetween(16_000L, 18_000L);
    for (String file : List.of("trades.csv", "equity.csv")) {
      assertThat(directory.resolve("resumed").resolve(file))
          .hasSameBinaryContentAs(directory.resolve("whole").resolve(file));
    }
    assertThat(Files.readAllLines(directory.resolve("whole/trades.csv"))).hasSizeGreaterThan(10);
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_backtest_that_was_left_after_its_last_signal_asks_the_network_nothing() {
    Signals whole = resume(MODEL, progress -> false);
    reports.clear();
    Signals again = resume(MODEL, progress -> false);
    assertThat(signalReports()).isEmpty();
    for (int bar = 0; bar < BARS; bar++) {
      assertThat(again.direction(bar)).isEqualTo(whole.direction(bar));
      assertThat(again.confidence(bar)).isEqualTo(whole.confidence(bar));
    }
  }

  @Test
  void signals_of_another_model_are_not_gone_on_from() {
    resume(MODEL, progress -> false);
    reports.clear();
    resume(untrained(16, 2), progress -> false);
    assertThat(signalReports()).isNotEmpty();
    assertThat(warnings)
        .containsExactly("The checkpoint checkpoint.bin is of another task; the work starts anew.");
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 100, 333, 4_096})
  void the_signals_are_the_same_bits_in_portions_of_any_size(int rows) {
    for (TrainedModel model : List.of(untrained(3, 5), untrained(64, 5), untrained(250, 5))) {
      assertThat(PortionedSignals.of(model, rows)).isEqualTo(PortionedSignals.of(model, 512));
    }
  }

  @Test
  void a_row_that_is_asked_alone_is_answered_with_the_same_bits_as_among_others() {
    for (TrainedModel model : List.of(untrained(3, 5), untrained(64, 5), untrained(250, 5))) {
      float[] all = PortionedSignals.answers(model, 512, 1_024);
      for (int row : List.of(512, 517, 518, 600, 767, 1_000, 1_023)) {
        int at = 3 * (row - 512);
        assertThat(PortionedSignals.answers(model, row, row + 1))
            .as("row " + row)
            .containsExactly(Arrays.copyOfRange(all, at, at + 3));
        assertThat(PortionedSignals.answers(model, row, 1_024))
            .as("rows from " + row + " on")
            .containsExactly(Arrays.copyOfRange(all, at, all.length));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"Haswell, 512, avx2", "Haswell, 512, default"})
  void signals_and_resumed_trainings_are_the_same_bits_with_the_kernels_of_other_machines(
      String core, String cache, String capability) throws IOException, InterruptedException {
    Map<String, String> kernels =
        Map.of(
            "OPENBLAS_CORETYPE", core,
            "OPENBLAS_L2_SIZE", cache,
            "ATEN_CPU_CAPABILITY", capability);
    assertThat(PortionedSignals.comparedElsewhere(directory, kernels)).isEqualTo("the same");
  }

  @Test
  void the_more_a_row_costs_the_fewer_go_at_once() {
    assertThat(Chunk.rows(512, 3_000)).isEqualTo(512);
    assertThat(Chunk.rows(512, 1_074_179)).as("two hidden layers of 1024").isEqualTo(512);
    assertThat(Chunk.rows(512, 4_000_000)).isEqualTo(128);
    assertThat(Chunk.rows(4_096, 3 * 1_074_179)).isEqualTo(128);
    assertThat(Chunk.rows(512, 1_000_000_000)).isEqualTo(16);
  }

  private void write(Signals signals, String name) throws IOException {
    Files.createDirectory(directory.resolve(name));
    BacktestRun result =
        new Backtest(MODEL.strategy().trading(), Rules.KTRDR)
            .run(TestPeriod.whole(SERIES), (bars, monitor) -> signals, ProgressMonitor.unwatched());
    ProgressMonitor monitor = ProgressMonitor.unwatched();
    TradesCsv.write(directory.resolve(name).resolve("trades.csv"), result.trades(), monitor);
    EquityCsv.write(directory.resolve(name).resolve("equity.csv"), result.equityPoints(), monitor);
  }

  private void leave(TrainedModel model, Predicate<Progress> where) {
    assertThatThrownBy(() -> resume(model, where)).isInstanceOf(WorkCancelled.class);
  }

  private Signals resume(TrainedModel model, Predicate<Progress> leaves) {
    Path file = directory.resolve("checkpoint.bin");
    try (CheckpointFile checkpoint = new CheckpointFile(file, 100, warnings::add, () -> true)) {
      return model.resuming(checkpoint).signals(SERIES, new Leaving(leaves));
    }
  }

  private List<Progress> signalReports() {
    return reports.stream().filter(progress -> progress.label().equals("signals")).toList();
  }

  /** Two hidden layers of this width with weights that nobody learned, but which do trade. */
  static TrainedModel untrained(int width, long seed) {
    Strategy.Network shape = new Strategy.Network(List.of(width, width), "tanh", 0);
    Strategy strategy =
        Trainings.strategy(
            Trainings.learning(shape, Trainings.optimiser(1, "adam", Optional.empty())));
    float[] weights = NetworkShape.of(3, shape).initialWeights(new SplittableRandom(seed));
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= 5;
    }
    return new TrainedModel(strategy, List.of(weights), seed, "none");
  }

  private final class Leaving implements ProgressMonitor {
    private final Predicate<Progress> leaves;
    private boolean cancelled;

    Leaving(Predicate<Progress> leaves) {
      this.leaves = leaves;
    }

    @Override
    public void report(Progress progress) {
      reports.add(progress);
      cancelled = cancelled || leaves.test(progress);
    }

    @Override
    public boolean cancelled() {
      return cancelled;
    }
  }
}
