package ktrdr.sessions.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.agent.results.SurrogateResult.Ranks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SurrogatesCodecTest {
  @Test
  void what_is_read_is_what_was_written_and_a_number_that_is_none_is_null() {
    SurrogateResult result =
        new SurrogateResult(
            4,
            new Ranks(1.5, List.of(0.5, 1.5, Double.NaN, -1.0)),
            Optional.of(new Ranks(2.0, List.of(1.0, 0.0, Double.NaN, 2.5))),
            Optional.empty());
    Map<String, Object> written = SurrogatesCodec.write(result);
    assertThat(written)
        .containsEntry("surrogates", 4)
        .containsEntry("tested", 4)
        .containsEntry("better", 2)
        .containsEntry("p", 0.6)
        .containsEntry("skill_p", 0.6)
        .containsEntry("surrogate_sharpes", Arrays.asList(0.5, 1.5, null, -1.0));
    assertThat(SurrogatesCodec.read(Stored.of(written))).isEqualTo(result);
  }

  @Test
  void a_test_that_did_not_run_only_says_why() {
    SurrogateResult result = SurrogateResult.notRun("the Sharpe ratio of -0.2 is not above 0");
    Map<String, Object> written = SurrogatesCodec.write(result);
    assertThat(written).containsOnlyKeys("not_run");
    assertThat(SurrogatesCodec.read(Stored.of(written))).isEqualTo(result);
    assertThat(result.p()).isNaN();
  }

  @Test
  void a_holdout_without_skill_has_no_field_of_it() {
    SurrogateResult result =
        new SurrogateResult(
            19, new Ranks(0.1, List.of(0.2, 0.3)), Optional.empty(), Optional.empty());
    assertThat(result.stoppedEarly()).isTrue();
    assertThat(result.p()).isEqualTo(0.15);
    Map<String, Object> written = SurrogatesCodec.write(result);
    assertThat(written).doesNotContainKey("skill_p");
    assertThat(SurrogatesCodec.read(Stored.of(written))).isEqualTo(result);
  }
}
