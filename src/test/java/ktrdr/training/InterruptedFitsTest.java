package ktrdr.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.training.fits.NetworkRun;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.training.walk.CrossValidation;
import ktrdr.training.walk.FoldRun;
import ktrdr.training.walk.WalkForwardRun;
import ktrdr.work.Progress;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trainings of many fits are left in the middle of each epoch of each network of each fold, once by
 * a cancel, which writes the state, and once by a kill, which does not. What is resumed must equal
 * what was never left: the weights of all networks, the signals and the scores.
 */
class InterruptedFitsTest {
  private static final int EPOCHS = Proof.size(2, 4);
  private static final int NETWORKS = Proof.size(1, 3);
  private static final int FOLDS = Proof.size(2, 6);
  private static final int FOLDS_OF_DESIGN = 3;
  private static final BarSeries BARS = Trainings.BARS.slice(0, 800);

  /** Write every n-th state: a kill may cost a whole epoch before that in which it comes. */
  private static final int EVERY = 2;

  @TempDir private Path directory;
  private final List<String> warnings = new ArrayList<>();
  private int runs;

  @Test
  void a_walk_forward_left_in_any_epoch_of_any_network_of_any_fold_is_bit_equal() {
    Strategy strategy =
        strategy(Optional.of(new Strategy.WalkForward(0.4, FOLDS, Strategy.Scheme.ANCHORED)));
    prove(
        "4-interrupted-a",
        "A walk forward, left in every epoch of every network of every fold",
        (FOLDS + 1) * NETWORKS * EPOCHS,
        (kept, watch) -> told(kept.train(strategy, BARS, watch, watch.processors)));
  }

  @Test
  void so_are_the_fits_of_the_gates_in_the_design_window() {
    Strategy strategy = strategy(Optional.empty());
    prove(
        "4-interrupted-b",
        "The folds of a design window, left likewise",
        FOLDS_OF_DESIGN * NETWORKS * EPOCHS,
        (kept, watch) -> told(kept.crossValidate(strategy, BARS, watch, watch.processors)));
  }

  private void prove(
      String chapter, String title, int places, BiFunction<PieceTrainings, Watch, String> work) {
    Watch watch = new Watch("", 1);
    String whole = work.apply(kept(watch), watch);
    assertThat(watch.epochs()).filteredOn(label -> !isBaseline(label)).hasSize(places);
    ProofTable table =
        new ProofTable(chapter, title, "left by", "epochs", "of them of baselines", "not equal");
    for (boolean kill : List.of(false, true)) {
      List<String> wrong = new ArrayList<>();
      List<String> left = places(watch, kill);
      left.forEach(place -> wrong.addAll(different(place, kill, whole, work)));
      long baselines = left.stream().filter(InterruptedFitsTest::isBaseline).count();
      table.row(kill ? "a kill" : "a cancel", left.size(), baselines, wrong.size());
      assertThat(wrong).isEmpty();
    }
    table.write();
    assertThat(warnings).isEmpty();
  }

  private static boolean isBaseline(String label) {
    return label.contains("baseline");
  }

  /** All of them, or in the small size the one half for cancels and the other for kills. */
  private static List<String> places(Watch watch, boolean kill) {
    List<String> all = List.copyOf(watch.epochs());
    List<String> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (Proof.isFull() || (i + i / EPOCHS) % 2 == (kill ? 1 : 0)) {
        some.add(all.get(i));
      }
    }
    return some;
  }

  private List<String> different(
      String place, boolean kill, String whole, BiFunction<PieceTrainings, Watch, String> work) {
    Path folder = directory.resolve("run-" + ++runs);
    Watch leaves = new Watch(place, 1);
    PieceTrainings first = new PieceTrainings(folder, EVERY, () -> !kill || !leaves.cancelled());
    assertThatThrownBy(() -> work.apply(first, leaves)).isInstanceOf(WorkCancelled.class);
    assertThat(leaves.labels()).last().isEqualTo(place);
    warnings.addAll(first.warnings);
    Watch goesOn = new Watch("", 1 + runs % 3);
    PieceTrainings second = new PieceTrainings(folder, EVERY, () -> true);
    boolean equal = work.apply(second, goesOn).equals(whole);
    warnings.addAll(second.warnings);
    assertThat(goesOn.reports).extracting(Progress::fraction).isSorted();
    return equal ? List.of() : List.of(place);
  }

  private PieceTrainings kept(Watch watch) {
    return new PieceTrainings(directory.resolve("whole"), EVERY, () -> !watch.cancelled());
  }

  private static Strategy strategy(Optional<Strategy.Evaluation> evaluation) {
    return Trainings.strategy(
        new Strategy.Learning(
            Trainings.NETWORK,
            Trainings.optimiser(EPOCHS, "adam", Optional.empty()),
            new Labels.TripleBarrier(14, 1.5, 1.5, 10),
            evaluation,
            NETWORKS));
  }

  private static String told(TrainingRun run) {
    return ResumedElsewhere.told(run)
        + told(run.details().walk().orElseThrow())
        + run.details().networks()
        + run.details().baselines();
  }

  private static String told(CrossValidation run) {
    return told(run.pooled());
  }

  private static String told(WalkForwardRun run) {
    return run.signals().sha256()
        + run.folds().stream()
            .flatMap(fold -> fold.networks().stream())
            .map(NetworkRun::weightsSha256)
            .collect(Collectors.joining(","))
        + run.folds().stream().map(FoldRun::networks).toList()
        + run.folds().stream().map(FoldRun::score).toList();
  }

  /** Leaves in the middle of an epoch; keeps what it is told. */
  private static final class Watch implements TrainingWatch {
    private final List<Progress> reports = new ArrayList<>();
    private final String place;
    private final int processors;
    private final int batches;
    private int there;

    /**
     * @param place label of the epoch; empty to stay
     */
    Watch(String place, int processors) {
      this.place = place;
      this.processors = processors;
      // those of baselines are large
      batches = isBaseline(place) ? 1 : 4;
    }

    List<String> labels() {
      return reports.stream().map(Progress::label).toList();
    }

    /**
     * The labels of all epochs of all networks, in order; of the baselines, which have dozens,
     * some.
     */
    Set<String> epochs() {
      return labels().stream()
          .filter(label -> label.contains(": epoch "))
          .filter(label -> !isBaseline(label) || label.endsWith("0/60"))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public void epoch(EpochMetrics metrics) {}

    @Override
    public void report(Progress progress) {
      reports.add(progress);
      there += progress.label().equals(place) ? 1 : 0;
    }

    @Override
    public boolean cancelled() {
      return there >= batches;
    }
  }
}
