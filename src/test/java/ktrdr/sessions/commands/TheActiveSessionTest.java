package ktrdr.sessions.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Operation;
import ktrdr.sessions.Scene;
import ktrdr.sessions.Session;
import ktrdr.sessions.Start;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which session is meant when nobody says which. */
@Tag("database")
class TheActiveSessionTest {
  private final Scene scene = Scene.inMemory();

  @AfterEach
  void close() {
    scene.close();
  }

  private Session open(int slots) {
    scene.clock.advance(Duration.ofSeconds(1));
    ServerTransactions server = scene.server("this", slots);
    return scene.open(server, Start.now(Scene.ASSIGNMENT, Session.Design.NONE).withQueue(true));
  }

  private List<Operation> active() {
    return scene.storage.in(() -> scene.storage.operations().activeRoots());
  }

  @Test
  void the_one_that_is_worked_on_and_none_of_those_that_wait() {
    Session running = open(1);
    open(1);
    open(1);
    assertThat(Sessions.theOne(active())).isEqualTo(running.id());
    assertThat(Sessions.current(active())).map(Operation::id).isEqualTo(running.operation());
  }

  @Test
  void two_that_are_worked_on_are_several_whatever_waits() {
    Session first = open(2);
    Session second = open(2);
    open(2);
    assertThatThrownBy(() -> Sessions.theOne(active()))
        .isInstanceOfSatisfying(
            SeveralActive.class,
            refusal ->
                assertThat(refusal.members().get("active_sessions"))
                    .isEqualTo(List.of(first.id(), second.id())));
    assertThat(Sessions.current(active())).map(Operation::id).isEqualTo(second.operation());
  }

  @Test
  void none_is_none() {
    assertThatThrownBy(() -> Sessions.theOne(active())).isInstanceOf(NoActiveSession.class);
    assertThat(Sessions.current(active())).isEmpty();
  }
}
