package ktrdr.agent.model.call;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/**
 * One request and what comes back. The thread that works waits for signals, so a cancel wakes it at
 * once and no thread is interrupted. Each body byte is asked for only when the one before was
 * handled. The connection is closed when the exchange is, unless its body ended by itself.
 */
final class Exchange implements AutoCloseable {
  private final LinkedBlockingDeque<Signal> signals = new LinkedBlockingDeque<>();
  private final Body body = new Body();
  private final CompletableFuture<?> answer;

  /** What can happen to an exchange. */
  interface Signal {}

  /** The headers came. */
  record Head(ResponseInfo info) implements Signal {}

  /** Bytes of the body came. */
  record Chunk(byte[] bytes) implements Signal {}

  /** The body ended. */
  record Over() implements Signal {}

  /** There is no connection, or no more. */
  record Broken(Throwable cause) implements Signal {}

  /** Somebody cancelled. */
  record Cancelled() implements Signal {}

  /** Sends the request. */
  Exchange(HttpClient client, HttpRequest request) {
    answer =
        client.sendAsync(
            request,
            info -> {
              signals.offer(new Head(info));
              return body;
            });
    answer.whenComplete(
        (response, failure) -> signals.offer(failure == null ? new Over() : broken(failure)));
  }

  private static Broken broken(Throwable failure) {
    boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
    return new Broken(wrapped ? failure.getCause() : failure);
  }

  /** Waits for the next signal; empty when none came in this time. */
  Optional<Signal> next(long nanos) {
    try {
      Optional<Signal> signal =
          Optional.ofNullable(signals.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS));
      if (signal.isPresent() && signal.get() instanceof Chunk) {
        body.more();
      }
      return signal;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new Cancelled());
    }
  }

  /** Ends it from any thread, before anything that has already come. */
  void cancel() {
    signals.offerFirst(new Cancelled());
    close();
  }

  /** Before headers the future leads to the connection, after them the subscription. */
  @Override
  public void close() {
    body.stop();
    answer.cancel(true);
  }

  /** Passes the bytes on, one list of buffers at a time. */
  private final class Body implements BodySubscriber<Void> {
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private Flow.Subscription source;
    private boolean stopped;

    @Override
    public CompletionStage<Void> getBody() {
      return end;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription subscription) {
      source = subscription;
      if (stopped) {
        subscription.cancel();
      } else {
        subscription.request(1);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      byte[] bytes = new byte[buffers.stream().mapToInt(ByteBuffer::remaining).sum()];
      int at = 0;
      for (ByteBuffer buffer : buffers) {
        int length = buffer.remaining();
        buffer.get(bytes, at, length);
        at += length;
      }
      signals.offer(new Chunk(bytes));
    }

    @Override
    public void onError(Throwable cause) {
      end.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
      end.complete(null);
    }

    void more() {
      Optional.ofNullable(current()).ifPresent(subscription -> subscription.request(1));
    }

    void stop() {
      Optional.ofNullable(stopping()).ifPresent(Flow.Subscription::cancel);
    }

    private synchronized Flow.Subscription current() {
      return source;
    }

    private synchronized Flow.Subscription stopping() {
      stopped = true;
      return source;
    }
  }
}
