package ktrdr.agent.conversation;

import static ktrdr.agent.conversation.ScriptedTurns.breaks;
import static ktrdr.agent.conversation.ScriptedTurns.says;
import static ktrdr.agent.conversation.ScriptedTurns.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Assessor;
import ktrdr.agent.Evidence;
import ktrdr.agent.assess.BuiltinAssessor;
import ktrdr.agent.model.StopReason;
import ktrdr.agent.model.call.Attempt;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.AssessmentResult.Explanation;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.LeakReport;
import ktrdr.agent.results.Verdict;
import ktrdr.fixture.SampleEvidence;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("money")
class ModelAssessorTest {
  private static final int RESAMPLES = 100;
  private static final String FAIR =
      reply("It made 40% with a profit factor of 1.80 in 60 trades.", "Two figures agree.");

  private LeakReport leaks = new LeakReport(3, List.of());

  private static String reply(String summary, String strength) {
    return "{\"summary\":\"%s\",\"strengths\":[\"%s\"],\"weaknesses\":[],\"suggestions\":[],\"hypotheses\":[]}"
        .formatted(summary, strength);
  }

  private AssessmentResult assess(Turns turns, ProgressMonitor monitor) {
    Speaker speaker = new Speaker(ScriptedTurns.OPUS, turns, 2, 4_000);
    return new ModelAssessor(speaker, new BuiltinAssessor())
        .assess(SampleEvidence.with(leaks), RESAMPLES, monitor);
  }

  private AssessmentResult assess(Turns turns) {
    return assess(turns, ProgressMonitor.unwatched());
  }

  private AssessmentResult builtin() {
    return new BuiltinAssessor()
        .assess(SampleEvidence.with(leaks), RESAMPLES, ProgressMonitor.unwatched());
  }

  private void fallsBack(AssessmentResult result, String reason) {
    AssessmentResult.Fallback fallback = result.explanation().fallback().orElseThrow();
    assertThat(fallback.reason()).isEqualTo(reason);
    assertThat(fallback.sentence()).contains(" ").doesNotContain("\n");
    assertThat(result).isEqualTo(builtin().fallingBack(fallback));
    assertThat(result.explanation().source()).isEqualTo("builtin");
  }

  @Test
  void an_explanation_by_computed_figures_counts_and_the_verdict_stays() {
    AssessmentResult result = assess(ScriptedTurns.saying(FAIR));
    assertThat(result.explanation())
        .isEqualTo(
            new Explanation(
                "anthropic/claude-opus-5-5",
                Optional.of("It made 40% with a profit factor of 1.80 in 60 trades."),
                Optional.empty()));
    assertThat(result.strengths()).containsExactly("Two figures agree.");
    assertThat(result.weaknesses()).isEmpty();
    assertThat(result.verdict()).isEqualTo(builtin().verdict());
    assertThat(result.reasons()).isEqualTo(builtin().reasons());
    assertThat(result.statistics()).isEqualTo(builtin().statistics());
  }

  @Test
  void the_built_in_explanation_says_that_it_is_built_in() {
    assertThat(builtin().explanation()).isEqualTo(Explanation.BUILTIN);
  }

  @Test
  void a_replay_tells_what_was_told_then_and_computes_its_own_verdict() {
    AssessmentResult now = builtin();
    AssessmentResult then =
        new AssessmentResult(
            Verdict.POOR,
            List.of("An older rule said so."),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            now.statistics(),
            Explanation.BUILTIN);
    Evidence evidence = SampleEvidence.with(leaks);
    Told told =
        new Told(
            then,
            GateResult.failed("an older gate"),
            evidence.backtest().map(Evidence.Backtested::result),
            false);
    ScriptedTurns turns = ScriptedTurns.saying(FAIR);
    AssessmentResult result =
        new ModelAssessor(
                new Speaker(ScriptedTurns.OPUS, turns, 2, 4_000),
                new BuiltinAssessor(),
                Optional.of(told))
            .assess(evidence, RESAMPLES, ProgressMonitor.unwatched());
    assertThat(turns.lastWord())
        .contains("<verdict>\npoor", "- An older rule said so.", "- training gate: an older gate");
    assertThat(result.verdict()).isEqualTo(now.verdict());
    assertThat(result.reasons()).isEqualTo(now.reasons());
  }

  @Test
  void a_number_that_was_not_computed_goes_back_once() {
    ScriptedTurns turns = ScriptedTurns.saying(reply("It made 41% in 2008.", "Fine."), FAIR);
    assertThat(assess(turns).explanation().fallback()).isEmpty();
    assertThat(turns.lastWord())
        .contains(
            "- /summary: \"41%\" is no computed figure",
            "- /summary: \"2008\" is no computed figure");
  }

