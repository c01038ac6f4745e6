package ktrdr.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import ktrdr.fixture.Books;
import ktrdr.fixture.Database;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Start;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tree is read row by row, and yet it was all so at one moment. */
@Tag("database")
class TreeOfOneMomentTest {
  private static final Assignment ASSIGNMENT =
      new Assignment(
          "builtin",
          "",
          Optional.empty(),
          new Assignment.Market("SPX", "1d"),
          Optional.of(1L),
          new Assignment.Effort(36, 2000),
          false);

  private final Database database = new Database();
  private final Books books = Books.on(database, new SetClock());
  private final Session session = open();
  private final OperationId root = session.operation().orElseThrow();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_tree_that_changes_while_it_is_read_is_read_again() {
    PhaseRun run = begin();
    List<Operation> tree = readWhile(() -> finish(run));
    assertThat(tree)
        .extracting(Operation::status)
        .containsExactly(
            OperationStatus.RUNNING, OperationStatus.COMPLETED, OperationStatus.PENDING);
    assertThat(tree.get(0).progress().fraction()).isEqualTo(0.25);
  }

  /** Somebody else comes when the root was read and its first child not yet. */
  private List<Operation> readWhile(Runnable other) {
    return database.in(() -> new Disturbed(database.entities(), other).tree(root));
  }

  private static final class Disturbed extends OperationListing {
    private final Runnable other;
    private boolean came;

    Disturbed(EntityManager em, Runnable other) {
      super(em);
      this.other = other;
    }

    @Override
    Optional<Operation> at(OperationId root, int position) {
      if (position == 1 && !came) {
        came = true;
        CompletableFuture.runAsync(other).join();
      }
      return super.at(root, position);
    }
  }

  private Session open() {
    Start start = Start.now(ASSIGNMENT, new Session.Design(Optional.empty(), Optional.empty()));
    return database.in(() -> books.opens().open(start, Caller.server("test"))).session();
  }

  private PhaseRun begin() {
    return database
        .in(() -> books.sessions().begin(session.id(), SessionPhase.DESIGNING, session.id()))
        .orElseThrow();
  }

  private void finish(PhaseRun run) {
    PhaseResult result = PhaseResult.of(Map.of("done", true));
    assertThat(database.in(() -> books.sessions().finish(run, result))).isTrue();
  }
}
