package ktrdr.batch.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.model.Provider;
import ktrdr.fixture.LedgerStage;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.fixture.ProviderStream;
import ktrdr.fixture.ScriptedProvider;
import ktrdr.fixture.ScriptedProvider.Script;
import ktrdr.operations.OperationType;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Work is cancelled while a provider is asked: it ends, the provider sees that its client is gone,
 * and the row of the call says what is known of its cost.
 */
@Tag("database")
@Tag("money")
class CancelsDuringACallTest {
  private static final int TIMES = Proof.size(2, 200);
  private static final ProofTable TABLE =
      new ProofTable(
          "7-money-a-cancels",
          "Cancel of a call in flight: from the cancel to the call's end, its row included, ms",
          "wire",
          "when",
          "cancels",
          "p50",
          "p99",
          "max",
          "disconnects seen",
          "rows held",
          "settled",
          "released",
          "lost");

  private static LedgerStage stage;

  @BeforeAll
  static void begin() {
    stage = PaidWork.stage();
  }

  @AfterAll
  static void told() {
    TABLE.write();
    stage.close();
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void before_the_headers(Provider spoken) throws Exception {
    cancelled(spoken, "before the headers", line -> {}, true, ScriptedProvider::awaitRequest);
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void headers_and_then_silence(Provider spoken) throws Exception {
    cancelled(spoken, "headers and then silence", ProviderStream.plays(List.of()), true, p -> {});
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void at_every_chunk_of_a_stream(Provider spoken) throws Exception {
    ProviderStream stream = new ProviderStream(spoken);
    List<String> events = stream.reply("Hello, you.", stream.end());
    for (int said = 1; said < events.size(); said++) {
      Script script = ProviderStream.plays(events.subList(0, said));
      String when = "after event " + said + " of " + events.size();
      cancelled(spoken, when, script, true, p -> {});
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void in_the_wait_before_another_attempt(Provider spoken) throws Exception {
    Script busy =
        new ProviderStream(spoken).rejects(429, "retry-after: 60\r\n", "rate_limit_error", "");
    cancelled(spoken, "in a retry wait", busy, false, p -> {});
  }

  /** Cancels a call many times, each in a session of its own. */
  private static void cancelled(
      Provider spoken,
      String when,
      Script script,
      boolean hangsUp,
      Consumer<ScriptedProvider> moment)
      throws Exception {
    try (ScriptedProvider provider = new ScriptedProvider()) {
      PaidWork work = new PaidWork(spoken, provider.base(), stage);
      Ends ends = new Ends();
      for (int time = 0; time < TIMES; time++) {
        ends.add(one(work, provider, script, hangsUp, moment));
      }
      assertThat(provider.seen()).as("none is asked twice").hasSize(TIMES);
      ends.tell(spoken.wire(), when, hangsUp);
    }
  }

  private static End one(
      PaidWork work,
      ScriptedProvider provider,
      Script script,
      boolean hangsUp,
      Consumer<ScriptedProvider> moment) {
    CancellableWork monitor = new CancellableWork();
    PaidWork.Asking asking = work.begin(OperationType.AGENT_DESIGN);
    CompletableFuture<Void> played = new CompletableFuture<>();
    provider.add(
        line -> {
          script.play(line);
          played.complete(null);
        });
    LedgerTurns turns = work.turns(asking, monitor);
    CompletableFuture<Long> call =
        CompletableFuture.supplyAsync(
            () -> untilCancelled(turns, work), task -> new Thread(task, "asks").start());
    moment.accept(provider);
    played.join();
    // The connection, and after a refusal the wait: each can be ended by a cancel.
    for (int action = 0; action < (hangsUp ? 1 : 2); action++) {
      monitor.awaitAction();
    }
    long began = System.nanoTime();
    monitor.cancel();
    long micros = (call.join() - began) / 1_000;
    if (hangsUp) {
      provider.awaitDisconnect();
    }
    List<LedgerEntry> rows = work.rows(asking);
    assertThat(rows).hasSize(1);
    return new End(micros, rows.get(0));
  }

  private static long untilCancelled(LedgerTurns turns, PaidWork work) {
    assertThatThrownBy(() -> turns.ask(1, work.greeting())).isInstanceOf(WorkCancelled.class);
    return System.nanoTime();
  }

  /**
   * How one of the calls ended.
   *
   * @param micros from the cancel
   */
  private record End(long micros, LedgerEntry row) {
    boolean isHeld() {
      return row.standing().state() == LedgerState.ESTIMATED
          && row.standing().held().compareTo(row.reservation().amount().orElseThrow()) == 0;
    }

    boolean is(LedgerState state) {
      return row.standing().state() == state && row.standing().held().signum() == 0;
    }
  }

  /** How all of them ended. */
  private static final class Ends {
    private final List<End> ends = new ArrayList<>();

    void add(End end) {
      ends.add(end);
    }

    void tell(String wire, String when, boolean hangsUp) {
      long held = ends.stream().filter(End::isHeld).count();
      long settled = ends.stream().filter(end -> end.is(LedgerState.SETTLED)).count();
      long released = ends.stream().filter(end -> end.is(LedgerState.RELEASED)).count();
      long lost = ends.size() - held - settled - released;
      String seen = hangsUp ? Integer.toString(ends.size()) : "nothing was open";
      TABLE.row(
          wire, when, ends.size(), at(0.5), at(0.99), at(1), seen, held, settled, released, lost);
      assertThat(lost).as(when).isZero();
      assertThat(released).as(when).isEqualTo(hangsUp ? 0 : ends.size());
    }

    private double at(double part) {
      List<Long> sorted = new ArrayList<>(ends.stream().map(End::micros).toList());
      Collections.sort(sorted);
      return sorted.get((int) Math.ceil(part * sorted.size()) - 1) / 1_000.0;
    }
  }
}
