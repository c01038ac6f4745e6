package ktrdr.sessions;

import ktrdr.fixture.Database;

/** Sessions on a real database, moved by hand; each call is a transaction of its own. */
final class Stage extends Scene {
  final Database database;

  Stage() {
    this(new Database());
  }

  private Stage(Database database) {
    super(database);
    this.database = database;
  }
}
