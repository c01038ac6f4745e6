package ktrdr.sessions.explain;

import static ktrdr.sessions.Standing.NOW;
import static ktrdr.sessions.Standing.failed;
import static ktrdr.sessions.Standing.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;
import ktrdr.operations.Operation;
import ktrdr.operations.Operation.Ownership;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.owners.OwnerStore.Beat;
import ktrdr.sessions.Limits;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.admission.Capacity;
import ktrdr.sessions.explain.Explanation.Cause;
import ktrdr.sessions.explain.Explanation.Code;
import ktrdr.strategy.NotEnoughMemory;
import ktrdr.strategy.TooFewBars;
import ktrdr.work.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of a session that is over. */
@Tag("database")
class FinishedSessionTest {
  private static final Ownership MINE = Ownership.NONE.takenBy("server-1");

  private Operation asked = root(12, OperationStatus.COMPLETED, MINE);
  private Optional<SessionOutcome> outcome = Optional.empty();

  @Test
  void finished_says_the_outcome_and_a_failure_its_sentence() {
    asked = root(12, OperationStatus.COMPLETED, MINE);
    outcome = Optional.of(SessionOutcome.FAILED_TRAINING_GATE);
    assertThat(explain().summary()).isEqualTo("Completed with outcome failed_training_gate");
    assertThat(finished().remedy()).isEmpty();
    asked = failed(root(12, OperationStatus.FAILED, MINE), "No bars of SPX 1m");
    outcome = Optional.of(SessionOutcome.FAILED_TRAINING);
    assertThat(explain().summary()).isEqualTo("Failed: No bars of SPX 1m");
    assertThat(finished().facts())
        .containsEntry("outcome", "failed_training")
        .containsEntry("error", "No bars of SPX 1m");
    assertThat(finished().remedy())
        .contains("go on with it: ktrdr operations resume " + asked.id().value());
  }

  @Test
  void what_must_fail_again_is_not_to_be_gone_on_with() {
    String said = FailsAgain.sentence(tooFew());
    asked = failed(root(12, OperationStatus.FAILED, MINE), said);
    outcome = Optional.of(SessionOutcome.FAILED_TRAINING);
    assertThat(explain().summary())
        .isEqualTo(
            "Failed: A training needs at least 67 bars of X 1d; there are 20. Going on with it"
                + " would fail in the same way: start anew with other bars or another strategy");
    assertThat(finished().remedy()).isEmpty();
  }

  @Test
  void what_can_be_mended_without_changing_the_request_may_be_gone_on_with() {
    for (Refusal mendable :
        List.of(new UnknownBars("X", "1d", "none"), NotEnoughMemory.ranOut(0))) {
      asked = failed(root(12, OperationStatus.FAILED, MINE), FailsAgain.sentence(mendable));
      assertThat(finished().remedy()).isPresent();
    }
  }

  private static TooFewBars tooFew() {
    return catchThrowableOfType(
        TooFewBars.class, () -> TooFewBars.require("A training", "X", Timeframe.D1, 67, 20));
  }

  private Explanation explain() {
    Capacity.Agent enabled = new Capacity.Agent(true, Optional.empty(), Optional.empty());
    return Explainer.of(
        new Diagnosis(
            NOW,
            new Diagnosis.Subject(asked, List.of(asked), List.of(), outcome, Optional.empty()),
            new Diagnosis.Places(List.of(), List.of(), enabled),
            Optional.of(new Beat("server-1", "node", NOW, NOW, NOW)),
            Optional.empty(),
            List.of(),
            new Limits(1, 1, Duration.ofSeconds(10), true, Limits.Times.ENDLESS, 5)));
  }

  private Cause finished() {
    return explain().causes().stream()
        .filter(cause -> cause.code() == Code.FINISHED)
        .findFirst()
        .orElseThrow();
  }
}
