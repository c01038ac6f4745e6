package ktrdr.agent.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.model.GarbageReply;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.ModelRequest.Message;
import ktrdr.agent.model.ModelRequest.Part;
import ktrdr.agent.model.ModelRequest.Role;
import ktrdr.agent.model.ReplyObject;
import ktrdr.agent.model.ReplyShape;
import ktrdr.agent.model.StopReason;
import ktrdr.agent.model.call.Attempt;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Refusal.Fault;
import ktrdr.work.WorkCancelled;

/**
 * Asks a model until a reply can be used: what is wrong with a reply goes back, all of it, and the
 * model replies again. Each request follows from the prompt and the earlier replies alone, so a
 * conversation that begins anew asks the same.
 */
final class Conversation {
  private static final int LONGEST_ECHO = 100_000;

  private final Speaker speaker;
  private final ReplyShape shape;
  private final Prompts.Prompt prompt;

  /** What is done with a reply. */
  interface Task<T> {
    /** Takes a reply of the right shape. */
    T accept(int turn, ReplyObject reply) throws Unacceptable;

    /** Hears of a reply that has not the right shape, or was cut. */
    default void garbage(int turn, String text, List<Fault> faults) {}
  }

  Conversation(Speaker speaker, ReplyShape shape, Prompts.Prompt prompt) {
    this.speaker = speaker;
    this.shape = shape;
    this.prompt = prompt;
  }

  /**
   * Runs the conversation.
   *
   * @return what the task made of the first reply that it accepted
   * @throws ConversationFailed if no reply can be used
   * @throws WorkCancelled if cancelled
   */
  <T> T run(Task<T> task, ProgressMonitor monitor) {
    List<Message> said = new ArrayList<>(List.of(Message.of(Role.USER, prompt.user())));
    for (int turn = 1; ; turn++) {
      report(turn, 0, "asking " + speaker.source(), monitor);
      Attempt attempt = speaker.turns().ask(turn, request(said));
      report(turn, 1, "validating", monitor);
      String text = attempt.reply().text();
      try {
        return task.accept(turn, read(turn, attempt, task));
      } catch (Unacceptable unacceptable) {
        if (turn == speaker.maxTurns()) {
          throw ConversationFailed.outOfTurns(speaker.source(), turn, unacceptable);
        }
        said.add(Message.of(Role.ASSISTANT, echo(text)));
        said.add(Message.of(Role.USER, correction(unacceptable.faults())));
      }
    }
  }

  private void report(int turn, int half, String doing, ProgressMonitor monitor) {
    monitor.stopIfCancelled();
    Progress progress =
        Progress.of(
            2L * (turn - 1) + half,
            2L * speaker.maxTurns(),
            "turn " + turn + " of " + speaker.maxTurns() + ": " + doing);
    monitor.report(progress);
  }

  private ModelRequest request(List<Message> said) {
    // The same for every session of this version, so that the provider reads it from its cache.
    Part stable = new Part(prompt.system(), Optional.of(CacheLifetime.FIVE_MINUTES));
    return new ModelRequest(
        speaker.row(),
        List.of(stable),
        said,
        speaker.maxOutputTokens(),
        speaker.schema(shape),
        Optional.empty());
  }

  private ReplyObject read(int turn, Attempt attempt, Task<?> task) throws Unacceptable {
    String text = attempt.reply().text();
    try {
      if (wasCut(turn, attempt)) {
        throw garbage("reply_cut", turn, text, List.of(cut(attempt)), task);
      }
      return shape.read(text);
    } catch (GarbageReply garbage) {
      throw garbage("garbage_reply", turn, text, garbage.faults(), task);
    }
  }

  private static Unacceptable garbage(
      String code, int turn, String text, List<Fault> faults, Task<?> task) {
    task.garbage(turn, text, faults);
    return new Unacceptable(code, faults);
  }

  private boolean wasCut(int turn, Attempt attempt) {
    if (attempt.outcome().end() == Attempt.End.CANCELLED) {
      throw new WorkCancelled();
    }
    if (!attempt.isComplete()) {
      throw ConversationFailed.broken(speaker.source(), turn, attempt);
    }
    StopReason stop = attempt.reply().stop().orElse(StopReason.UNKNOWN);
    if (stop != StopReason.END && stop != StopReason.MAX_TOKENS) {
      throw ConversationFailed.stopped(speaker.source(), turn, stop);
    }
    return stop == StopReason.MAX_TOKENS;
  }

  private static Fault cut(Attempt attempt) {
    int limit = attempt.request().request().maxTokens();
    return new Fault("", "it was cut at " + limit + " tokens; write less");
  }

  /** Providers refuse an empty message. */
  private static String echo(String text) {
    String kept = text.length() > LONGEST_ECHO ? text.substring(0, LONGEST_ECHO) : text;
    return kept.isBlank() ? "(nothing)" : kept;
  }

  private static String correction(List<Fault> faults) {
    return faults.stream()
        .map(
            fault ->
                "- " + (fault.pointer().isEmpty() ? "/" : fault.pointer()) + ": " + fault.detail())
        .collect(
            Collectors.joining(
                "\n",
                "Your reply can't be used. All its errors, each with a pointer to its place:\n",
                "\nReply again with the whole JSON object."));
  }
}
