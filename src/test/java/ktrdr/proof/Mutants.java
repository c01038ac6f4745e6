package ktrdr.proof;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import ktrdr.fixture.MemoryTrials;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.Tables;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.work.Progress;

/** The real transactions with one thing wrong each, to see that the exploration notices. */
final class Mutants {
  private Mutants() {}

  /** A worker hands in its result, and nobody asks in which term it began. */
  static Ground finishingWithoutEpoch() {
    return with(
        (ground, transactions) ->
            WrongTransactions.with(
                transactions,
                new WrongTransactions.Trusting(transactions.sessions(), ground.store())));
  }

  /** A cancel forgets the children. */
  static Ground cancellingTheRootOnly() {
    return with(
        (ground, transactions) -> {
          WrongStore.Call rootOnly =
              (store, arguments) -> List.of(store.find((OperationId) arguments[0]).orElseThrow());
          ServerTransactions wrong =
              on(ground, WrongStore.changed(ground.store(), "tree", rootOnly));
          return WrongTransactions.with(transactions, transactions.opens(), wrong.cancels());
        });
  }

  /** A child that was cancelled looks as if it ran. */
  static Ground forgettingTheEnd() {
    return stored(store -> WrongStore.forgetful(store, o -> !o.isRoot(), OperationStatus.RUNNING));
  }

  /** Who gives a slot away does not see that the one whose turn it was has ended. */
  static Ground dispatchingTheDead() {
    return with(
        (ground, transactions) -> {
          OperationStore forgetful =
              WrongStore.forgetful(ground.store(), Operation::isRoot, OperationStatus.PAUSED);
          return WrongTransactions.with(
              transactions, on(ground, forgetful).opens(), transactions.cancels());
        });
  }

  /** Progress of any term is taken. */
  static Ground reportingWithoutEpoch() {
    WrongStore.Call careless =
        (store, arguments) -> {
          OperationId id = (OperationId) arguments[0];
          long term = store.find(id).orElseThrow().term();
          store.progress(id, term, (Progress) arguments[2]);
          return null;
        };
    return stored(store -> WrongStore.changed(store, "progress", careless));
  }

  /** Every job execution that asks holds the tree. */
  static Ground claimingTwice() {
    return stored(store -> WrongStore.changed(store, "claim", (real, arguments) -> true));
  }

  /** Who found a server dead takes its work, whoever has it by then. */
  static Ground recoveringWhateverItIsNow() {
    return with(
        (ground, transactions) ->
            WrongTransactions.with(
                transactions,
                new WrongTransactions.Greedy(transactions.takeovers(), ground.store())));
  }

  /** A backtest is registered as a trial before anybody asks whether its result is taken. */
  static Ground registeringFirst() {
    return with(
        (ground, transactions) ->
            WrongTransactions.with(
                transactions,
                new WrongTransactions.Hasty(transactions.sessions(), ground.stores().registry())));
  }

  /** No trial is kept. */
  static Ground forgettingTrials() {
    return with(
        (ground, transactions) ->
            WrongTransactions.with(
                transactions,
                on(ground, ground.stores().with(new MemoryTrials(Tables::new))).sessions()));
  }

  private static ServerTransactions on(Ground ground, OperationStore store) {
    return on(ground, ground.stores().with(store));
  }

  private static ServerTransactions on(Ground ground, ServerTransactions.Stores wrong) {
    return ServerTransactions.on(wrong, ground.clock(), 1, "A");
  }

  private static Ground with(BiFunction<Ground, ServerTransactions, ServerTransactions> change) {
    return new Ground(UnaryOperator.identity(), change);
  }

  private static Ground stored(UnaryOperator<OperationStore> change) {
    return new Ground(change, (ground, real) -> real);
  }
}
