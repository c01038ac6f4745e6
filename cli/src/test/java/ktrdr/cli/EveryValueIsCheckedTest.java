package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All options and arguments of all commands, each with values that it can't have. */
class EveryValueIsCheckedTest {
  private static final Pattern JAVA =
      Pattern.compile("\\b[A-Za-z]*(Exception|Error)\\b|\\b(java|ktrdr)\\.[a-z]+\\.|LocalDate");
  private static final Map<Class<?>, List<String>> BAD =
      Map.of(
          int.class, List.of("x", "1e3", "99999999999", "0x1F"),
          Integer.class, List.of("x", "1.5", "99999999999"),
          long.class, List.of("x", "99999999999999999999"),
          Long.class, List.of("x", "99999999999999999999"),
          BigDecimal.class, List.of("x", "1,5", "NaN", "1e999999999"),
          LocalDate.class, List.of("yesterday", "2026-02-30", "2026-13-01", "22.11.2026"),
          Path.class, List.of("/no/such/file", "/", "a\u0000b"));

  /** By the label of what is converted to a type of ours. */
  private static final Map<String, List<String>> ALSO_BAD =
      Map.ofEntries(
          Map.entry("STRATEGY", List.of("/no/such/file", "/", "a\u0000b")),
          Map.entry(
              "DATE|2h", List.of("yesterday", "2026-02-30", "2x", "h", "-2h", "2026-11-22T25:00Z")),
          Map.entry("TIME", List.of("x", "-1m", "5")),
          Map.entry("PHASE", List.of("dessert")),
          Map.entry("exchange|always", List.of("never")),
          Map.entry("skip|queue", List.of("drop")),
          Map.entry("USD|none", List.of("x", "-1", "1,5", "$5", "NaN", "1e3")),
          Map.entry("COST", List.of("x", "-1", "1,5", "$5", "none")),
          Map.entry("model|day|phase|session", List.of("week")),
          Map.entry("FORMAT", List.of("xml")),
          Map.entry("SEEDS", List.of("x", "1..", "3..1", "1..1000", "1.5")),
          Map.entry("KEY=A,B", List.of("x", "=1", "training.epochs=")));

  private final List<String> wrong = new ArrayList<>();

  @Test
  void a_value_of_the_wrong_kind_is_exit_2_and_told_without_a_class_name() {
    try (StubServer server = new StubServer()) {
      Samples.commands().forEach(name -> every(name, server));
      assertThat(wrong).isEmpty();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void an_empty_value_is_exit_2_wherever_one_is_taken() {
    try (StubServer server = new StubServer()) {
      Samples.commands().forEach(name -> blank(name, server));
      assertThat(wrong).isEmpty();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void an_empty_address_or_token_is_exit_2_before_the_command_too() {
    assertThat(new Cli().run("--server", "", "list").exit()).isEqualTo(2);
    assertThat(new Cli().run("--token", " ", "list").exit()).isEqualTo(2);
    assertThat(new Cli().run("list", "--server", "http://127.0.0.1:99999999").exit()).isEqualTo(2);
  }

  private void every(String name, StubServer server) {
    for (OptionSpec option : spec(name).options()) {
      for (String bad : bad(option)) {
        if (!option.inherited() || option.paramLabel().equals("FORMAT")) {
          expectUsage(server, Samples.with(line(name), option.longestName(), bad));
        }
      }
    }
    for (ArgSpec argument : spec(name).positionalParameters()) {
      for (String bad : bad(argument)) {
        expectUsage(
            server,
            (name + " --symbol X --timeframe 1d")
                .replace("train --symbol X --timeframe 1d", "train")
                .split(" "),
            bad);
      }
    }
  }

  private void blank(String name, StubServer server) {
    for (OptionSpec option : spec(name).options()) {
      if (option.arity().max() > 0) {
        expectUsage(server, Samples.with(line(name), option.longestName(), ""));
        expectUsage(server, Samples.with(line(name), option.longestName(), "  "));
      }
    }
    if (!spec(name).positionalParameters().isEmpty()) {
      expectUsage(server, name.split(" "), "");
      expectUsage(server, Samples.words(line(name)), " ");
    }
  }

  private static List<String> bad(ArgSpec argument) {
    List<String> ours = ALSO_BAD.getOrDefault(argument.paramLabel(), List.of());
    boolean file =
        Set.of("FILE").contains(argument.paramLabel()) && argument.converters().length > 0;
    return file
        ? ALSO_BAD.get("STRATEGY")
        : ours.isEmpty() ? BAD.getOrDefault(argument.type(), List.of()) : ours;
  }

  private static String line(String name) {
    return Samples.lines(name).findFirst().orElseThrow();
  }

  private void expectUsage(StubServer server, String[] line, String... more) {
    List<String> words = new ArrayList<>(List.of(line));
    words.addAll(List.of(more));
    if (!words.contains("--server")
        && !words.get(0).matches("server|completion|version|help|doctor")) {
      words.addAll(List.of("--server", server.uri()));
    }
    Cli.Ran ran = new Cli().run(words.toArray(String[]::new));
    if (ran.exit() != 2 || JAVA.matcher(ran.err()).find() || !ran.err().startsWith("error: ")) {
      wrong.add(words + " → exit " + ran.exit() + ": " + ran.err().strip());
    }
  }

  private static CommandSpec spec(String name) {
    Map<String, Catalogue.Entry> commands = Catalogue.top();
    Class<?> found = null;
    for (String word : name.split(" ")) {
      Catalogue.Entry entry = commands.get(word);
      found = entry.command();
      commands = entry.below();
    }
    return new CommandLine(new CommandFactory(new Cli().context()).create(found)).getCommandSpec();
  }
}
