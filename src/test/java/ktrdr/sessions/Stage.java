package ktrdr.sessions;

import ktrdr.fixture.Database;

/** Sessions on a real database, moved by hand; each call is a transaction of its own. */
public final class Stage extends Scene {
  public final Database database;

  public Stage() {
    this(new Database());
  }

  private Stage(Database database) {
    super(database);
    this.database = database;
  }
}
