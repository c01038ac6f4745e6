package ktrdr.agent.model.call;

import static ktrdr.agent.model.call.Attempt.End.CANCELLED;
import static ktrdr.agent.model.call.Attempt.End.COMPLETE;
import static ktrdr.agent.model.call.Attempt.End.INCOMPLETE;
import static ktrdr.agent.model.call.Attempt.End.REJECTED;
import static ktrdr.agent.model.call.Attempt.End.TIMED_OUT;
import static ktrdr.agent.model.call.Attempt.End.UNREACHABLE;

import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import ktrdr.agent.model.Reply;
import ktrdr.agent.model.call.Attempt.Outcome;
import ktrdr.agent.model.wire.EventStream;
import ktrdr.agent.model.wire.GarbageEvent;
import ktrdr.agent.model.wire.ProviderError;
import ktrdr.agent.model.wire.ReplyReader;

/** What has come of one attempt so far. Each signal may end it; nothing else makes it complete. */
final class Receipt {
  private static final int OK = 200;
  private static final int LARGEST_REPLY = 32 << 20;
  private static final int LARGEST_ERROR = 1 << 16;

  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private final EventStream stream = new EventStream();
  private final ReplyReader reader;
  private Optional<ResponseInfo> head = Optional.empty();
  private boolean replayed;

  Receipt(ReplyReader reader) {
    this.reader = reader;
  }

  /** Takes a signal; returns how the attempt ended by it. */
  Optional<Outcome> take(Exchange.Signal signal) {
    if (signal instanceof Exchange.Head come) {
      return headed(come.info());
    }
    if (signal instanceof Exchange.Chunk chunk) {
      return read(chunk.bytes());
    }
    if (signal instanceof Exchange.Over) {
      return Optional.of(over());
    }
    return Optional.of(
        signal instanceof Exchange.Broken broken
            ? broken(broken.cause())
            : Outcome.of(CANCELLED, "The call was cancelled and its connection closed."));
  }

  /** Takes the whole body of a reply with status 200 that came earlier. */
  Optional<Outcome> recorded(byte[] body) {
    replayed = true;
    return read(body);
  }

  private Optional<Outcome> headed(ResponseInfo info) {
    head = Optional.of(info);
    Optional<String> type = info.headers().firstValue("content-type");
    boolean stream = type.map(name -> name.startsWith("text/event-stream")).orElse(true);
    return info.statusCode() == OK && !stream
        ? incomplete("The provider answered with something other than a stream of events.")
        : Optional.empty();
  }

  private Optional<Outcome> read(byte[] bytes) {
    raw.writeBytes(bytes);
    if (status() != OK) {
      return raw.size() > LARGEST_ERROR ? Optional.of(over()) : Optional.empty();
    }
    if (raw.size() > LARGEST_REPLY) {
      return incomplete("The reply is longer than 32 MiB.");
    }
    try {
      return events(bytes);
    } catch (GarbageEvent garbage) {
      return incomplete(garbage.getMessage());
    }
  }

  private Optional<Outcome> events(byte[] bytes) throws GarbageEvent {
    for (EventStream.Event event : stream.take(bytes)) {
      reader.take(event);
      if (reader.error().isPresent()) {
        String words = reader.error().get().words();
        return Optional.of(
            new Outcome(
                INCOMPLETE,
                "The provider broke the reply off with an error: " + words,
                reader.error()));
      }
      if (reader.isFinished()) {
        return Optional.of(Outcome.of(COMPLETE, reply().stop().orElseThrow().sentence()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Outcome> incomplete(String sentence) {
    return Optional.of(Outcome.of(INCOMPLETE, sentence));
  }

  private Outcome over() {
    if (status() == OK) {
      return Outcome.of(INCOMPLETE, "The reply ended before its last event.");
    }
    Optional<ProviderError> error = ProviderError.in(raw.toByteArray());
    return new Outcome(REJECTED, Rejections.sentence(status(), error), error);
  }

  private Outcome broken(Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return Outcome.of(TIMED_OUT, "No connection to the provider was made in time.");
    }
    if (cause instanceof ConnectException) {
      return Outcome.of(UNREACHABLE, "The provider can't be reached.");
    }
    return Outcome.of(
        INCOMPLETE,
        head.isPresent()
            ? "The connection broke before the last event of the reply."
            : "The connection broke before the provider answered.");
  }

  /** What the model said, with the reason that an error gives for having no reply. */
  Reply reply() {
    Reply reply = reader.reply();
    return status() == OK || status() == 0
        ? reply
        : Rejections.stop(ProviderError.in(raw.toByteArray())).map(reply::stoppedBy).orElse(reply);
  }

  Attempt.Received received(String requestIdHeader) {
    return new Attempt.Received(
        status(),
        header(requestIdHeader).filter(id -> id.matches("[\\w.:-]{1,200}")),
        header("retry-after"),
        raw.toByteArray());
  }

  private Optional<String> header(String name) {
    return head.flatMap(info -> info.headers().firstValue(name));
  }

  private int status() {
    return replayed ? OK : head.map(ResponseInfo::statusCode).orElse(0);
  }
}