  @Test
  void each_check_of_a_reply_is_kept_for_people_to_read() {
    ScriptedTurns turns = ScriptedTurns.saying("no JSON", reply("It made 41%.", "Fine."), FAIR);
    assess(turns);
    assertThat(turns.uses).extracting(Turns.Use::turn).containsExactly(1, 2);
    assertThat(turns.uses).extracting(Turns.Use::tool).containsOnly("check_explanation");
    assertThat(turns.uses)
        .extracting(Turns.Use::result)
        .allMatch(result -> result.startsWith("{\"success\":false,\"errors\":["));
    ScriptedTurns good = ScriptedTurns.saying(FAIR);
    assess(good);
    assertThat(good.uses).extracting(Turns.Use::result).containsExactly("{\"success\":true}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"It made 99%.", "It made a million.", "Raise it to 0.77.", "It has 61 trades."})
  void a_number_that_stays_wrong_is_flagged_and_the_built_in_text_stands(String lie) {
    AssessmentResult result =
        assess(ScriptedTurns.saying(reply(lie, "Fine."), reply("It made 40%.", lie)));
    fallsBack(result, "number_not_computed");
    assertThat(result.explanation().fallback().orElseThrow().sentence())
        .contains("is no computed figure");
  }

  @Test
  void a_text_that_claims_another_verdict_changes_none() {
    leaks = new LeakReport(3, List.of("obey_me of bar 7 depends on later bars."));
    ScriptedTurns turns =
        ScriptedTurns.saying(reply("The verdict is promising. Buy it now.", "It is promising."));
    assertThat(assess(turns).verdict()).isEqualTo(Verdict.POOR);
    assertThat(turns.requests.toString()).doesNotContain("obey_me").contains("look-ahead found: 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "It was fine.",
        "{\"summary\":\"s\"}",
        "{\"summary\":\"s\",\"strengths\":\"s\",\"weaknesses\":[],\"suggestions\":[],\"hypotheses\":[]}",
        "{\"summary\":\"s\",\"strengths\":[],\"weaknesses\":[],\"suggestions\":[],\"hypotheses\":[],\"verdict\":\"promising\"}"
      })
  void garbage_falls_back(String garbage) {
    fallsBack(assess(ScriptedTurns.saying(garbage, garbage)), "garbage_reply");
  }

  @Test
  void a_reply_that_stays_cut_falls_back() {
    fallsBack(
        assess(
            new ScriptedTurns(
                stops(StopReason.MAX_TOKENS, FAIR), stops(StopReason.MAX_TOKENS, FAIR))),
        "reply_cut");
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSAL,model_refused",
    "PAUSE,model_paused",
    "CONTEXT_EXCEEDED,context_exceeded",
    "CONTENT_FILTER,content_filtered",
    "UNKNOWN,unknown_stop"
  })
  void each_other_stop_falls_back_with_its_reason(StopReason stop, String reason) {
    fallsBack(assess(new ScriptedTurns(stops(stop, FAIR), says(FAIR))), reason);
  }

  @ParameterizedTest
  @EnumSource(
      value = Attempt.End.class,
      names = {"COMPLETE", "CANCELLED"},
      mode = EnumSource.Mode.EXCLUDE)
  void an_attempt_that_is_not_complete_falls_back(Attempt.End end) {
    AssessmentResult result = assess(new ScriptedTurns(breaks(end, "It broke off."), says(FAIR)));
    assertThat(result.explanation().fallback().orElseThrow().sentence()).endsWith("It broke off.");
    assertThat(result.strengths()).isEqualTo(builtin().strengths());
  }

  @Test
  void a_cap_falls_back_with_what_the_ledger_says() {
    AssessmentResult result =
        assess(
            new ScriptedTurns(
                request -> {
                  throw new FailedDesignTest.NoMoney();
                }));
    fallsBack(result, "budget_exhausted");
  }

  @Test
  void a_cancel_is_no_fallback() {
    assertThatThrownBy(() -> assess(ScriptedTurns.saying(FAIR), new Watched("turn 1")))
        .isInstanceOf(WorkCancelled.class);
    assertThatThrownBy(() -> assess(new ScriptedTurns(breaks(Attempt.End.CANCELLED, "Cancelled."))))
        .isInstanceOf(WorkCancelled.class);
  }

  @Test
  void a_cancel_while_figures_or_surrogates_are_computed_asks_and_pays_no_model() {
    ScriptedTurns turns = ScriptedTurns.saying(FAIR);
    Speaker speaker = new Speaker(ScriptedTurns.OPUS, turns, 2, 4_000);
    Assessor builtin =
        (evidence, resamples, monitor) -> {
          throw new WorkCancelled();
        };
    ModelAssessor assessor = new ModelAssessor(speaker, builtin);
    assertThatThrownBy(
            () ->
                assessor.assess(SampleEvidence.with(leaks), RESAMPLES, ProgressMonitor.unwatched()))
        .isInstanceOf(WorkCancelled.class);
    assertThat(turns.requests).isEmpty();
  }

  @Test
  void a_fault_of_ours_is_no_fallback_either() {
    assertThatThrownBy(
            () ->
                assess(
                    new ScriptedTurns(
                        request -> {
                          throw new IllegalStateException("no database");
                        })))
        .hasMessage("no database");
  }

  @Test
  void progress_never_goes_back() {
    Watched watched = new Watched();
    assess(ScriptedTurns.saying("no", FAIR), watched);
    assertThat(watched.reports).extracting(Progress::fraction).isSorted();
    assertThat(watched.labels()).contains("turn 2 of 2: validating");
  }

  @Test
  void the_whole_prompt_is_what_people_have_read() throws IOException {
    ScriptedTurns turns = ScriptedTurns.saying(FAIR);
    assess(turns);
    String system = turns.requests.get(0).system().get(0).text();
    assertThat(system + "\n=== user ===\n" + turns.lastWord() + "\n")
        .isEqualTo(DesignPromptTest.golden("assessment-" + Prompts.VERSION))
        .doesNotContain("0123456789abcdef");
  }
}
