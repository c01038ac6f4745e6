package ktrdr.agent.conversation;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ktrdr.agent.model.ApiKey;
import ktrdr.agent.model.Endpoint;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.ModelRow;
import ktrdr.agent.model.ModelSettings;
import ktrdr.agent.model.ModelTable;
import ktrdr.agent.model.OutputTokens;
import ktrdr.agent.model.Provider;
import ktrdr.agent.model.Reply;
import ktrdr.agent.model.SentRequest;
import ktrdr.agent.model.StopReason;
import ktrdr.agent.model.Usage;
import ktrdr.agent.model.call.Attempt;
import ktrdr.agent.model.call.LanguageModel;
import ktrdr.agent.model.wire.JsonTexts;

/** Turns that are answered by scripts, one after the other. */
final class ScriptedTurns implements Turns {
  /** What a model answers. */
  interface Answer {
    Attempt to(ModelRequest request);
  }

  static final ModelRow OPUS = ModelTable.standard().find("claude-opus-5-5", Provider.ANTHROPIC);

  final List<ModelRequest> requests = new ArrayList<>();
  final Set<Use> uses = new LinkedHashSet<>();
  private final List<Answer> answers;

  ScriptedTurns(Answer... answers) {
    this.answers = List.of(answers);
  }

  /** Turns of which each is answered by one of these texts. */
  static ScriptedTurns saying(String... texts) {
    return new ScriptedTurns(Arrays.stream(texts).map(ScriptedTurns::says).toArray(Answer[]::new));
  }

  /** A request as it would go over the wire. */
  static byte[] body(ModelRequest request) {
    ModelSettings settings =
        new ModelSettings(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            6,
            1,
            OutputTokens.upTo(8_000),
            Duration.ofMinutes(1));
    Endpoint nowhere =
        new Endpoint(
            Provider.ANTHROPIC, URI.create("http://127.0.0.1:1"), ApiKey.of("sk-of-a-test-1"));
    return new LanguageModel(nowhere, settings, InstantSource.system()).prepare(request).body();
  }

  static Answer says(String text) {
    return stops(StopReason.END, text);
  }

  static Answer stops(StopReason reason, String text) {
    return request ->
        attempt(request, Attempt.End.COMPLETE, reason.sentence(), text, Optional.of(reason));
  }

  static Answer breaks(Attempt.End end, String sentence) {
    return request -> attempt(request, end, sentence, "half a re", Optional.empty());
  }

  static Attempt attempt(
      ModelRequest request,
      Attempt.End end,
      String sentence,
      String text,
      Optional<StopReason> stop) {
    return new Attempt(
        1,
        new SentRequest(request, "localhost", new byte[0]),
        new Attempt.Outcome(end, sentence, Optional.empty()),
        new Reply(text, stop, Optional.empty(), Usage.UNTOLD),
        new Attempt.Received(200, Optional.empty(), Optional.empty(), new byte[0]));
  }

  /** The reply of a design. */
  static String design(String yaml) {
    return design(yaml, "Dips of a trending market revert.", "RSI finds dips.");
  }

  static String design(String yaml, String hypothesis, String rationale) {
    return "{\"strategy_yaml\":%s,\"hypothesis\":%s,\"rationale\":%s}"
        .formatted(
            JsonTexts.quoted(yaml), JsonTexts.quoted(hypothesis), JsonTexts.quoted(rationale));
  }

  @Override
  public Attempt ask(int turn, ModelRequest request) {
    requests.add(request);
    if (requests.size() != turn) {
      throw new AssertionError("turn " + turn + " after " + (requests.size() - 1));
    }
    return answers.get(turn - 1).to(request);
  }

  @Override
  public void record(Use use) {
    uses.add(use);
  }

  /** What the user said last. */
  String lastWord() {
    List<ModelRequest.Message> said = requests.get(requests.size() - 1).messages();
    return said.get(said.size() - 1).parts().get(0).text();
  }
}
