package ktrdr.cli.command.follow;

import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.OperationsApi;
import ktrdr.cli.client.ServerRefusal;
import ktrdr.cli.client.StreamMessage;
import ktrdr.cli.command.Context;

/**
 * Listens to the events of a tree until it ends or the user has had enough. When the connection
 * breaks it comes back to where it was, so that no event is missing and none comes twice.
 */
public final class EventListener {
  /** How long the server may be away, for example restarting. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Context context;
  private final OperationsApi operations;
  private final String id;
  private long after;
  private boolean everHeard;
  private int attempts;
  private long brokenSince;

  /**
   * @param after the last event that the user has seen
   */
  public EventListener(Context context, String id, long after) {
    this.context = context;
    this.operations = context.server().operations();
    this.id = id;
    this.after = after;
  }

  /**
   * Shows each event.
   *
   * @return the end, as the server told it; empty when the user pressed Ctrl-C
   * @throws ServerRefusal when there is no such operation
   */
  public Optional<Fields> listen(Consumer<Fields> view) {
    context.ctrlC().listen();
    EventConnection connection = connect();
    while (context.ctrlC().presses() == 0) {
      EventConnection.Heard heard = connection.poll().orElse(null);
      if (heard == null) {
        context.ctrlC().pause(LOOK.toNanos());
      } else if (heard instanceof EventConnection.Opened) {
        everHeard = true;
        attempts = 0;
      } else if (heard instanceof EventConnection.Broken broken) {
        pause(broken.why());
        connection = connect();
      } else if (heard instanceof EventConnection.Message told) {
        if (told.message().name().equals("end")) {
          return Optional.of(told.message().data());
        }
        show(told.message(), view);
      }
    }
    return Optional.empty();
  }

  private EventConnection connect() {
    long from = after;
    return new EventConnection(() -> operations.follow(id, from));
  }

  private void show(StreamMessage message, Consumer<Fields> view) {
    if (message.id().isPresent()) {
      after = Long.parseLong(message.id().get());
      view.accept(message.data());
    }
  }

  /** Before the next attempt; the longer, the more have failed. */
  private void pause(Exception why) {
    giveUpFor(why);
    if (attempts == 0) {
      brokenSince = System.nanoTime();
      context.console().say("the connection broke; coming back …");
    } else if (System.nanoTime() - brokenSince > PATIENCE.toNanos()) {
      throw new ProcessingException(why);
    }
    long wait = context.pause().toNanos() << Math.min(attempts, 10);
    attempts++;
    context.ctrlC().pause(Math.min(wait, LONGEST_PAUSE.toNanos()));
  }

  private void giveUpFor(Exception why) {
    // A server that starts or stops says 404 or 503 to everything, and not in our words.
    if (why instanceof ServerRefusal refusal
        && refusal.status() < 500
        && !refusal.reason().isEmpty()) {
      throw refusal;
    }
    if (!everHeard && why instanceof RuntimeException failure) {
      throw failure;
    }
  }
}
