package ktrdr.agent.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.Candidate.Origin;
import ktrdr.agent.results.TrialScore;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.TooFewBars;
import ktrdr.work.CheckpointFile;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search with scores that are known beforehand. */
class SearchTest {
  private static final BarSource SOURCE = Bars.bundled();
  private static final BarSeries BARS = SOURCE.load("SPX", Timeframe.D1).slice(0, 1_000);

  private final List<Progress> reported = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<BarSeries> seen = new ArrayList<>();
  private int stopAfter = Integer.MAX_VALUE;

  private Design design(String text, int candidates, Scorer scorer) {
    Brief brief = new Brief(text, "SPX", Timeframe.D1, 7, candidates);
    return new BuiltinDesigner(SOURCE, scorer).design(brief, BARS, monitor());
  }

  private ProgressMonitor monitor() {
    return new ProgressMonitor() {
      @Override
      public void report(Progress progress) {
        reported.add(progress);
      }

      @Override
      public boolean cancelled() {
        return reported.size() >= stopAfter;
      }
    };
  }

  /** Likes a low learning rate, and reports half way. */
  private Scored likesSlowLearners(
      Strategy strategy, BarSeries part, long seed, ProgressMonitor monitor) {
    seen.add(part);
    monitor.report(Progress.of(1, 2, "epoch 1/2"));
    monitor.stopIfCancelled();
    return score(-strategy.learning().optimiser().learningRate(), 50);
  }

  private static Scored score(double excess, int trades) {
    TrialScore score = new TrialScore(excess, excess, trades, 0.5, 1, 200);
    return new Scored(score, new double[] {excess, 0, trades});
  }

  @Test
  void half_is_explored_and_half_refines_the_best() {
    Design design = design("", 9, this::likesSlowLearners);
    assertThat(design.candidates())
        .extracting(Candidate::origin)
        .startsWith(Origin.EXPLORED)
        .endsWith(Origin.REFINED)
        .filteredOn(origin -> origin == Origin.EXPLORED)
        .hasSize(5);
  }

  @Test
  void the_best_is_chosen() {
    Design design = design("", 12, this::likesSlowLearners);
    double best = design.strategy().learning().optimiser().learningRate();
    assertThat(design.candidates())
        .extracting(candidate -> -candidate.score().orElseThrow().excess())
        .allMatch(rate -> rate >= best);
    assertThat(design.candidates()).extracting(Candidate::name).contains(design.strategy().name());
  }

  @Test
  void refining_finds_better_than_drawing_did() {
    Design design = design("", 40, this::likesSlowLearners);
    assertThat(design.candidates().subList(20, 40))
        .anyMatch(candidate -> candidate.name().equals(design.strategy().name()));
  }

  @Test
  void who_trades_too_little_ranks_behind() {
    int[] calls = {0};
    Design design =
        design("", 4, (s, part, seed, watch) -> calls[0]++ == 0 ? score(3, 1) : score(-1, 30));
    assertThat(design.strategy().name()).isEqualTo(design.candidates().get(1).name());
  }

  @Test
  void candidates_are_given_the_training_part_only() {
    design("", 3, this::likesSlowLearners);
    assertThat(seen).allMatch(part -> part.size() == 700);
  }

  @Test
  void no_candidate_is_tried_twice() {
    Design design = design("", 40, this::likesSlowLearners);
    assertThat(design.candidates()).extracting(Candidate::description).doesNotHaveDuplicates();
    assertThat(design.candidates()).extracting(Candidate::name).doesNotHaveDuplicates();
  }

  @Test
  void progress_counts_candidates_and_moves_inside_them() {
    design("", 4, this::likesSlowLearners);
    assertThat(reported).extracting(Progress::fraction).isSorted().contains(0.125).endsWith(1.0);
    assertThat(reported).extracting(Progress::itemsTotal).containsOnly(4L);
    assertThat(reported).extracting(Progress::label).startsWith("candidate 1/4");
  }

  @Test
  void a_cancel_is_seen_inside_a_candidate_and_between_two() {
    for (int after : List.of(1, 2)) {
      reported.clear();
      stopAfter = after;
      assertThatThrownBy(() -> design("", 4, this::likesSlowLearners))
          .isInstanceOf(WorkCancelled.class);
      assertThat(reported).hasSize(after);
    }
  }

  @Test
  void a_design_that_was_left_goes_on_with_the_next_candidate_and_ends_the_same(
      @TempDir Path directory) {
    Design whole = design("", 9, this::likesSlowLearners);
    seen.clear();
    reported.clear();
    stopAfter = 2 * 6 + 1; // in the seventh candidate
    assertThatThrownBy(() -> design(9, directory)).isInstanceOf(WorkCancelled.class);
    assertThat(seen).hasSize(7);
    seen.clear();
    reported.clear();
    stopAfter = Integer.MAX_VALUE;
    Design resumed = design(9, directory);
    assertThat(seen).as("the seventh, eighth and ninth").hasSize(3);
    assertThat(reported.get(0).label()).isEqualTo("candidate 6/9");
    assertThat(reported).extracting(Progress::fraction).isSorted();
    assertThat(resumed).isEqualTo(whole);
  }

  @Test
  void a_design_that_was_left_after_its_last_candidate_tries_none_again(@TempDir Path directory) {
    Design whole = design(4, directory);
    seen.clear();
    assertThat(design(4, directory)).isEqualTo(whole);
    assertThat(seen).isEmpty();
  }

  @Test
  void candidates_of_another_brief_are_no_checkpoint(@TempDir Path directory) {
    design(4, directory);
    seen.clear();
    design(5, directory);
    assertThat(seen).hasSize(5);
    assertThat(warnings).hasSize(1).first().asString().contains("of another task");
  }

  /** With each candidate kept in a file. */
  private Design design(int candidates, Path directory) {
    Brief brief = new Brief("", "SPX", Timeframe.D1, 7, candidates);
    Path file = directory.resolve("checkpoint.bin");
    try (CheckpointFile kept = new CheckpointFile(file, 1, warnings::add, () -> true)) {
      return new BuiltinDesigner(SOURCE, this::likesSlowLearners)
          .design(brief, BARS, kept, monitor());
    }
  }

  @Test
  void when_nothing_can_be_trained_it_says_why() {
    BarSeries flat = flat(200);
    Brief brief = new Brief("", "SPX", Timeframe.D1, 7, 3);
    BuiltinDesigner designer = new BuiltinDesigner(SOURCE, this::likesSlowLearners);
    assertThatThrownBy(() -> designer.design(brief, flat, monitor()))
        .isInstanceOf(NoUsableDesign.class)
        .hasMessageContaining("hardly varies");
    assertThatThrownBy(() -> designer.design(brief, flat(2), monitor()))
        .isInstanceOf(TooFewBars.class)
        .hasMessageEndingWith("there are 2");
  }

  private static BarSeries flat(int size) {
    List<Bar> bars =
        IntStream.range(0, size)
            .mapToObj(i -> BARS.bar(i))
            .map(b -> new Bar(b.end(), 10, 10, 10, 10, 0))
            .toList();
    return BarSeries.of(BARS.symbol(), Timeframe.D1, bars);
  }
}
