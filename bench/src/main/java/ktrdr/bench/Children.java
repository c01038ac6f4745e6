package ktrdr.bench;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import ktrdr.fixture.Database;
import ktrdr.fixture.EndsWithUs;
import ktrdr.fixture.Postgres;
import ktrdr.fixture.Quiet;
import ktrdr.operations.Operations;

/** Whether a child operation costs the same however many its session has. */
final class Children {
  private final Settings settings;

  Children(Settings settings) {
    this.settings = settings;
  }

  /** Measures one session after the other on each database in turn. */
  Table measure() {
    Settings.Size size = settings.size();
    Table table = table(size);
    Map<String, Database> databases = new LinkedHashMap<>();
    settings.databases().forEach(kind -> databases.put(kind, open(kind)));
    Map<String, ChildTimes> times = new LinkedHashMap<>();
    databases.keySet().forEach(kind -> times.put(kind, new ChildTimes()));
    for (int round = 0; round <= size.rounds(); round++) {
      for (Map.Entry<String, Database> each : databases.entrySet()) {
        long[] nanos = session(each.getValue(), round);
        if (round > 0) {
          times.get(each.getKey()).add(nanos);
        }
      }
    }
    times.forEach((kind, of) -> of.row(table, kind));
    databases.values().forEach(Database::close);
    return table;
  }

  private static Table table(Settings.Size size) {
    return new Table(
        "children-" + size.children(),
        "A child operation (open, begin, 10 times progress, complete; a transaction each), %,d in one session: median of %d sessions (least–greatest)"
            .formatted(size.children(), size.rounds()),
        "database",
        "first 100, ms each",
        "last 100, ms each",
        "last / first",
        "children/s");
  }

  private long[] session(Database database, long number) {
    var operations = new Operations(database.operations(), InstantSource.system(), new Quiet<>());
    ChildWork work = new ChildWork(database, operations, number + 1);
    long[] nanos = new long[settings.size().children()];
    for (int i = 0; i < nanos.length; i++) {
      long begin = System.nanoTime();
      work.child(i + 1);
      nanos[i] = System.nanoTime() - begin;
    }
    return nanos;
  }

  private static Database open(String kind) {
    String url = kind.equals("derby") ? derby() : postgresql();
    Database.migrate(url);
    return new Database(url.replace(";create=true", ""));
  }

  private static String derby() {
    Path directory = EndsWithUs.directory("children-").resolve("database");
    return "jdbc:derby:" + directory + ";create=true";
  }

  private static String postgresql() {
    String name = Postgres.shared().create();
    Commits.keep(Postgres.shared().url(name), name);
    return Postgres.shared().url(name);
  }
}
