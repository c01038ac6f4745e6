package ktrdr.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.ledger.LedgerRows;
import ktrdr.fixture.LedgerStage;
import ktrdr.fixture.Memory;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Caller;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStore;

/** The real transactions of some servers, on memory that can go back to any point. */
final class Ground {
  static final Caller USER = new Caller("local", "a test");

  private final SetClock clock = new SetClock();
  private final Memory memory = new Memory(clock);
  private final ServerTransactions.Stores stores;
  private final UnaryOperator<LedgerRows> ledger;
  private boolean inside;
  private final BiFunction<Ground, ServerTransactions, ServerTransactions> change;
  private final Map<String, ServerTransactions> transactions = new HashMap<>();

  /** The transactions as they are, with one slot. */
  Ground() {
    this(UnaryOperator.identity(), (ground, real) -> real);
  }

  /** The transactions as they are, on another ledger. */
  Ground(UnaryOperator<LedgerRows> ledger) {
    this(UnaryOperator.identity(), (ground, real) -> real, ledger);
  }

  /** Another store, or other transactions, to see whether the exploration notices. */
  Ground(
      UnaryOperator<OperationStore> store,
      BiFunction<Ground, ServerTransactions, ServerTransactions> change) {
    this(store, change, UnaryOperator.identity());
  }

  private Ground(
      UnaryOperator<OperationStore> store,
      BiFunction<Ground, ServerTransactions, ServerTransactions> change,
      UnaryOperator<LedgerRows> ledger) {
    this.ledger = ledger;
    ServerTransactions.Stores real = memory.stores();
    stores = real.with(store.apply(real.operations()));
    this.change = change;
  }

  ServerTransactions.Stores stores() {
    return stores;
  }

  /** Calls of models at this ground. */
  ModelCalls calls() {
    return new ModelCalls(this);
  }

  /** The ledger at a point. */
  Ledger ledger(World world) {
    LedgerRows rows = ledger.apply(world.ledger().orElseThrow());
    return new Ledger(rows, LedgerStage.PRICES, LedgerStage.NONE);
  }

  SetClock clock() {
    return clock;
  }

  OperationStore store() {
    return stores.operations();
  }

  ServerTransactions transactions(String server) {
    return transactions.computeIfAbsent(
        server, name -> change.apply(this, ServerTransactions.on(stores, clock, 1, name)));
  }

  /** One transaction at this point of the exploration. */
  <T> T in(World world, Supplier<T> work) {
    if (!inside) {
      memory.restore(world.tables);
    }
    T result = memory.in(work);
    world.tables = memory.tables();
    return result;
  }

  void nobodyComes() {
    memory.comeFirst(() -> {});
  }

  /** Does something in transactions of its own when the next one is about to lock the tree. */
  void comeFirst(World world, Runnable other) {
    memory.comeFirst(
        () -> {
          inside = true;
          try {
            world.tables = memory.tables();
            other.run();
          } finally {
            inside = false;
          }
        });
  }

  void run(World world, Runnable work) {
    in(
        world,
        () -> {
          work.run();
          return null;
        });
  }

  Notice notice(Caller by) {
    Instant now = clock.instant();
    return new Notice(now, by, "enough", now.plus(Duration.ofSeconds(10)));
  }

  Operation.StopRequest stopRequest(Operation.StopRequest.Kind kind) {
    Instant now = clock.instant();
    return new Operation.StopRequest(
        kind, new Notice(now, USER, "a halt", now.plus(Duration.ofSeconds(10))));
  }

  static <T> Optional<T> none() {
    return Optional.empty();
  }
}
