package ktrdr.batch.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ktrdr.agent.Design;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.model.Provider;
import ktrdr.batch.WorkMonitor;
import ktrdr.fixture.ModelReplies;
import ktrdr.fixture.ProofTable;
import ktrdr.fixture.ProviderStream;
import ktrdr.fixture.ScriptedProvider;
import ktrdr.operations.OperationType;
import ktrdr.strategy.document.DocumentGuide;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server dies before and after each write of a design of two turns, and another takes over. What
 * was answered and recorded is not bought again; what may have been billed is asked again only when
 * a person says so; the design comes out the same.
 */
@Tag("database")
@Tag("money")
class ServerDiesDuringADesignTest {
  private static final ProofTable TABLE =
      new ProofTable(
          "7-money-g-crashes",
          "A server dies at each write of a design of two turns, and another takes over",
          "wire",
          "at write",
          "committed",
          "left to a person",
          "requests",
          "rows",
          "replies bought twice");

  @AfterAll
  static void told() {
    TABLE.write();
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void no_reply_that_was_recorded_is_paid_twice(Provider spoken) throws Exception {
    try (ScriptedProvider provider = new ScriptedProvider();
        PaidWork work = new PaidWork(spoken, provider.base())) {
      DyingWork whole = new DyingWork(0, true);
      Scene first = new Scene(spoken, provider, work);
      Design expected = first.design(1, whole);
      assertThat(whole.writes()).isGreaterThan(8);
      for (int write = 1; write <= whole.writes(); write++) {
        for (boolean committed : List.of(false, true)) {
          new Scene(spoken, provider, work).dies(write, committed, expected);
        }
      }
    }
  }

  /** One session, whose design is begun as often as it takes. */
  private static final class Scene {
    private final Provider spoken;
    private final ScriptedProvider provider;
    private final PaidWork work;
    private final PaidWork.Asking asking;
    private final int before;

    Scene(Provider spoken, ScriptedProvider provider, PaidWork work) {
      this.spoken = spoken;
      this.provider = provider;
      this.work = work;
      asking = work.begin(OperationType.AGENT_DESIGN);
      before = provider.seen().size();
    }

    /** Answers by the turn that is asked: the first has one word of the user, the second two. */
    Design design(long term, WorkMonitor monitor) {
      ProviderStream stream = new ProviderStream(spoken);
      String good = DocumentGuide.example();
      String bad = good.replace("period: 21", "period: 1");
      provider.answerAlways(
          body ->
              ProviderStream.plays(
                  stream.reply(
                      ModelReplies.design(body.contains("can't be used") ? good : bad),
                      stream.end())));
      return work.design(work.owned(asking, term), monitor);
    }

    void dies(int write, boolean committed, Design expected) {
      assertThatThrownBy(() -> design(1, new DyingWork(write, committed)))
          .isInstanceOf(DyingWork.Died.class);
      Set<Integer> recorded = recordedTurns();
      Optional<Design> taken = takenOver(2);
      boolean person = taken.isEmpty();
      Design design = taken.or(() -> takenOver(3)).orElseThrow();
      assertThat(design).isEqualTo(expected);
      List<LedgerEntry> rows = work.rows(asking);
      long twice =
          recorded.stream().filter(turn -> rows.stream().filter(is(turn)).count() > 1).count();
      int requests = provider.seen().size() - before;
      TABLE.row(
          spoken.wire(),
          write,
          committed ? "yes" : "no",
          person ? "yes" : "no",
          requests,
          rows.stream().map(row -> row.standing().state().wire()).collect(Collectors.joining(", ")),
          twice);
      assertThat(twice).isZero();
      assertThat(requests).isBetween(2, person ? 3 : 2);
      assertThat(rows).allMatch(row -> row.standing().state() != LedgerState.RESERVED);
    }

    private static Predicate<LedgerEntry> is(int turn) {
      return row -> row.attempt().turn() == turn;
    }

    private Set<Integer> recordedTurns() {
      return work.rows(asking).stream()
          .filter(row -> work.stage.in(ledger -> ledger.reply(row.id())).isPresent())
          .map(row -> row.attempt().turn())
          .collect(Collectors.toSet());
    }

    private Optional<Design> takenOver(long term) {
      try {
        return Optional.of(design(term, new DyingWork(0, true)));
      } catch (CallInterrupted interrupted) {
        assertThat(interrupted).hasMessageContaining("It may have been billed");
        return Optional.empty();
      }
    }
  }
}
