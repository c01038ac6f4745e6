package ktrdr.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.fixture.Database;
import ktrdr.fixture.Memory;
import ktrdr.fixture.Quiet;
import ktrdr.fixture.SetClock;
import ktrdr.fixture.Storage;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.operations.Operations;
import ktrdr.work.Progress;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** One operation, moved by its own transitions and by reports of workers of any term. */
class StatusPropertiesTest {
  private static final Caller TEST = Caller.server("test");
  private static final SetClock clock = new SetClock();
  private static Database database;

  @AfterContainer
  static void close() {
    if (database != null) {
      database.close();
    }
  }

  @Property
  void a_transition_happens_exactly_when_the_table_allows_it(
      @ForAll OperationStatus from, @ForAll OperationStatus to) {
    Memory memory = new Memory();
    Operation before = add(memory, from);
    Optional<Operation> after = move(memory, before, to);
    assertThat(after.isPresent()).isEqualTo(from.canBecome(to));
    assertThat(row(memory, before.id()).status()).isEqualTo(from.canBecome(to) ? to : from);
    if (from.terminal() && to != OperationStatus.RESUMING) {
      assertThat(row(memory, before.id())).isEqualTo(before);
    }
  }

  @Property
  void a_transition_from_what_was_seen_before_the_last_one_never_happens(
      @ForAll OperationStatus from, @ForAll OperationStatus to, @ForAll OperationStatus late) {
    Memory memory = new Memory();
    Operation seen = add(memory, from);
    if (move(memory, seen, to).isPresent()) {
      Operation now = row(memory, seen.id());
      assertThat(move(memory, seen, late)).isEmpty();
      assertThat(row(memory, seen.id())).isEqualTo(now);
    }
  }

  @Property(tries = 2000)
  void progress_never_falls_under_any_reports(@ForAll("reports") List<Report> reports) {
    Memory memory = new Memory();
    assertNeverFalls(memory, add(memory, OperationStatus.RUNNING), reports);
  }

  @Property(tries = 15)
  void progress_never_falls_on_a_real_database(@ForAll("reports") List<Report> reports) {
    if (database == null) {
      database = new Database();
    }
    assertNeverFalls(database, add(database, OperationStatus.RUNNING), reports);
  }

  /**
   * What a worker says.
   *
   * @param behind how many epochs ago it was cut off
   * @param changesHands the work changes hands first
   */
  record Report(double fraction, int behind, boolean changesHands) {}

  @Provide
  Arbitrary<List<Report>> reports() {
    Arbitrary<Double> fractions =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(5, Arbitraries.doubles().between(0, 1)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(0.0, 0.5, 1.0)));
    return Combinators.combine(
            fractions, Arbitraries.integers().between(0, 3), Arbitraries.of(true, false, false))
        .as(Report::new)
        .list()
        .ofMaxSize(30);
  }

  private static void assertNeverFalls(Storage storage, Operation root, List<Report> reports) {
    for (Report report : reports) {
      Operation before = row(storage, root.id());
      if (report.changesHands()) {
        Operation.Ownership next = before.state().ownership().takenBy("another");
        storage.run(
            () ->
                operations(storage)
                    .hand(before, next, OperationEvent.Kind.RECOVERED, TEST, "a test"));
      }
      long term = row(storage, root.id()).term() - report.behind();
      Progress progress = new Progress(report.fraction(), "", 0, 0, Map.of());
      storage.run(() -> storage.operations().progress(root.id(), term, progress));
      double now = row(storage, root.id()).progress().fraction();
      assertThat(now).isGreaterThanOrEqualTo(before.progress().fraction()).isLessThan(1);
      if (report.behind() > 0) {
        assertThat(now).isEqualTo(before.progress().fraction());
      }
    }
  }

  private static Optional<Operation> move(Storage storage, Operation before, OperationStatus to) {
    return storage.in(() -> operations(storage).move(before, to, TEST, "a test"));
  }

  private static Operations operations(Storage storage) {
    return new Operations(storage.operations(), clock, new Quiet<>());
  }

  private static Operation row(Storage storage, OperationId id) {
    return storage.in(() -> storage.operations().find(id)).orElseThrow();
  }

  private static Operation add(Storage storage, OperationStatus status) {
    OperationId id = OperationId.next(OperationType.TRAINING, clock.instant());
    var times = new Operation.Times(clock.instant(), Optional.empty(), Optional.empty());
    var ownership = new Operation.Ownership(Optional.of("one"), 7, Optional.empty());
    Operation operation =
        new Operation(
            id,
            new Operation.Lineage(Optional.empty(), id, Optional.empty(), 1, Optional.empty()),
            OperationType.TRAINING,
            new Operation.State(
                status, 3, times, ownership, Optional.empty(), Optional.empty(), Optional.empty()),
            new Operation.Subject("a training", "SPX", "1d", Map.of()),
            Operation.Output.NONE,
            Progress.NONE);
    storage.run(() -> storage.operations().add(operation));
    return row(storage, id);
  }
}
