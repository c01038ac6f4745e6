package ktrdr.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ktrdr.fixture.Database;
import ktrdr.fixture.Memory;
import ktrdr.proof.Call.Verb;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * The same calls on memory and on a real database give the same answers, rows and events; so what
 * is proved on memory is worth something.
 */
class MemoryTellsTheTruthTest {
  private static Play memory;
  private static Play database;

  private static void open() {
    if (memory == null) {
      memory = new Play(new Memory());
      database = new Play(new Database());
    }
  }

  @AfterContainer
  static void close() {
    database.storage.close();
  }

  @Property(tries = 25)
  void any_calls_give_the_same_rows_and_events(@ForAll("calls") List<Call> calls) {
    assertSame(calls);
  }

  @Provide
  Arbitrary<List<Call>> calls() {
    return Calls.lists(40);
  }

  private static void assertSame(List<Call> calls) {
    open();
    for (Call call : calls) {
      assertThat(ids(memory.make(call))).as(call.toString()).isEqualTo(ids(database.make(call)));
    }
    assertThat(dump(memory)).isEqualTo(dump(database));
    for (int i = 0; i < memory.sessions.size(); i++) {
      endAll(memory, i);
      endAll(database, i);
    }
  }

  private static void endAll(Play play, int session) {
    play.make(new Call(Verb.CANCEL, session, 0));
    play.make(new Call(Verb.SETTLE, session, 1));
  }

  private static String dump(Play play) {
    return Dump.of(play.storage, play.sessions);
  }

  private static String ids(String text) {
    return text.replaceAll("op_[a-z_]+_\\d{8}_\\d{6}_[0-9a-z]{10}", "op");
  }
}
