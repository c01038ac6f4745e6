package ktrdr.agent.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ktrdr.agent.Assessor;
import ktrdr.agent.Evidence;
import ktrdr.agent.model.ReplyObject;
import ktrdr.agent.model.ReplyShape;
import ktrdr.agent.model.ReplyShape.Field;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.AssessmentResult.Explanation;
import ktrdr.agent.results.AssessmentResult.Fallback;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Refusal;
import ktrdr.work.Refusal.Fault;

/**
 * Lets a language model explain a verdict that is computed. The model is told figures and the
 * verdict only, and its text counts only if each number in it is among them; else the built-in text
 * stands, with the reason. Nothing that a model or a budget does fails an assessment.
 */
public final class ModelAssessor implements Assessor {
  private static final double COMPUTED = 0.9;
  private static final String SUMMARY = "summary";
  private static final List<String> LISTS =
      List.of("strengths", "weaknesses", "suggestions", "hypotheses");
  private static final ReplyShape SHAPE =
      new ReplyShape(
          "assessment",
          Stream.concat(
                  Stream.of(Field.text(SUMMARY, 3_000)),
                  LISTS.stream().map(key -> Field.list(key, 10, 600)))
              .toList());

  private final Speaker speaker;
  private final Assessor builtin;
  private final Optional<Told> earlier;

  /**
   * An assessor for one session.
   *
   * @param builtin computes the verdict, and writes the text that stands when the model's can't
   */
  public ModelAssessor(Speaker speaker, Assessor builtin) {
    this(speaker, builtin, Optional.empty());
  }

  /**
   * An assessor for a session that may replay another one.
   *
   * @param earlier what the model was told in the session that is replayed; empty if none is
   */
  public ModelAssessor(Speaker speaker, Assessor builtin, Optional<Told> earlier) {
    this.speaker = speaker;
    this.builtin = builtin;
    this.earlier = earlier;
  }

  @Override
  public AssessmentResult assess(Evidence evidence, int resamples, ProgressMonitor monitor) {
    AssessmentResult computed = builtin.assess(evidence, resamples, monitor.part(0, COMPUTED));
    Told told = earlier.orElseGet(() -> Told.of(computed, evidence));
    String reasons = lines(told.reasons());
    String figures = lines(Figures.of(speaker.prompts(), told));
    Map<String, String> places =
        Map.of(
            "verdict", told.assessment().verdict().toString(),
            "reasons", reasons,
            "figures", figures);
    try {
      Prompts.Prompt prompt = Prompts.assessment(speaker.prompts(), places);
      AssessmentResult explained =
          new Conversation(speaker, SHAPE, prompt)
              .run(new Check(computed, reasons + "\n" + figures), monitor.part(COMPUTED, 1));
      monitor.report(Progress.of(1, 1, "explained"));
      return explained;
    } catch (Refusal refused) {
      return computed.fallingBack(new Fallback(refused.code(), refused.getMessage()));
    }
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
  }

  /** Takes an explanation that has computed figures only, and records that it looked. */
  private final class Check implements Conversation.Task<AssessmentResult> {
    private final AssessmentResult computed;
    private final List<WrittenNumber> figures;
    private final Uses uses = Uses.ofAssessment(speaker.turns());

    Check(AssessmentResult computed, String told) {
      this.computed = computed;
      this.figures = WrittenNumber.in(told);
    }

    @Override
    public AssessmentResult accept(int turn, ReplyObject reply) throws Unacceptable {
      long start = System.nanoTime();
      List<Fault> faults = notComputed(reply, figures);
      if (!faults.isEmpty()) {
        uses.invalid(turn, reply.text(SUMMARY), faults, start);
        throw new Unacceptable("number_not_computed", faults);
      }
      uses.valid(turn, reply.text(SUMMARY), start);
      return explained(computed, reply);
    }

    @Override
    public void garbage(int turn, String text, List<Fault> faults) {
      uses.garbage(turn, text, faults);
    }
  }

  private AssessmentResult explained(AssessmentResult computed, ReplyObject reply) {
    return new AssessmentResult(
        computed.verdict(),
        computed.reasons(),
        reply.texts("strengths"),
        reply.texts("weaknesses"),
        reply.texts("suggestions"),
        reply.texts("hypotheses"),
        computed.statistics(),
        new Explanation(speaker.source(), Optional.of(reply.text(SUMMARY)), Optional.empty()));
  }

  private static List<Fault> notComputed(ReplyObject reply, List<WrittenNumber> figures) {
    List<Fault> faults = new ArrayList<>(faults(SUMMARY, reply.text(SUMMARY), figures));
    for (String key : LISTS) {
      reply.texts(key).forEach(text -> faults.addAll(faults(key, text, figures)));
    }
    return faults;
  }

  private static List<Fault> faults(String key, String text, List<WrittenNumber> figures) {
    return WrittenNumber.in(text).stream()
        .filter(number -> figures.stream().noneMatch(number::says))
        .map(number -> new Fault("/" + key, "\"" + number.text() + "\" is no computed figure"))
        .toList();
  }
}
