package ktrdr.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.sessions.admission.Capacity;
import ktrdr.sessions.explain.Diagnosis;
import ktrdr.sessions.explain.Explainer;
import ktrdr.sessions.explain.Explanation;
import ktrdr.sessions.explain.Explanation.Cause;
import ktrdr.sessions.explain.Explanation.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of a session in the queue whose bars lie in another home. */
@Tag("database")
class WhereBarsAreTest {
  private final Scene scene = Scene.inMemory();

  @AfterEach
  void close() {
    scene.close();
  }

  private Explanation explain(Diagnosis.Holder... holders) {
    Start start = Start.now(Scene.ASSIGNMENT, Session.Design.NONE).withQueue(true);
    scene.open(scene.server("this", 1), start);
    Operation root = scene.root(scene.open(scene.server("this", 1), start));
    return Explainer.of(
        new Diagnosis(
            scene.clock.instant(),
            new Diagnosis.Subject(
                root, List.of(root), List.of(), Optional.empty(), Optional.empty()),
            new Diagnosis.Places(
                List.of(),
                List.of(root),
                new Capacity.Agent(true, Optional.empty(), Optional.empty())),
            Optional.empty(),
            Optional.of(new Diagnosis.Elsewhere("bars of MINE 1d", List.of(holders))),
            List.of(),
            new Limits(1, 1, Duration.ofSeconds(10), true, Limits.Times.ENDLESS, 5)));
  }

  private static Cause where(Explanation explanation) {
    return explanation.causes().get(0);
  }

  @Test
  void a_server_that_lives_and_has_them_is_named_and_nothing_need_be_done() {
    Explanation explanation =
        explain(new Diagnosis.Holder("/home/a", true), new Diagnosis.Holder("/home/b", false));
    assertThat(where(explanation).code()).isEqualTo(Code.BARS_ELSEWHERE);
    assertThat(where(explanation).detail())
        .isEqualTo(
            "This server's home has no bars of MINE 1d; the server of /home/a has them and goes on"
                + " with it in its turn");
    assertThat(where(explanation).remedy()).isEmpty();
    assertThat(explanation.summary()).isEqualTo("Waits for a server that has bars of MINE 1d");
    assertThat(explanation.waiting()).isTrue();
  }

  @Test
  void a_home_whose_server_does_not_run_is_named_with_an_advice() {
    Explanation explanation = explain(new Diagnosis.Holder("/home/b", false));
    assertThat(where(explanation).detail())
        .endsWith("they lie in /home/b, whose server does not run");
    assertThat(where(explanation).remedy()).isPresent();
  }

  @Test
  void bars_that_no_server_told_of_are_said_to_be_nowhere() {
    assertThat(where(explain()).detail()).endsWith("no server has told of any");
  }
}
