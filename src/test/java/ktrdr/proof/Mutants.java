package ktrdr.proof;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import ktrdr.fixture.Books;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.work.Progress;

/** The real books with one thing wrong each, to see that the exploration notices. */
final class Mutants {
  private Mutants() {}

  /** A worker hands in its result, and nobody asks in which term it began. */
  static Ground finishingWithoutEpoch() {
    return with(
        (ground, books) ->
            WrongBooks.with(books, new WrongBooks.Trusting(books.sessions(), ground.store())));
  }

  /** A cancel forgets the children. */
  static Ground cancellingTheRootOnly() {
    return with(
        (ground, books) -> {
          WrongStore.Call rootOnly =
              (store, arguments) -> List.of(store.find((OperationId) arguments[0]).orElseThrow());
          Books wrong = on(ground, WrongStore.changed(ground.store(), "tree", rootOnly));
          return WrongBooks.with(books, books.opens(), wrong.cancels());
        });
  }

  /** A child that was cancelled looks as if it ran. */
  static Ground forgettingTheEnd() {
    return stored(store -> WrongStore.forgetful(store, o -> !o.isRoot(), OperationStatus.RUNNING));
  }

  /** Who gives a slot away does not see that the one whose turn it was has ended. */
  static Ground dispatchingTheDead() {
    return with(
        (ground, books) -> {
          OperationStore forgetful =
              WrongStore.forgetful(ground.store(), Operation::isRoot, OperationStatus.PAUSED);
          return WrongBooks.with(books, on(ground, forgetful).opens(), books.cancels());
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
        (ground, books) ->
            WrongBooks.with(books, new WrongBooks.Greedy(books.handOvers(), ground.store())));
  }

  private static Books on(Ground ground, OperationStore store) {
    Books.Stores real = ground.stores();
    Books.Stores wrong = new Books.Stores(store, real.sessions(), real.capacity(), real.keys());
    return Books.on(wrong, ground.clock(), 1, "A");
  }

  private static Ground with(BiFunction<Ground, Books, Books> change) {
    return new Ground(UnaryOperator.identity(), change);
  }

  private static Ground stored(UnaryOperator<OperationStore> change) {
    return new Ground(change, (ground, real) -> real);
  }
}
