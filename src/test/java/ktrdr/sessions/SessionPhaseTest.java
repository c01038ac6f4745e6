package ktrdr.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import ktrdr.work.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shares that the phases have in the progress of their session. */
@Tag("database")
class SessionPhaseTest {
  private static final Assignment.Effort USUAL = new Assignment.Effort(24, 2_000);

  @Test
  void phases_share_the_progress_without_a_gap() {
    assertThat(ends(USUAL)).containsExactly(0.0, 0.25, 0.25, 0.6, 0.6, 0.9, 0.9, 1.0);
  }

  @Test
  void forced_surrogates_take_most_of_it() {
    assertThat(ends(surrogates(19))).containsExactly(0.0, 0.15, 0.15, 0.35, 0.35, 0.4, 0.4, 1.0);
  }

  @Test
  void surrogates_that_are_forbidden_change_nothing() {
    assertThat(ends(surrogates(0))).isEqualTo(ends(USUAL));
  }

  @Test
  void the_session_says_which_phase_is_at_which_step() {
    Progress half = Progress.of(1, 2, "epoch 1/2");
    assertThat(SessionPhase.TRAINING.ofSession(half, USUAL).label())
        .isEqualTo("Training: epoch 1/2");
    assertThat(SessionPhase.TRAINING.ofSession(half, USUAL).fraction())
        .isEqualTo(0.425, within(1e-12));
    assertThat(SessionPhase.TRAINING.ofSession(half.labelled(""), USUAL).label())
        .isEqualTo("Training");
  }

  private static Assignment.Effort surrogates(int count) {
    return new Assignment.Effort(24, 2_000, OptionalInt.of(count));
  }

  private static List<Double> ends(Assignment.Effort effort) {
    List<Double> ends = new ArrayList<>();
    for (SessionPhase phase : SessionPhase.working()) {
      ends.add(phase.ofSession(Progress.NONE, effort).fraction());
      ends.add(phase.ofSession(Progress.NONE.finished(), effort).fraction());
    }
    return ends;
  }
}
