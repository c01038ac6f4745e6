package ktrdr.proof;

import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.OperationStore;

/** A real database on which somebody comes first, once, when a transaction locks a tree. */
final class BeforeLock {
  private final ServerTransactions.Stores stores;
  private boolean came;

  BeforeLock(Races races, Runnable other) {
    ServerTransactions.Stores real = races.database.stores();
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
    stores = real.with(store);
  }

  ServerTransactions.Stores stores() {
    return stores;
  }
}
