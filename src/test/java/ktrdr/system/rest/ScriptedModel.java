package ktrdr.system.rest;

import java.util.List;
import ktrdr.fixture.ModelReplies;
import ktrdr.fixture.ScriptedProvider.Script;
import ktrdr.system.Triggers;

/** A model of each wire, and what it answers and counts in a session: two turns and one more. */
enum ScriptedModel {
  ANTHROPIC("anthropic", "claude-opus-5-5") {
    @Override
    List<Script> replies(String key) {
      return List.of(
          ModelReplies.anthropic(BAD, 3_000, 0, 2_000, 400),
          ModelReplies.anthropic(good(key), 500, 2_000, 0, 500),
          ModelReplies.anthropic(text(key), 900, 100));
    }

    @Override
    Count counted() {
      // at 4, 20, 5 for the write and 0.20 for the read: 0.030 + 0.0124 + 0.0056
      return Count.of(8_400, 1_000, "0.048");
    }
  },
  OPENAI("openai", "gpt-6-sol") {
    @Override
    List<Script> replies(String key) {
      return List.of(
          ModelReplies.openai(BAD, 4_212, 0, 931),
          ModelReplies.openai(good(key), 4_800, 4_000, 500),
          ModelReplies.openai(text(key), 1_000, 0, 100));
    }

    @Override
    Count counted() {
      // at 2, 10 and 0.20 for what was cached: 0.017734 + 0.0074 + 0.003
      return Count.of(10_012, 1_531, "0.028134");
    }
  };

  private static final String BAD = ModelReplies.design("version: 3\nname: half\n");

  private final String provider;
  private final String id;

  ScriptedModel(String provider, String id) {
    this.provider = provider;
    this.id = id;
  }

  /** As the provider names it. */
  String id() {
    return id;
  }

  /** As a session names it. */
  String full() {
    return provider + "/" + id;
  }

  /** Its replies in one session: the key comes back in the claim and in the explanation. */
  abstract List<Script> replies(String key);

  /** What it counts in one session. */
  abstract Count counted();

  private static String good(String key) {
    return ModelReplies.design(Triggers.smallStrategy(), "Pullbacks are bought, says " + key + ".");
  }

  private static String text(String key) {
    return ModelReplies.assessment("It does not beat the market, says " + key + ".");
  }

  @Override
  public String toString() {
    return provider;
  }
}
