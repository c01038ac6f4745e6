package ktrdr.agent.model.call;

import java.util.Optional;
import ktrdr.agent.model.Reply;
import ktrdr.agent.model.SentRequest;
import ktrdr.agent.model.wire.ProviderError;

/**
 * One attempt of a call, ended.
 *
 * @param number 1 for the first
 * @param outcome how it ended, with a sentence
 * @param reply what the model said; a result only when the attempt is {@link End#COMPLETE}
 */
public record Attempt(
    int number, SentRequest request, Outcome outcome, Reply reply, Received received) {
  /** How an attempt can end. */
  public enum End {
    /** The terminal event came, whatever the stop reason is. */
    COMPLETE,
    /** The reply broke off or can't be read. */
    INCOMPLETE,
    /** The provider answered with an error. */
    REJECTED,
    /** A deadline passed. */
    TIMED_OUT,
    /** Somebody cancelled the work. */
    CANCELLED,
    /** No connection was made, so nothing was sent. */
    UNREACHABLE
  }

  /**
   * How it ended.
   *
   * @param sentence for people; has no key
   * @param error what the provider calls it; empty if it did not say
   */
  public record Outcome(End end, String sentence, Optional<ProviderError> error) {
    static Outcome of(End end, String sentence) {
      return new Outcome(end, sentence, Optional.empty());
    }
  }

  /**
   * What came over the wire.
   *
   * @param status the HTTP status; 0 when no headers came
   * @param requestId the provider's id of this request
   * @param retryAfter the header of that name, as it came
   * @param raw the bytes of the body so far, to be read only
   */
  public record Received(
      int status, Optional<String> requestId, Optional<String> retryAfter, byte[] raw) {}

  /** True when its reply may be taken for the model's answer. */
  public boolean isComplete() {
    return outcome.end() == End.COMPLETE;
  }

  /**
   * True when the provider answered with an error and nothing else, as a status or as the first
   * event of a stream. It bills nothing for that.
   */
  public boolean isRejected() {
    return outcome.end() == End.REJECTED
        || outcome.end() == End.INCOMPLETE && outcome.error().isPresent() && reply.isEmpty();
  }
}
