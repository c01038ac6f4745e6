package ktrdr.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.workers.Worker;
import ktrdr.operations.workers.Workers;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.Scene;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.admission.Writing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A cancel that the database does not take stops the work, and is kept when it does. */
@Tag("database")
class UnwrittenCancelsTest {
  private static final RuntimeException FULL =
      new IllegalStateException("flush", new SQLException("no room", "53100"));

  private final Scene scene = Scene.inMemory();
  private final Workers workers = new Workers();
  private final Writing writing =
      new Writing(() -> {}, new Artifacts(Path.of("home", "artifacts")), scene.clock);
  private final UnwrittenCancels unwritten =
      new UnwrittenCancels(scene.here.cancels(), scene.storage.operations(), workers, writing);

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void the_work_is_asked_to_stop_though_the_answer_is_that_the_cancel_was_not_kept() {
    Session session = scene.open();
    Worker worker = worker(session);
    assertThatThrownBy(() -> stop(FULL, session))
        .isInstanceOfSatisfying(
            CancelNotWritten.class, e -> assertThat(e.code()).isEqualTo("cancel_not_written"));
    assertThat(worker.isAsked()).isTrue();
    assertThat(scene.root(session).status()).isEqualTo(OperationStatus.RUNNING);
  }

  @Test
  void it_is_kept_as_soon_as_the_database_takes_it_once_and_with_its_reason() {
    Session session = scene.open();
    Worker worker = worker(session);
    assertThatThrownBy(() -> stop(FULL, session)).isInstanceOf(CancelNotWritten.class);
    workers.end(worker);
    scene.storage.run(unwritten::look);
    scene.storage.run(unwritten::look);
    Operation root = scene.root(session);
    assertThat(root.status()).isEqualTo(OperationStatus.CANCELLED);
    assertThat(root.state().cancellation().orElseThrow().notice().reason()).isEqualTo("enough");
    assertThat(scene.reread(session).standing().outcome()).contains(SessionOutcome.CANCELLED);
  }

  @Test
  void work_that_somebody_went_on_with_since_is_left_alone() {
    Session session = scene.open();
    Worker worker = worker(session);
    assertThatThrownBy(() -> stop(FULL, session)).isInstanceOf(CancelNotWritten.class);
    workers.end(worker);
    scene.cancel(session);
    scene.storage.run(() -> scene.here.cancels().settle(worker.root(), false));
    scene.storage.run(() -> scene.here.retries().resume(worker.root(), Scene.LOCAL, "again"));
    scene.storage.run(unwritten::look);
    assertThat(scene.root(session).status()).isNotEqualTo(OperationStatus.CANCELLED);
  }

  @Test
  void while_the_disk_is_full_whatever_the_database_breaks_by_counts_as_its_trouble() {
    Session session = scene.open();
    Worker worker = worker(session);
    writing.failed("its disk is full");
    assertThatThrownBy(() -> stop(new IndexOutOfBoundsException("in a driver"), session))
        .isInstanceOf(CancelNotWritten.class);
    assertThat(worker.isAsked()).isTrue();
  }

  @Test
  void what_is_no_trouble_of_the_database_or_not_at_work_here_stops_nothing() {
    Session session = scene.open();
    assertThatCode(() -> stop(FULL, session)).doesNotThrowAnyException();
    Worker worker = worker(session);
    assertThatCode(() -> stop(new IllegalStateException("a fault"), session))
        .doesNotThrowAnyException();
    assertThat(worker.isAsked()).isFalse();
  }

  private void stop(RuntimeException failure, Session session) {
    OperationId root = session.operation().orElseThrow();
    unwritten.stop(failure, w -> w.root().equals(root), scene.notice());
  }

  private Worker worker(Session session) {
    return workers.begin(scene.begin(session, SessionPhase.DESIGNING).child());
  }
}
