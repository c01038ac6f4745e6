package ktrdr.rest.diagnosis;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Arrays;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.operations.TreeChanged;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.jobs.SlotGiven;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * The metrics for Prometheus about how long work takes and waits, and about stand-alone work. Every
 * series exists from the start. The buckets are in {@code microprofile-config.properties}.
 */
@ApplicationScoped
public class WorkMeasures {
  @Inject private MetricRegistry registry;
  @Inject private InstantSource clock;

  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(3) Object start) {
    Arrays.stream(SessionPhase.working()).forEach(phase -> phase(phase.work().orElseThrow()));
    Arrays.stream(OperationType.values())
        .filter(WorkMeasures::standsAlone)
        .forEach(
            type ->
                Arrays.stream(OperationStatus.values())
                    .filter(OperationStatus::terminal)
                    .forEach(status -> alone(type, status)));
    waits();
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TreeChanged change) {
    change.ended().filter(o -> o.type().worksItself()).ifPresent(this::ended);
  }

  private void ended(Operation operation) {
    if (operation.lineage().session().isEmpty()) {
      alone(operation.type(), operation.status()).inc();
    } else if (operation.status() == OperationStatus.COMPLETED) {
      operation.duration(clock.instant()).ifPresent(phase(operation.type())::update);
    }
  }

  void given(@Observes SlotGiven slot) {
    waits().update(slot.waited());
  }

  private static boolean standsAlone(OperationType type) {
    return type == OperationType.TRAINING
        || type == OperationType.BACKTESTING
        || type == OperationType.DATA_LOAD;
  }

  private Timer phase(OperationType type) {
    Metadata about = about("ktrdr_phase", "Time at work of a session's phase that completed");
    return registry.timer(about, new Tag("type", type.wire()));
  }

  private Timer waits() {
    return registry.timer(about("ktrdr_queue_wait", "Time that a session waited for its slot"));
  }

  private Counter alone(OperationType type, OperationStatus status) {
    Metadata about = about("ktrdr_alone_ended", "Work without a session that ended on this server");
    return registry.counter(about, new Tag("type", type.wire()), new Tag("status", status.wire()));
  }

  private static Metadata about(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }
}
