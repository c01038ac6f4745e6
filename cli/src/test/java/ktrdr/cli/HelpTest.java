package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import ktrdr.cli.fixture.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_has_help_with_an_example(String command) {
    var ran = new Cli().run((command + " --help").split(" "));
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("Usage: ktrdr " + command).contains("Examples:");
    assertThat(ran.err()).isEmpty();
  }

  static Stream<String> commands() {
    return Samples.commands();
  }

  @Test
  void help_is_the_help_of_ktrdr_or_of_a_command() {
    assertThat(new Cli().run("help").out()).isEqualTo(new Cli().run("--help").out());
    assertThat(new Cli().run("help", "ops", "wait").out())
        .isEqualTo(new Cli().run("operations", "wait", "--help").out());
    var ran = new Cli().run("help", "ops", "wiat");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains("there is no command: ktrdr operations wiat")
        .contains("did you mean: wait\n");
  }

  @Test
  void only_near_names_are_meant() {
    assertThat(new Cli().run("lst").err()).contains("did you mean: list\n");
    assertThat(new Cli().run("frobnicate").err()).doesNotContain("did you mean");
    assertThat(new Cli().run("x").err()).doesNotContain("did you mean");
    assertThat(new Cli().run("train", "-", "--sybmol", "SPX").err())
        .contains("ktrdr train has no option --sybmol")
        .contains("did you mean: --symbol\n");
  }

  @Test
  void the_commands_of_operations_are_short_for_themselves() {
    for (String name : "list status tree watch wait cancel pause resume retry".split(" ")) {
      assertThat(new Cli().run(name, "--help").exit()).as(name).isZero();
    }
  }

  @Test
  void ktrdr_alone_shows_its_help() {
    var ran = new Cli().run();
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("Usage: ktrdr").contains("Exit codes");
  }

  @Test
  void the_version_is_that_of_the_build() {
    assertThat(new Cli().run("version").out()).matches("ktrdr \\d+\\.\\d+\\.\\d+ \\(Java .*\\)\n");
    assertThat(new Cli().run("--version").out()).isEqualTo(new Cli().run("version").out());
  }

  @Test
  void a_flag_without_meaning_is_refused_instead_of_ignored() {
    var ran = new Cli().run("version", "--server", "http://127.0.0.1:1");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("--server and --token don't apply");
  }
}
