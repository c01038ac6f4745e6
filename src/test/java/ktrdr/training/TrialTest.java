package ktrdr.training;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.market.BarSeries;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class TrialTest {
  private static final BarSeries TRAINING_PART = Trainings.BARS.slice(0, 1050);

  @Test
  void a_candidate_gets_the_same_score_each_time_from_rows_it_did_not_learn_from() {
    CandidateScore score = score(3);
    assertThat(score).isEqualTo(score(3)).isNotEqualTo(score(1));
    assertThat(score.validation().accuracy()).isBetween(0.0, 1.0);
    assertThat(score.baseRate()).isBetween(0.0, 1.0);
    assertThat(score.rows()).isBetween(200, 315);
    assertThat(score.edge()).isEqualTo(score.validation().accuracy() - score.baseRate());
  }

  @Test
  void a_trial_runs_as_many_epochs_as_it_is_told_whatever_the_strategy_says() {
    RecordingWatch watch = new RecordingWatch();
    Trial.score(Trainings.strategy(1000), TRAINING_PART, 2, 7, watch);
    assertThat(watch.reports.get(watch.reports.size() - 1).label()).isEqualTo("epoch 2/2");
  }

  private static CandidateScore score(int epochs) {
    return Trial.score(
        Trainings.strategy(1000), TRAINING_PART, epochs, 7, ProgressMonitor.unwatched());
  }
}
