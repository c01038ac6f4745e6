package ktrdr.rest.diagnosis;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import ktrdr.operations.OperationType;
import ktrdr.operations.owners.Beats;
import ktrdr.operations.workers.Workers;
import ktrdr.sessions.Limits;
import ktrdr.sessions.SessionEnded;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.admission.Slots;
import ktrdr.sessions.jobs.Rescued;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * The metrics for Prometheus. Every series exists from the start: if a counter appears only with
 * its first count, Prometheus can't see it rise.
 */
@ApplicationScoped
public class Measures {
  @Inject private MetricRegistry registry;
  @Inject private Slots slots;
  @Inject private Limits limits;
  @Inject private Workers workers;
  @Inject private Beats beats;

  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(3) Object start) {
    gauge("ktrdr_sessions_active", "Sessions that hold a slot", () -> slots.held().size());
    gauge("ktrdr_sessions_queued", "Sessions that wait for a slot", () -> slots.waiting().size());
    gauge("ktrdr_slots", "Sessions at once, at most", limits::maxActive);
    gauge("ktrdr_workers", "Threads of this server that work", () -> workers.all().size());
    gauge(
        "ktrdr_still_stopping",
        "Threads that were cut off and have not ended",
        () -> workers.stillStopping().size());
    gauge("ktrdr_beat_age_seconds", "Since the database took a beat", beats::silence);
    Arrays.stream(OperationType.values()).filter(OperationType::worksItself).forEach(this::gap);
    Arrays.stream(SessionOutcome.values()).forEach(this::ended);
    Arrays.stream(Rescued.How.values()).forEach(this::rescued);
    cancels();
  }

  private void gap(OperationType type) {
    gauge(
        "ktrdr_safe_point_gap_seconds",
        "Longest time between two safe points since the start of this server",
        () -> workers.longestGap(type),
        new Tag("type", type.wire()));
  }

  void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded session) {
    session.cancelling().ifPresent(time -> cancels().update(time));
    ended(session.outcome()).inc();
  }

  void rescued(@Observes Rescued tree) {
    rescued(tree.how()).inc();
  }

  private Counter ended(SessionOutcome outcome) {
    Metadata about = about("ktrdr_sessions_ended", "Sessions that ended on this server");
    return registry.counter(about, new Tag("outcome", outcome.wire()));
  }

  private Counter rescued(Rescued.How how) {
    String name = "ktrdr_" + how.name().toLowerCase(Locale.ROOT);
    return registry.counter(about(name, meaning(how)));
  }

  private static String meaning(Rescued.How how) {
    return switch (how) {
      case RECOVERED -> "Trees of servers that died, whose work goes on here";
      case INTERRUPTED -> "Trees of servers that died, which this server ended";
      case SWEPT -> "Trees whose job was gone, which this server decided about";
    };
  }

  private Timer cancels() {
    return registry.timer(about("ktrdr_cancel", "From the request to the end of the work"));
  }

  private <N extends Number> void gauge(
      String name, String description, Supplier<N> value, Tag... tags) {
    registry.gauge(about(name, description), () -> orNothing(value), tags);
  }

  // If the database does not answer, the other numbers are still useful.
  private static double orNothing(Supplier<? extends Number> value) {
    try {
      return value.get().doubleValue();
    } catch (RuntimeException e) {
      return Double.NaN;
    }
  }

  private static Metadata about(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }
}
