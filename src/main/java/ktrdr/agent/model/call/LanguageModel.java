package ktrdr.agent.model.call;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ktrdr.agent.model.ApiKey;
import ktrdr.agent.model.Endpoint;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.ModelSettings;
import ktrdr.agent.model.Reply;
import ktrdr.agent.model.SentRequest;
import ktrdr.agent.model.call.Attempt.End;
import ktrdr.agent.model.call.Attempt.Outcome;
import ktrdr.agent.model.wire.ModelWire;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;

/**
 * The language models of one endpoint. A call blocks its thread until a reply is complete, an
 * attempt fails for good, a deadline passes or the work is cancelled. Thread-safe.
 */
public final class LanguageModel {
  private final Endpoint endpoint;
  private final ModelWire wire;
  private final CallLimits limits;
  private final InstantSource clock;
  private final HttpClient client;

  /**
   * The models of this endpoint.
   *
   * @param clock tells how far away the date in a {@code retry-after} is
   */
  public LanguageModel(Endpoint endpoint, ModelSettings settings, InstantSource clock) {
    this(endpoint, CallLimits.of(settings), clock);
  }

  LanguageModel(Endpoint endpoint, CallLimits limits, InstantSource clock) {
    this.endpoint = endpoint;
    this.limits = limits;
    this.clock = clock;
    wire = ModelWires.to(endpoint);
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            .build();
  }

  /** The bytes that a request would be sent as. */
  public SentRequest prepare(ModelRequest request) {
    return wire.prepare(request);
  }

  /**
   * Asks a model, again if the provider is busy.
   *
   * @param listener hears of each attempt
   * @param monitor ends the call at the moment of a cancel
   * @return the last attempt; only a complete one has a result
   * @throws WorkCancelled if cancelled; the listener has heard of the attempt
   */
  public Attempt ask(ModelRequest request, Attempts listener, ProgressMonitor monitor) {
    SentRequest sent = wire.prepare(request);
    Deadline deadline = Deadline.in(limits.total());
    for (int number = 1; ; number++) {
      monitor.stopIfCancelled();
      listener.before(number, sent);
      Attempt attempt = attempt(number, sent, deadline, monitor);
      listener.after(attempt);
      if (attempt.outcome().end() == End.CANCELLED) {
        throw new WorkCancelled();
      }
      if (number == limits.maxAttempts() || !RetryTable.allows(attempt)) {
        return attempt;
      }
      Duration pause = RetryTable.pause(attempt, limits.firstPause(), clock.instant());
      if (pause.compareTo(Duration.ofNanos(deadline.left())) >= 0) {
        return attempt;
      }
      pause(pause, monitor);
    }
  }

  /**
   * Reads a reply that was recorded when it came, as it was read then.
   *
   * @param raw the bytes of its body
   */
  public Attempt reread(ModelRequest request, byte[] raw) {
    return new Rereader(wire).reread(request, raw);
  }

  private Attempt attempt(
      int number, SentRequest sent, Deadline deadline, ProgressMonitor monitor) {
    Receipt receipt = new Receipt(wire.reader(sent.request()));
    try (Exchange exchange = new Exchange(client, http(sent))) {
      ProgressMonitor.OnCancel abort = monitor.onCancel(exchange::cancel);
      try {
        Outcome outcome = receive(exchange, receipt, deadline);
        return withoutKey(number, sent, outcome, receipt);
      } finally {
        abort.close();
      }
    }
  }

  private HttpRequest http(SentRequest sent) {
    return wire.http(sent).build();
  }

  private Outcome receive(Exchange exchange, Receipt receipt, Deadline deadline) {
    while (true) {
      long idle = limits.idle().toNanos();
      Optional<Exchange.Signal> signal = exchange.next(Math.min(idle, deadline.left()));
      if (signal.isEmpty()) {
        return Outcome.of(End.TIMED_OUT, late(deadline));
      }
      Optional<Outcome> outcome = receipt.take(signal.get());
      if (outcome.isPresent()) {
        return outcome.get();
      }
      if (deadline.left() <= 0) {
        return Outcome.of(End.TIMED_OUT, late(deadline));
      }
    }
  }

  private static String late(Deadline deadline) {
    return deadline.left() <= 0
        ? "The call took longer than it may."
        : "The provider sent nothing for too long.";
  }

  private Attempt withoutKey(int number, SentRequest sent, Outcome outcome, Receipt receipt) {
    ApiKey key = endpoint.key();
    Attempt.Received received = receipt.received(wire.requestIdHeader());
    Reply reply = receipt.reply();
    return new Attempt(
        number,
        sent,
        new Outcome(
            outcome.end(),
            key.hiddenIn(outcome.sentence()),
            outcome.error().map(error -> error.without(key))),
        new Reply(key.hiddenIn(reply.text()), reply.stop(), reply.model(), reply.usage()),
        new Attempt.Received(
            received.status(),
            received.requestId().map(key::hiddenIn),
            received.retryAfter().map(key::hiddenIn),
            key.hiddenIn(received.raw())));
  }

  /** Waits for a timer or a cancel, whichever is first. */
  private static void pause(Duration time, ProgressMonitor monitor) {
    CountDownLatch cancelled = new CountDownLatch(1);
    ProgressMonitor.OnCancel wake = monitor.onCancel(cancelled::countDown);
    try {
      if (cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new WorkCancelled();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkCancelled();
    } finally {
      wake.close();
    }
  }
}
