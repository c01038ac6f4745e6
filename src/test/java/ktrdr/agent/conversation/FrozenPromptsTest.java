package ktrdr.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ktrdr.agent.AnnualSharpe;
import ktrdr.agent.AssessmentResult;
import ktrdr.agent.AssessmentResult.Explanation;
import ktrdr.agent.Brief;
import ktrdr.agent.Evidence;
import ktrdr.agent.LeakReport;
import ktrdr.agent.Statistics;
import ktrdr.agent.Verdict;
import ktrdr.fixture.SampleEvidence;
import ktrdr.market.BarSource;
import ktrdr.market.Bars;
import ktrdr.market.Timeframe;
import ktrdr.strategy.document.DocumentGuide;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Sha256;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What sessions were asked by version 1 stays as it was, byte for byte, whatever strategy
 * documents, verdicts and figures become: a replay compares the hash of each request with the
 * recorded one. A hash here may never change.
 */
@Tag("money")
class FrozenPromptsTest {
  private static final BarSource BARS = Bars.bundled();
  private static final List<String> REMEMBERED =
      List.of("tried rsi: design window: never traded", "open hypothesis: SPX fell in 2008");

  @Test
  void version_1_takes_nothing_from_the_documents_of_today() throws IOException {
    assertThat(places("design-1")).containsExactly("market", "experiments", "brief");
    assertThat(places("assessment-1")).containsExactly("verdict", "reasons", "figures");
  }

  @Test
  void version_2_has_the_documents_of_its_time_in_its_file_too() throws IOException {
    assertThat(places("design-2")).containsExactly("market", "experiments", "brief");
  }

  private static List<String> places(String prompt) throws IOException {
    String name = "/agent/prompts/" + prompt + ".md";
    try (InputStream in = FrozenPromptsTest.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Pattern.compile("\\{\\{(\\w+)}}")
          .matcher(text)
          .results()
          .map(p -> p.group(1))
          .toList();
    }
  }

  @Test
  void a_masked_request_for_a_design_by_version_1_is_what_it_was() {
    assertThat(design(true))
        .isEqualTo("d387e7b780b5c82a96c09001073eea55062f2dda04be70812fe0f5337b04eae7");
  }

  @Test
  void an_open_request_for_a_design_by_version_1_is_what_it_was() {
    assertThat(design(false))
        .isEqualTo("55a7fcee23c2b1dced8d69bae35108079d5c52d13fd5184cfcf0e5c0c653051f");
  }

  @Test
  void a_request_for_an_assessment_by_version_1_is_what_it_was() {
    ScriptedTurns turns =
        ScriptedTurns.saying(
            "{\"summary\":\"Fair.\",\"strengths\":[],\"weaknesses\":[],\"suggestions\":[],"
                + "\"hypotheses\":[]}");
    new ModelAssessor(speaker(turns), (evidence, resamples, monitor) -> computed(evidence))
        .assess(SampleEvidence.with(new LeakReport(5, List.of())), 1, ProgressMonitor.unwatched());
    assertThat(sha256(turns))
        .isEqualTo("2c3fe4e0203d7d4ff36cc80e0e2ba001d6f8200ceaaa83b510fa63d3e70e0bf1");
  }

  private static String design(boolean mask) {
    ScriptedTurns turns = ScriptedTurns.saying(ScriptedTurns.design(DocumentGuide.example()));
    new ModelDesigner(speaker(turns), new StrategyReader(BARS), mask, REMEMBERED)
        .design(
            new Brief("buy dips", "SPX", Timeframe.D1, 7, 1),
            BARS.load("SPX", Timeframe.D1),
            ProgressMonitor.unwatched());
    return sha256(turns);
  }

  /** The first turn is asked by version 1, whatever new sessions are asked by. */
  private static Speaker speaker(Turns turns) {
    return new Speaker(ScriptedTurns.OPUS, turns, 3, 8_000, "1");
  }

  private static String sha256(ScriptedTurns turns) {
    return Sha256.of(ScriptedTurns.body(turns.requests.get(0)));
  }

  /** A verdict with its figures as they were stored, not as they would be computed today. */
  private static AssessmentResult computed(Evidence evidence) {
    AnnualSharpe sharpe =
        new AnnualSharpe(
            1.2345,
            new AnnualSharpe.Sample(-0.25, 4.5, 756, 3),
            new AnnualSharpe.Luck(0.975, 0.5, 1.1, Double.POSITIVE_INFINITY),
            new AnnualSharpe.Interval(0.1, 2.3, 0.95, 2_000, 9.1));
    Statistics.Trading trading =
        new Statistics.Trading(
            evidence.backtest().orElseThrow().result().metrics(),
            new Statistics.Market(0.10, 0.6, 0.2),
            sharpe);
    return new AssessmentResult(
        Verdict.NEUTRAL,
        List.of("The deflated Sharpe ratio of 0.50 over 4 trials is below 0.95."),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Statistics(Optional.of(trading), evidence.training().test(), 4, evidence.leaks()),
        Explanation.BUILTIN);
  }
}
