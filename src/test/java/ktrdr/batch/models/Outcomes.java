package ktrdr.batch.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import ktrdr.agent.model.Provider;
import ktrdr.fixture.ModelReplies;
import ktrdr.fixture.ProviderStream;
import ktrdr.fixture.ScriptedProvider.Script;
import ktrdr.strategy.document.DocumentGuide;

/** What a provider can answer to a design, and what is to become of it. */
final class Outcomes {
  private static final String GOOD = ModelReplies.design(DocumentGuide.example());
  private static final String INVALID =
      ModelReplies.design(DocumentGuide.example().replace("period: 21", "period: 1"));

  private static final long IN = ProviderStream.INPUT;
  private static final long OUT = ProviderStream.OUTPUT;

  /** Some tokens: what came was measured, or what was sent. */
  static final long GUESS = -1;

  private static final String SOON = "retry-after: 0\r\n";

  private final ProviderStream stream;
  private final List<Outcome> outcomes = new ArrayList<>();

  /**
   * One of them.
   *
   * @param answers of which each is asked for once
   * @param code of the failure, or {@code designed}
   * @param sentence a part of it
   * @param rows states of the rows in the ledger
   * @param input tokens that are recorded, as are those of output
   */
  record Outcome(
      String name,
      List<Script> answers,
      String code,
      String sentence,
      String rows,
      long input,
      long output) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Outcomes(Provider spoken) {
    stream = new ProviderStream(spoken);
  }

  static List<Outcome> of(Provider spoken) {
    Outcomes outcomes = new Outcomes(spoken);
    outcomes.whole();
    outcomes.broken();
    outcomes.passing();
    outcomes.refused();
    outcomes.flagged();
    return outcomes.outcomes;
  }

  private List<String> good() {
    return stream.reply(GOOD, stream.end());
  }

  private Script says(String text) {
    return ProviderStream.plays(stream.reply(text, stream.end()));
  }

  /** Replies whose last event came. */
  private void whole() {
    add("a design", List.of(says(GOOD)), "designed", "", "settled", IN, OUT);
    three("a refusal to talk in the shape asked for", "I would rather not.", "garbage_reply");
    three("never a valid design", INVALID, "invalid_strategy");
    Script cut = ProviderStream.plays(stream.reply(GOOD, stream.cut()));
    add(
        "replies that are cut at their limit of tokens",
        Collections.nCopies(PaidWork.TURNS, cut),
        "reply_cut",
        "cut at 1000 tokens",
        "settled, settled, settled",
        3 * IN,
        3 * OUT);
    add(
        "a refusal",
        List.of(ProviderStream.plays(stream.refusal())),
        "model_refused",
        "refused to answer",
        "settled",
        IN,
        OUT);
  }

  private void three(String name, String text, String code) {
    add(
        name,
        Collections.nCopies(PaidWork.TURNS, says(text)),
        code,
        "no valid reply in 3 turns",
        "settled, settled, settled",
        3 * IN,
        3 * OUT);
  }

  /** Replies that broke off, whatever they said. */
  private void broken() {
    List<String> good = good();
    String early = "ended before its last event";
    Script untold = ProviderStream.playsAndCuts(good.subList(0, 2));
    broken("the end of the stream in its middle", untold, early, GUESS, GUESS);
    Script last = ProviderStream.playsAndCuts(good.subList(0, good.size() - 1));
    add(
        "the end of the stream without its last event",
        List.of(last),
        "incomplete_reply",
        early,
        "settled",
        IN,
        OUT);
    Script error = ProviderStream.plays(until(2, stream.error("overloaded_error")));
    broken("an error object in mid stream", error, "broke the reply off", GUESS, GUESS);
    Script garbage = ProviderStream.plays(until(2, "data: {not json\n\n"));
    broken("an event that is garbage", garbage, "no JSON object", GUESS, GUESS);
    Script page = line -> line.answer(200, "", "{}");
    broken("something other than a stream", page, "other than a stream", GUESS, 0);
  }

  private void broken(String name, Script answer, String sentence, long input, long output) {
    add(name, List.of(answer), "incomplete_reply", sentence, "estimated", input, output);
  }

  private List<String> until(int before, String last) {
    List<String> events = new ArrayList<>(good().subList(0, before));
    events.add(last);
    return events;
  }

  /** Errors that may pass, so that the same is asked again. */
  private void passing() {
    Script busy = stream.rejects(429, SOON, "rate_limit_error", "Slow down.");
    again(
        "429 twice, then a design", List.of(busy, busy, says(GOOD)), "released, released, settled");
    Script overload = ProviderStream.playsAndCuts(List.of(stream.error("overloaded_error")));
    again(
        "an error object instead of a stream, then a design",
        List.of(overload, says(GOOD)),
        "released, settled");
    thrice(529, "overloaded_error", "is overloaded (529)");
    thrice(500, "api_error", "answered 500");
  }

  private void again(String name, List<Script> answers, String rows) {
    add(name, answers, "designed", "", rows, IN, OUT);
  }

  private void thrice(int status, String error, String sentence) {
    Script answer = stream.rejects(status, SOON, error, "Later.");
    add(
        status + " each time",
        List.of(answer, answer, answer),
        "rejected",
        sentence,
        "released, released, released",
        0,
        0);
  }

  /** Errors that stay, which are asked once. */
  private void refused() {
    once("429 with exhausted credit", 429, "insufficient_quota", "Pay.", "credit or spend limit");
    once("401", 401, "authentication_error", "Bad key.", "does not accept the key");
    once("400", 400, "invalid_request_error", "No such field.", "answered 400");
    add(
        "a prompt that is too long",
        List.of(stream.rejects(400, "", "context_length_exceeded", "prompt is too long")),
        "context_exceeded",
        "longer than the model's context window",
        "released",
        0,
        0);
  }

  private void once(String name, int status, String error, String message, String sentence) {
    Script answer = stream.rejects(status, "", error, message);
    add(name, List.of(answer), "rejected", sentence, "released", 0, 0);
  }

  /** The last: after it a person is waited for. */
  private void flagged() {
    add(
        "a design, with a usage field that nobody knows",
        List.of(ProviderStream.plays(stream.unknownUsage(GOOD))),
        "designed",
        "",
        "settled",
        IN,
        OUT);
  }

  private void add(
      String name,
      List<Script> answers,
      String code,
      String sentence,
      String rows,
      long input,
      long output) {
    outcomes.add(new Outcome(name, answers, code, sentence, rows, input, output));
  }
}
