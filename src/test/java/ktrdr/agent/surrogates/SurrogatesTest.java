package ktrdr.agent.surrogates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.fixture.PlantedMarket;
import ktrdr.fixture.Proof;
import ktrdr.market.BarSeries;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Markets of 1,200 bars, of which two folds of a walk forward test 720. */
class SurrogatesTest {
  private static final int BARS = 1_200;
  private static final int FEW = 4;
  private static final BarSeries EDGE = PlantedMarket.meanReversion(BARS, 0.25, 1);

  @TempDir private static Path shared;
  private static SurrogateResult few;

  @TempDir private Path directory;

  @BeforeAll
  static void test() {
    few = new Tested(shared).run(Tested.STRATEGY, EDGE, FEW);
  }

  @Test
  void no_surrogate_of_a_market_with_an_edge_is_as_good_as_the_market() {
    SurrogateResult result = new Tested(directory).run(Tested.STRATEGY, EDGE, 19);
    assertThat(result.better()).isZero();
    assertThat(result.p()).isEqualTo(0.05);
    assertThat(result.skillP()).isEqualTo(0.05);
    assertThat(result.tested()).isEqualTo(19);
    assertThat(result.skill().orElseThrow().surrogates()).doesNotHaveDuplicates();
  }

  @Test
  void a_random_walk_is_no_better_than_its_surrogates_and_four_better_ones_are_enough() {
    BarSeries walk = PlantedMarket.walk(BARS, 1);
    SurrogateResult result = new Tested(directory).run(Tested.STRATEGY, walk, 19);
    assertThat(result.better()).isEqualTo(4);
    assertThat(result.p()).isEqualTo(0.25);
    assertThat(result.stoppedEarly()).isTrue();
    assertThat(
            new Tested(directory.resolve("three")).run(Tested.STRATEGY, walk, 19, unwatched(), 3))
        .isEqualTo(result);
  }

  @Test
  void a_holdout_is_tested_on_its_test_part() {
    SurrogateResult result = new Tested(directory).run(Tested.strategy(0, 0.4), EDGE, FEW);
    assertThat(result.tested()).isEqualTo(FEW);
    assertThat(result.better()).isZero();
    assertThat(result.skill()).isPresent();
  }

  @Test
  void interrupted_at_each_series_and_on_any_number_of_processors_it_is_bit_equal()
      throws IOException {
    for (int done = 0; done <= FEW; done++) {
      Path folder = directory.resolve("left-" + done);
      Tested kept = new Tested(folder);
      int series = done;
      Watch leaves = new Watch(progress -> progress.itemsProcessed() >= series);
      int processors = 1 + done % 3;
      Throwable left =
          catchThrowable(() -> kept.run(Tested.STRATEGY, EDGE, FEW, leaves, processors));
      // The last series may end before its thread looks.
      assertThat(left == null || left instanceof WorkCancelled).isTrue();
      Watch second = new Watch(progress -> false);
      assertThat(kept.run(Tested.STRATEGY, EDGE, FEW, second, 2)).isEqualTo(few);
      assertThat(second.reports.get(0).itemsProcessed()).isGreaterThanOrEqualTo(done);
      assertThat(second.reports).extracting(Progress::fraction).isSorted();
      assertThat(bytes(folder)).isEqualTo(bytes(shared)).hasSize(1 + FEW);
      assertThat(kept.warnings).isEmpty();
    }
  }

  @Test
  void a_test_that_stops_early_is_bit_equal_too_wherever_it_was_left() {
    BarSeries walk = PlantedMarket.walk(BARS, 1);
    SurrogateResult whole = new Tested(directory.resolve("whole")).run(Tested.STRATEGY, walk, 19);
    assertThat(whole.stoppedEarly()).isTrue();
    int first = Proof.size(whole.tested() - 1, 0);
    for (int done = first; done <= whole.tested() + 1; done++) {
      int series = done;
      Tested kept = new Tested(directory.resolve("left-" + done));
      Watch leaves = new Watch(progress -> progress.itemsProcessed() >= series);
      int processors = 1 + done % 3;
      Throwable left =
          catchThrowable(() -> kept.run(Tested.STRATEGY, walk, 19, leaves, processors));
      assertThat(left == null || left instanceof WorkCancelled).isTrue();
      Watch second = new Watch(progress -> false);
      assertThat(kept.run(Tested.STRATEGY, walk, 19, second, 2)).as("%d", done).isEqualTo(whole);
      assertThat(second.reports).extracting(Progress::fraction).isSorted();
    }
  }

  @Test
  void a_cancel_in_the_middle_of_a_fit_ends_it_and_keeps_nothing_of_its_series() {
    Watch leaves = new Watch(progress -> progress.fraction() > 0.3 / (1 + FEW));
    Throwable left =
        catchThrowable(() -> new Tested(directory).run(Tested.STRATEGY, EDGE, FEW, leaves, 1));
    assertThat(left).isInstanceOf(WorkCancelled.class);
    assertThat(leaves.after).isLessThanOrEqualTo(1);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void progress_names_the_surrogate_but_not_its_epochs() {
    Watch watch = new Watch(progress -> false);
    new Tested(directory).run(Tested.STRATEGY, EDGE, 1, watch, 1);
    assertThat(watch.reports)
        .extracting(Progress::label)
        .containsOnly("real bars, one network", "surrogate 1/1");
    Progress last = watch.reports.get(watch.reports.size() - 1);
    assertThat(last.fraction()).isEqualTo(1);
    assertThat(last.itemsTotal()).isEqualTo(2);
    assertThat(last.context()).isEmpty();
  }

  @Test
  void a_network_that_never_trades_is_like_its_surrogates() {
    SurrogateResult result = new Tested(directory).run(Tested.strategy(2, 1), EDGE, FEW);
    assertThat(result.sharpe().real()).isZero();
    assertThat(result.sharpe().surrogates()).containsExactly(0.0);
    assertThat(result.p()).isEqualTo(0.4);
  }

  @Test
  void a_series_that_cannot_be_trained_on_counts_as_better() {
    SurrogateResult result = new Tested(directory).run(Tested.STRATEGY, EDGE.upTo(60), 19);
    assertThat(result.sharpe().real()).isNaN();
    assertThat(result.skill()).isEmpty();
    assertThat(result.better()).isEqualTo(4);
    assertThat(result.tested()).isEqualTo(4);
  }

  private static ProgressMonitor unwatched() {
    return ProgressMonitor.unwatched();
  }

  private static List<List<Byte>> bytes(Path folder) throws IOException {
    List<List<Byte>> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : Files.readAllBytes(file)) {
          bytes.add(b);
        }
        all.add(bytes);
      }
    }
    return all;
  }

  /** Is cancelled by a report; keeps the reports, and counts those that come later. */
  private static final class Watch implements ProgressMonitor {
    final List<Progress> reports = new ArrayList<>();
    private final Predicate<Progress> last;
    private boolean cancelled;
    int after;

    Watch(Predicate<Progress> last) {
      this.last = last;
      cancelled = last.test(Progress.NONE);
    }

    @Override
    public void report(Progress progress) {
      after += cancelled ? 1 : 0;
      reports.add(progress);
      cancelled |= last.test(progress);
    }

    @Override
    public boolean cancelled() {
      return cancelled;
    }
  }
}
