package ktrdr.sessions.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.agent.results.SurrogateResult.Ranks;

/** The test on surrogates as a JSON object; one that did not run only says why. */
final class SurrogatesCodec {
  private static final String NOT_RUN = "not_run";
  private static final String SURROGATES = "surrogates";
  private static final String SHARPE = "sharpe";
  private static final String SHARPES = "surrogate_sharpes";
  private static final String SKILL = "skill_t";
  private static final String SKILLS = "surrogate_skill_t";

  private SurrogatesCodec() {}

  static Map<String, Object> write(SurrogateResult result) {
    Fields fields = new Fields();
    if (!result.ran()) {
      return fields.put(NOT_RUN, result.notRun().orElseThrow()).asMap();
    }
    fields
        .put(SURROGATES, result.surrogates())
        .put("tested", result.tested())
        .put("better", result.better())
        .put("p", result.p())
        .put(SHARPE, result.sharpe().real())
        .put(SHARPES, numbers(result.sharpe()));
    result
        .skill()
        .ifPresent(
            skill ->
                fields
                    .put("skill_p", result.skillP())
                    .put(SKILL, skill.real())
                    .put(SKILLS, numbers(skill)));
    return fields.asMap();
  }

  private static List<Double> numbers(Ranks ranks) {
    List<Double> numbers = new ArrayList<>();
    ranks.surrogates().forEach(number -> numbers.add(Double.isFinite(number) ? number : null));
    return numbers;
  }

  static SurrogateResult read(Stored stored) {
    Optional<String> notRun = stored.text(NOT_RUN);
    if (notRun.isPresent()) {
      return SurrogateResult.notRun(notRun.get());
    }
    Optional<Ranks> skill =
        stored.has("skill_p") ? Optional.of(ranks(stored, SKILL, SKILLS)) : Optional.empty();
    return new SurrogateResult(
        stored.count(SURROGATES), ranks(stored, SHARPE, SHARPES), skill, Optional.empty());
  }

  private static Ranks ranks(Stored stored, String real, String surrogates) {
    return new Ranks(stored.number(real), stored.numbers(surrogates));
  }
}
