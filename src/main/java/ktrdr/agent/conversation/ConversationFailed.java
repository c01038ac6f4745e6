package ktrdr.agent.conversation;

import java.util.List;
import java.util.stream.Collectors;
import ktrdr.agent.model.StopReason;
import ktrdr.agent.model.call.Attempt;
import ktrdr.work.Refusal;

/**
 * A conversation with a language model came to no result. Its code is stable for each reason, its
 * message is a sentence, and its faults are the last ones that the model was told.
 */
public final class ConversationFailed extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 3;
  private static final int LONGEST = 500;

  private ConversationFailed(String code, String sentence, List<Fault> faults) {
    super(Kind.UNAVAILABLE, code, sentence, faults);
  }

  /** The last attempt at a turn was not complete. */
  static ConversationFailed broken(String source, int turn, Attempt attempt) {
    String code =
        switch (attempt.outcome().end()) {
          case REJECTED -> attempt.reply().stop().map(ConversationFailed::code).orElse("rejected");
          case TIMED_OUT -> "timed_out";
          case UNREACHABLE -> "unreachable";
          case INCOMPLETE, CANCELLED, COMPLETE -> "incomplete_reply";
        };
    return ended(source, turn, code, attempt.outcome().sentence());
  }

  /** The model stopped for a reason that leaves nothing to read. */
  static ConversationFailed stopped(String source, int turn, StopReason stop) {
    return ended(source, turn, code(stop), stop.sentence());
  }

  private static ConversationFailed ended(String source, int turn, String code, String sentence) {
    return new ConversationFailed(
        code,
        "The conversation with " + source + " ended in turn " + turn + ": " + line(sentence),
        List.of());
  }

  /** No reply could be used until the turns were used up. */
  static ConversationFailed outOfTurns(String source, int turns, Unacceptable last) {
    String errors =
        last.faults().stream()
            .limit(SHOWN)
            .map(ConversationFailed::shown)
            .collect(Collectors.joining("; "));
    int more = last.faults().size() - SHOWN;
    return new ConversationFailed(
        last.code(),
        "%s gave no valid reply in %d %s. Last errors: %s%s."
            .formatted(
                source,
                turns,
                turns == 1 ? "turn" : "turns",
                errors,
                more > 0 ? " (and " + more + " more)" : ""),
        last.faults());
  }

  private static String code(StopReason stop) {
    return switch (stop) {
      case END, UNKNOWN -> "unknown_stop";
      case MAX_TOKENS -> "reply_cut";
      case REFUSAL -> "model_refused";
      case PAUSE -> "model_paused";
      case CONTEXT_EXCEEDED -> "context_exceeded";
      case CONTENT_FILTER -> "content_filtered";
    };
  }

  private static String shown(Fault fault) {
    return (fault.pointer().isEmpty() ? "the reply" : fault.pointer())
        + ": "
        + line(fault.detail());
  }

  /** Providers may write several lines, and any length. */
  private static String line(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
