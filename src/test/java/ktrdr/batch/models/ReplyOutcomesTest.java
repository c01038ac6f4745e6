package ktrdr.batch.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ktrdr.agent.conversation.ConversationFailed;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.model.Provider;
import ktrdr.fixture.ProofTable;
import ktrdr.fixture.ScriptedProvider;
import ktrdr.operations.OperationType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a provider answers to a design, the design ends with a sentence, the ledger has what was
 * told of its cost, and nothing is asked again that may have been billed.
 */
@Tag("database")
@Tag("money")
class ReplyOutcomesTest {
  private static final ProofTable TABLE =
      new ProofTable(
          "7-money-b-outcomes",
          "What becomes of a design by what its provider answers",
          "wire",
          "the provider answers",
          "the design",
          "its sentence",
          "requests",
          "rows",
          "tokens in",
          "out");

  private static final Map<Provider, ScriptedProvider> PROVIDERS = new EnumMap<>(Provider.class);
  private static final Map<Provider, PaidWork> WORK = new EnumMap<>(Provider.class);

  @BeforeAll
  static void begun() {
    for (Provider spoken : Provider.values()) {
      PROVIDERS.put(spoken, new ScriptedProvider());
      WORK.put(spoken, new PaidWork(spoken, PROVIDERS.get(spoken).base()));
    }
  }

  @AfterAll
  static void told() throws Exception {
    TABLE.write();
    WORK.values().forEach(PaidWork::close);
    for (ScriptedProvider provider : PROVIDERS.values()) {
      provider.close();
    }
  }

  static Stream<Arguments> all() {
    return Stream.of(Provider.values())
        .flatMap(spoken -> Outcomes.of(spoken).stream().map(each -> arguments(spoken, each)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("all")
  void each_answer_has_its_own_outcome(Provider spoken, Outcomes.Outcome expected) {
    ScriptedProvider provider = PROVIDERS.get(spoken);
    int before = provider.seen().size();
    expected.answers().forEach(provider::add);
    PaidWork work = WORK.get(spoken);
    PaidWork.Asking asking = work.begin(OperationType.AGENT_DESIGN);
    Optional<ConversationFailed> failure = design(work, asking);

    String code = failure.map(ConversationFailed::code).orElse("designed");
    String sentence = failure.map(Throwable::getMessage).orElse("");
    List<LedgerEntry> rows = work.rows(asking);
    int requests = provider.seen().size() - before;
    TABLE.row(
        spoken.wire(),
        expected.name(),
        code,
        sentence.replace("|", "\\|"),
        requests,
        states(rows),
        input(rows),
        output(rows));
    assertThat(code).isEqualTo(expected.code());
    assertThat(sentence).contains(expected.sentence());
    assertThat(requests).as("requests").isEqualTo(expected.answers().size());
    assertThat(states(rows)).isEqualTo(expected.rows());
    assertCounted("input", input(rows), expected.input());
    assertCounted("output", output(rows), expected.output());
    assertNothingBilledIsAskedAgain(expected, rows);
  }

  private static void assertCounted(String what, long counted, long expected) {
    if (expected == Outcomes.GUESS) {
      assertThat(counted).as(what).isPositive();
    } else {
      assertThat(counted).as(what).isEqualTo(expected);
    }
  }

  private static Optional<ConversationFailed> design(PaidWork work, PaidWork.Asking asking) {
    try {
      assertThat(work.design(asking).strategy().name()).isNotEmpty();
      return Optional.empty();
    } catch (ConversationFailed failed) {
      return Optional.of(failed);
    }
  }

  private static String states(List<LedgerEntry> rows) {
    return rows.stream()
        .map(row -> row.standing().state().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static long input(List<LedgerEntry> rows) {
    return rows.stream()
        .filter(row -> row.standing().state() != LedgerState.RELEASED)
        .mapToLong(row -> row.standing().tokens().input())
        .sum();
  }

  private static long output(List<LedgerEntry> rows) {
    return rows.stream().mapToLong(row -> row.standing().tokens().output()).sum();
  }

  /** Within a turn, the only rows before the last are those of refusals, which cost nothing. */
  private static void assertNothingBilledIsAskedAgain(
      Outcomes.Outcome expected, List<LedgerEntry> rows) {
    for (LedgerEntry row : rows) {
      boolean asked =
          rows.stream()
              .anyMatch(
                  later ->
                      later.attempt().turn() == row.attempt().turn()
                          && later.attempt().number() > row.attempt().number());
      assertThat(!asked || row.standing().state() == LedgerState.RELEASED)
          .as(expected.name() + ": " + row)
          .isTrue();
    }
  }
}
