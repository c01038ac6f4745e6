package ktrdr.sessions.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import ktrdr.fixture.Database;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Caller;
import ktrdr.sessions.strategies.StoredStrategies.Effect;
import ktrdr.sessions.strategies.StoredStrategies.Saved;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Strategies by name, in a real database. */
@Tag("database")
class StoredStrategiesTest {
  private static final Database DATABASE = new Database();
  private static final Caller ANN = new Caller("ann", "here");
  private static final Precondition REPLACE = new Precondition(true, Optional.empty());

  private final SetClock clock = new SetClock();
  private final StoredStrategies strategies =
      new StoredStrategies(DATABASE.strategies(), DATABASE.capacity(), clock);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void a_document_is_kept_as_it_was_sent_whatever_it_has() {
    String text = "name: kept # ä \uD83D\uDE00\n" + "# long\n".repeat(37_000);
    Saved saved = save("kept", text, Precondition.NONE);
    assertThat(saved.effect()).isEqualTo(Effect.CREATED);
    assertThat(find("kept")).contains(saved.strategy());
    assertThat(find("kept").orElseThrow().text()).isEqualTo(text);
    assertThat(find("nobody")).isEmpty();
  }

  @Test
  void other_content_is_replaced_only_if_somebody_says_so() {
    Instant first = clock.instant();
    save("taken", "one", Precondition.NONE);
    clock.advance(Duration.ofHours(1));
    assertThat(save("taken", "one", Precondition.NONE).effect()).isEqualTo(Effect.UNCHANGED);
    assertThatThrownBy(() -> save("taken", "two", Precondition.NONE))
        .isInstanceOf(StrategyNameTaken.class)
        .hasMessageContaining("?replace=true");
    assertThat(find("taken").orElseThrow().text()).isEqualTo("one");
    assertThat(save("taken", "two", REPLACE).effect()).isEqualTo(Effect.REPLACED);
    StoredStrategy after = find("taken").orElseThrow();
    assertThat(after.text()).isEqualTo("two");
    assertThat(after.stamp().created()).isEqualTo(first);
    assertThat(after.stamp().updated()).isEqualTo(first.plus(Duration.ofHours(1)));
    assertThat(after.stamp().updatedBy()).isEqualTo("ann");
  }

  @Test
  void a_version_that_was_named_must_still_be_there() {
    String one = save("versioned", "one", Precondition.NONE).strategy().sha256();
    assertThat(save("versioned", "two", of(one)).effect()).isEqualTo(Effect.REPLACED);
    assertThatThrownBy(() -> save("versioned", "three", of(one)))
        .isInstanceOf(StrategyChanged.class);
    assertThatThrownBy(() -> save("not_there", "x", of("*"))).isInstanceOf(StrategyChanged.class);
    assertThatThrownBy(() -> remove("versioned", of(one))).isInstanceOf(StrategyChanged.class);
    assertThat(save("versioned", "three", of("*")).effect()).isEqualTo(Effect.REPLACED);
    assertThat(find("not_there")).isEmpty();
  }

  @Test
  void what_is_removed_is_gone_and_its_name_is_free() {
    save("removed", "one", Precondition.NONE);
    assertThat(remove("removed", Precondition.NONE).text()).isEqualTo("one");
    assertThat(find("removed")).isEmpty();
    assertThatThrownBy(() -> remove("removed", Precondition.NONE))
        .isInstanceOf(StrategyNotFound.class);
    assertThat(save("removed", "two", Precondition.NONE).effect()).isEqualTo(Effect.CREATED);
  }

  @Test
  void what_comes_with_ktrdr_stays_as_it_is() {
    for (String name : InstalledStrategies.names()) {
      assertThat(InstalledStrategies.text(name).orElseThrow()).contains("name: " + name);
      assertThatThrownBy(() -> save(name, "x", REPLACE)).isInstanceOf(StrategyIsInstalled.class);
      assertThatThrownBy(() -> remove(name, REPLACE)).isInstanceOf(StrategyIsInstalled.class);
    }
  }

  @Test
  void pages_have_every_name_once() {
    for (String name : List.of("p_1", "p-2", "p3", "p_10", "p")) {
      save(name, "text of " + name, Precondition.NONE);
    }
    List<String> all = in(() -> DATABASE.strategies().names(1000));
    Optional<String> after = Optional.empty();
    List<String> paged = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Optional<String> last = after;
      StoredStrategy next = in(() -> DATABASE.strategies().list(last, 1)).get(0);
      paged.add(next.name());
      after = Optional.of(next.name());
    }
    assertThat(paged).isEqualTo(all).contains("p_1", "p-2", "p3", "p_10", "p");
    assertThat(in(() -> DATABASE.strategies().count())).isEqualTo(all.size());
  }

  @Test
  void of_two_servers_at_once_one_gets_the_name() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> saved =
          threads.invokeAll(
              List.<Callable<Boolean>>of(
                  () -> savedTogether(start, "one"), () -> savedTogether(start, "two")));
      assertThat(saved.get(0).get()).isNotEqualTo(saved.get(1).get());
    } finally {
      threads.shutdown();
    }
  }

  private boolean savedTogether(CyclicBarrier start, String text) throws Exception {
    start.await();
    try {
      save("both", text, Precondition.NONE);
      return true;
    } catch (StrategyNameTaken e) {
      return false;
    }
  }

  private Saved save(String name, String text, Precondition precondition) {
    return in(() -> strategies.save(name, text, precondition, ANN));
  }

  private StoredStrategy remove(String name, Precondition precondition) {
    return in(() -> strategies.remove(name, precondition));
  }

  private Optional<StoredStrategy> find(String name) {
    return in(() -> DATABASE.strategies().find(name));
  }

  private static <T> T in(Supplier<T> work) {
    return DATABASE.in(work);
  }

  private static Precondition of(String version) {
    return new Precondition(false, Optional.of(Set.of(version)));
  }
}
