package ktrdr.cli.command.follow;

import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.StreamMessage;
import ktrdr.cli.client.http.ServerRefusal;
import ktrdr.cli.command.Context;

/** Listens to the events of a tree until it ends or the user presses Ctrl-C. */
public final class EventListener {
  /** How long the server may be unreachable, for example while it restarts. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration LOOK = Duration.ofMillis(200);

  private final Context context;
  private final EventFeed feed;
  private boolean everHeard;
  private long brokenSince;

  /**
   * @param after the last event that the user has seen
   */
  public EventListener(Context context, String id, long after) {
    this.context = context;
    this.feed = new EventFeed(context, id, Optional.of(after));
  }

  /**
   * Shows each event.
   *
   * @return the server's end event; empty when the user pressed Ctrl-C
   * @throws ServerRefusal when there is no such operation
   */
  public Optional<Fields> listen(Consumer<Fields> view) {
    context.ctrlC().listen();
    while (context.ctrlC().presses() == 0) {
      EventConnection.Heard heard = feed.poll().orElse(null);
      if (heard == null) {
        context.ctrlC().pause(Math.min(LOOK.toNanos(), context.pause().toNanos()));
      } else if (heard instanceof EventConnection.Opened) {
        everHeard = true;
      } else if (heard instanceof EventConnection.Broken broken) {
        judge(broken.why());
      } else if (heard instanceof EventConnection.Message told) {
        if (told.message().name().equals("end")) {
          return Optional.of(told.message().data());
        }
        show(told.message(), view);
      }
    }
    return Optional.empty();
  }

  private static void show(StreamMessage message, Consumer<Fields> view) {
    if (message.id().isPresent()) {
      view.accept(message.data());
    }
  }

  private void judge(Exception why) {
    giveUpFor(why);
    if (feed.attempts() == 1) {
      brokenSince = System.nanoTime();
      context.console().say("the connection broke; reconnecting …");
    } else if (System.nanoTime() - brokenSince > PATIENCE.toNanos()) {
      throw new ProcessingException(why);
    }
  }

  private void giveUpFor(Exception why) {
    // A server that starts or stops answers everything with 404 or 503 and no reason.
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
