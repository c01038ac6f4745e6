package ktrdr.sessions.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.DesignResult;
import ktrdr.agent.results.TrialScore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class FoldScoresTest {

  private static DesignResult design(TrialScore score) {
    Candidate candidate =
        new Candidate(1, Candidate.Origin.EXPLORED, "mine", "a line", Optional.of(score), "");
    return new DesignResult(
        "mine", "name: mine", "builtin", List.of(candidate), "why", Optional.empty());
  }

  @Test
  void scores_on_folds_are_read_as_they_were_written() {
    DesignResult design = design(new TrialScore(0.5, 0.2, 40, 0.4, 1, 200, List.of(0.3, 0.0, 1.0)));
    Map<String, Object> written = DesignCodec.write(design);
    assertThat(DesignCodec.read(written)).isEqualTo(design);
    assertThat(written.get("candidates").toString())
        .contains("score=0.2, sharpe=0.5")
        .contains("median_sharpe=0.3, fold_sharpes=[0.3, 0.0, 1.0]");
  }

  @Test
  void a_score_on_one_part_is_written_as_ever() {
    DesignResult design = design(new TrialScore(0.5, 0.2, 40, 0.4, 1, 200));
    Map<String, Object> written = DesignCodec.write(design);
    assertThat(DesignCodec.read(written)).isEqualTo(design);
    assertThat(written.get("candidates").toString())
        .endsWith("accuracy=0.4, loss=1.0, bars=200, rejection=null}]");
  }
}
