package ktrdr.system.rest;

import java.util.List;
import ktrdr.fixture.ModelReplies;
import ktrdr.fixture.ScriptedProvider.Script;
import ktrdr.system.Triggers;

/** What a model answered in a session that is replayed. */
enum RecordedSession {
  VALID_AT_ONCE(2, good(), text()),
  ERRORS_BACK_TWICE(4, bad("version: 3\n"), bad("name: half\n"), good(), text()),
  FALLBACK_TO_THE_BUILT_IN(1, good(), denied()),
  EXPLAINED_AFTER_A_NUMBER_THAT_IS_NOT_COMPUTED(3, good(), explained("It won 4711 times."), text()),
  FROM_THE_CACHE(
      3,
      ModelReplies.anthropic(half(), 3_000, 0, 2_000, 400),
      ModelReplies.anthropic(whole(), 500, 2_000, 0, 500),
      text());

  private final int turns;
  private final List<Script> replies;

  RecordedSession(int turns, Script... replies) {
    this.turns = turns;
    this.replies = List.of(replies);
  }

  /** How many replies were read. */
  int turns() {
    return turns;
  }

  List<Script> replies() {
    return replies;
  }

  /** Whether its explanation is the built-in one. */
  boolean fallsBack() {
    return this == FALLBACK_TO_THE_BUILT_IN;
  }

  private static String whole() {
    return ModelReplies.design(Triggers.smallStrategy());
  }

  private static String half() {
    return ModelReplies.design("version: 3\nname: half\n");
  }

  private static Script good() {
    return ModelReplies.anthropic(whole(), 3_500, 500);
  }

  private static Script bad(String yaml) {
    return ModelReplies.anthropic(ModelReplies.design(yaml), 3_000, 400);
  }

  private static Script text() {
    return explained("It does not beat the market.");
  }

  private static Script explained(String summary) {
    return ModelReplies.anthropic(ModelReplies.assessment(summary), 900, 100);
  }

  private static Script denied() {
    return line -> line.answer(401, "", "{\"error\":{\"message\":\"no\"}}");
  }
}
