package ktrdr.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class SharedProgressTest {

  /** Reports of {@code step % pieces}, at fractions that also fall. */
  @Property(tries = 300)
  void whoever_reports_what_progress_never_falls_and_ends_at_exactly_1(
      @ForAll @Size(min = 1, max = 20)
          List<@DoubleRange(min = 1e-6, max = 1e6) @Scale(6) Double> weights,
      @ForAll @Size(max = 60) List<@IntRange(max = 19) Integer> steps,
      @ForAll @Size(min = 60, max = 60) List<@DoubleRange(max = 1) @Scale(9) Double> fractions) {
    SharedProgress progress = new SharedProgress(pieces(weights));
    List<Double> told = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      int index = steps.get(i) % weights.size();
      progress.report(index, new Progress(fractions.get(i), "", 0, 0, Map.of()));
      told.add(progress.news().orElseThrow().fraction());
    }
    for (int index = 0; index < weights.size(); index++) {
      progress.done(index);
      told.add(progress.news().orElseThrow().fraction());
    }
    assertThat(told).isSorted().endsWith(1.0);
  }

  @Example
  void a_piece_counts_by_its_weight_and_is_named() {
    SharedProgress progress = new SharedProgress(pieces(List.of(1.0, 3.0)));
    progress.report(1, Progress.of(1, 2, "epoch 1/2").with("loss", 0.5));
    Progress half = progress.news().orElseThrow();
    assertThat(half.fraction()).isEqualTo(0.375);
    assertThat(half.label()).isEqualTo("piece 1: epoch 1/2");
    assertThat(half.context()).containsEntry("loss", 0.5);
    progress.done(1);
    Progress done = progress.news().orElseThrow();
    assertThat(done.fraction()).isEqualTo(0.75);
    assertThat(done.itemsProcessed()).isEqualTo(1);
    assertThat(done.itemsTotal()).isEqualTo(2);
    assertThat(progress.news()).isEmpty();
  }

  @Example
  void a_weight_is_above_0() {
    for (double weight : List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Piece<>("p", weight, monitor -> ""));
    }
  }

  private static List<Piece<String>> pieces(List<Double> weights) {
    List<Piece<String>> pieces = new ArrayList<>();
    for (Double weight : weights) {
      pieces.add(new Piece<>("piece " + pieces.size(), weight, monitor -> ""));
    }
    return pieces;
  }
}
