package ktrdr.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ktrdr.agent.Brief;
import ktrdr.agent.Evidence;
import ktrdr.agent.results.AnnualSharpe;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.AssessmentResult.Explanation;
import ktrdr.agent.results.CalendarReturns;
import ktrdr.agent.results.LeakReport;
import ktrdr.agent.results.Statistics;
import ktrdr.agent.results.StatisticsDetail;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.agent.results.Verdict;
import ktrdr.fixture.SampleEvidence;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
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

  private static final String FAIR =
      "{\"summary\":\"Fair.\",\"strengths\":[],\"weaknesses\":[],\"suggestions\":[],"
          + "\"hypotheses\":[]}";
  private static final StatisticsDetail DETAIL =
      new StatisticsDetail(
          Optional.of(new SurrogateResult(19, surrogates(), Optional.empty(), Optional.empty())),
          Optional.of(new StatisticsDetail.DesignLuck(1.25, 0.75, 24)),
          Optional.of(new StatisticsDetail.Overfitting(0.375, 24)),
          Optional.of(new StatisticsDetail.Trading(0.0025, 40, 2.5)),
          new CalendarReturns(
              List.of(
                  new CalendarReturns.Period("2019", 0.5, 0.1),
                  new CalendarReturns.Period("2020", -0.25, 0.1)),
              List.of()),
          List.of(
              new StatisticsDetail.Fold(
                  Instant.parse("2019-01-01T00:00:00Z"),
                  Instant.parse("2019-06-01T00:00:00Z"),
                  0.5,
                  1.5,
                  0.0625,
                  2)),
          Optional.of(new StatisticsDetail.Spread(3, 1.25, 0.75, 0.375, 0.5)));

  private static SurrogateResult.Ranks surrogates() {
    List<Double> sharpes = new ArrayList<>(Collections.nCopies(18, 0.5));
    sharpes.add(1.5);
    return new SurrogateResult.Ranks(1.5, sharpes);
  }

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
    assertThat(design("1", true))
        .isEqualTo("d387e7b780b5c82a96c09001073eea55062f2dda04be70812fe0f5337b04eae7");
  }

  @Test
  void an_open_request_for_a_design_by_version_1_is_what_it_was() {
    assertThat(design("1", false))
        .isEqualTo("55a7fcee23c2b1dced8d69bae35108079d5c52d13fd5184cfcf0e5c0c653051f");
  }

  @Test
  void a_request_for_a_design_by_version_2_is_what_it_was() {
    assertThat(design("2", true))
        .isEqualTo("975aa67308272c679caca526aafc181df189650f10d3e322fec346ceaacbbe8e");
    assertThat(design("2", false))
        .isEqualTo("7340f011c727c22f74a717c06d10da11aa832d6951dafa56f90492f99a6c2770");
  }

  @Test
  void a_request_for_an_assessment_by_version_1_is_what_it_was() {
    ScriptedTurns turns = ScriptedTurns.saying(FAIR);
    assess(speaker(turns, "1"), StatisticsDetail.NONE);
    assertThat(sha256(turns))
        .isEqualTo("2c3fe4e0203d7d4ff36cc80e0e2ba001d6f8200ceaaa83b510fa63d3e70e0bf1");
  }

  @Test
  void version_1_is_not_told_what_was_computed_since() {
    ScriptedTurns before = ScriptedTurns.saying(FAIR);
    assess(speaker(before, "1"), StatisticsDetail.NONE);
    ScriptedTurns since = ScriptedTurns.saying(FAIR);
    assess(speaker(since, "1"), DETAIL);
    assertThat(sha256(since)).isEqualTo(sha256(before));
  }

  @Test
  void a_request_for_an_assessment_by_version_2_is_what_it_was() {
    ScriptedTurns turns = ScriptedTurns.saying(FAIR);
    assess(speaker(turns, "2"), DETAIL);
    assertThat(turns.lastWord())
        .contains(
            "- p value by surrogates: 0.10",
            "- deflated Sharpe ratio there (a probability): 0.75",
            "- probability of backtest overfitting: 37.5%",
            "- worst year: -25.0%")
        .doesNotContain("2019");
    assertThat(sha256(turns))
        .isEqualTo("82a17d76765a5e99a32212f9df8466c5684977418496f76c28fe94c81e59785f");
  }

  private static void assess(Speaker speaker, StatisticsDetail detail) {
    new ModelAssessor(speaker, (evidence, resamples, monitor) -> computed(evidence, detail))
        .assess(SampleEvidence.with(new LeakReport(5, List.of())), 1, ProgressMonitor.unwatched());
  }

  private static String design(String version, boolean mask) {
    ScriptedTurns turns = ScriptedTurns.saying(ScriptedTurns.design(DocumentGuide.example()));
    new ModelDesigner(speaker(turns, version), new StrategyReader(BARS), mask, REMEMBERED)
        .design(
            new Brief("buy dips", "SPX", Timeframe.D1, 7, 1),
            BARS.load("SPX", Timeframe.D1),
            ProgressMonitor.unwatched());
    return sha256(turns);
  }

  /** The first turn is asked by this version, whatever new sessions are asked by. */
  private static Speaker speaker(Turns turns, String version) {
    return new Speaker(ScriptedTurns.OPUS, turns, 3, 8_000, version);
  }

  private static String sha256(ScriptedTurns turns) {
    return Sha256.of(ScriptedTurns.body(turns.requests.get(0)));
  }

  /** A verdict with its figures as they were stored, not as they would be computed today. */
  private static AssessmentResult computed(Evidence evidence, StatisticsDetail detail) {
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
        new Statistics(
            Optional.of(trading), evidence.training().test(), 4, evidence.leaks(), detail),
        Explanation.BUILTIN);
  }
}
