package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import ktrdr.cli.fixture.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
  /** What ktrdr answers to the questions of the script. */
  private static final String SERVER =
      "ktrdr() { case $* in 'operations list -l 100 -o name') echo op_a; echo op_b1; echo op_b2 ;;"
          + " 'data list -o name') echo SPX; echo NDX ;;"
          + " 'agent sessions -l 100 -o name') echo 12 ;; esac; }";

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void bash_completes_commands_below_commands(@TempDir Path directory) throws Exception {
    Path script = Files.writeString(directory.resolve("ktrdr.bash"), script("bash"));
    assertThat(bash(script, "operations ", "ex")).contains("explain");
    assertThat(bash(script, "agent schedule ", "re")).contains("resume").contains("remove");
    assertThat(bash(script, "research ", "--idem")).contains("--idempotency-key");
    assertThat(bash(script, "data load ", "--tr")).contains("--trading");
    assertThat(bash(script, "", "wa")).contains("watch").contains("wait");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void bash_completes_ids_statuses_types_symbols_and_files(@TempDir Path directory)
      throws Exception {
    Path script = Files.writeString(directory.resolve("ktrdr.bash"), script("bash"));
    Files.createFile(directory.resolve("strategy.yaml"));
    assertThat(bash(script, "ops cancel ", "op_b")).isEqualTo("op_b1 op_b2\n");
    assertThat(bash(script, "cancel op_a -r why ", "")).contains("@active").contains("op_b2");
    assertThat(bash(script, "list -s ", "ca")).isEqualTo("cancelling cancelled\n");
    assertThat(bash(script, "list -s failed -t ", "tr")).isEqualTo("training\n");
    assertThat(bash(script, "research --symbol ", "S")).isEqualTo("SPX\n");
    assertThat(bash(script, "data show SPX ", "1")).isEqualTo("1m 15m 1h 1d 1w\n");
    assertThat(bash(script, "agent session ", "")).isEqualTo("12\n");
    assertThat(bash(script, "list -o ", "js")).isEqualTo("json jsonl\n");
    assertThat(bash(script, "completion ", "z")).isEqualTo("zsh\n");
    assertThat(bash(script, "train ", directory + "/str"))
        .isEqualTo(directory.resolve("strategy.yaml") + "\n");
    assertThat(bash(script, "train x.yaml --seed ", "")).isEqualTo("\n");
  }

  @Test
  void fish_gets_a_line_for_every_command_and_option() {
    assertThat(script("fish").lines())
        .contains(
            "complete -c ktrdr -f -n '__fish_seen_subcommand_from agent; and"
                + " __fish_seen_subcommand_from schedule; and not __fish_seen_subcommand_from add"
                + " list show pause resume remove' -a remove -d 'Remove a schedule; sessions that it"
                + " started continue.'",
            "complete -c ktrdr -n '__fish_seen_subcommand_from agent; and"
                + " __fish_seen_subcommand_from session' -f -a '(ktrdr agent sessions -l 100 -o"
                + " name 2>/dev/null)'",
            "complete -c ktrdr -l server -r -d 'The server (default: KTRDR_SERVER, else the port in"
                + " KTRDR_HTTP_PORT, else the one started here).'",
            "complete -c ktrdr -f -n '__fish_seen_subcommand_from data; and not"
                + " __fish_seen_subcommand_from list show load remove' -a show -d 'Show the bars of a"
                + " symbol, newest last.'")
        .noneMatch(line -> line.contains("%%"));
  }

  @Test
  void zsh_uses_the_script_of_bash() {
    assertThat(script("zsh")).contains("bashcompinit");
  }

  @Test
  void another_shell_is_refused_with_those_that_there_are() {
    var ran = new Cli().run("completion", "powershell");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).containsIgnoringCase("bash").containsIgnoringCase("fish");
  }

  private static String script(String shell) {
    var ran = new Cli().run("completion", shell);
    assertThat(ran.exit()).isZero();
    return ran.out();
  }

  private static String bash(Path script, String before, String typed) throws Exception {
    String words = "ktrdr " + before + (typed.isEmpty() ? "''" : typed);
    String line =
        "%s; source %s; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); COMP_LINE='%s'; COMP_POINT=%d; _ktrdr; echo \"${COMPREPLY[@]}\""
            .formatted(SERVER, script, words, words, words.length());
    Process process = new ProcessBuilder("bash", "-c", line).start();
    String out = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return out;
  }
}
