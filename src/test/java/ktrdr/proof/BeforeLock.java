package ktrdr.proof;

import ktrdr.fixture.Books;
import ktrdr.operations.OperationStore;

/** A real database on which somebody comes first, once, when a transaction locks a tree. */
final class BeforeLock {
  private final Books.Stores stores;
  private boolean came;

  BeforeLock(Races races, Runnable other) {
    Books.Stores real = races.database.stores();
    OperationStore store =
        WrongStore.changed(
            real.operations(),
            "lock",
            (operations, arguments) -> {
              if (!came) {
                came = true;
                races.meanwhile(other);
              }
              return operations.lock((ktrdr.operations.OperationId) arguments[0]);
            });
    stores = new Books.Stores(store, real.sessions(), real.capacity(), real.keys());
  }

  Books.Stores stores() {
    return stores;
  }
}
