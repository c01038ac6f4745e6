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
    return Stream.of(
            "demo;research;agent trigger;agent status;agent sessions;agent session;agent cancel;status;follow;cancel",
            "resume;retry;train;backtest;data list;doctor;completion;agent pause;agent resume;agent schedule",
            "agent schedule add;agent schedule list;agent schedule show;agent schedule pause",
            "agent schedule resume;agent schedule remove;operations pause;operations resume;operations retry",
            "operations explain;operations log;data;data show;data load;agent;operations;server",
            "operations list;operations status;operations tree;operations watch;operations wait;operations cancel",
            "operations results;operations metrics;operations events;operations trades;operations equity",
            "server start;server stop;server status;server log;server password;open;version")
        .flatMap(line -> Stream.of(line.split(";")));
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
  }

  @Test
  void a_flag_without_meaning_is_refused_instead_of_ignored() {
    var ran = new Cli().run("version", "--server", "http://127.0.0.1:1");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("--server and --token have no meaning here");
  }
}
