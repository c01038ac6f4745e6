package ktrdr.cli.command.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Generates the script that completes commands, options and values in bash, and in zsh through
 * bashcompinit. The script contains the names of commands and options, and asks the server for ids
 * when they are needed.
 */
final class BashCompletion {
  /** Stands for a value without candidates. */
  private static final String ANYTHING = ".";

  private final StringBuilder below = new StringBuilder();
  private final StringBuilder options = new StringBuilder();
  private final StringBuilder labels = new StringBuilder();
  private final StringBuilder arguments = new StringBuilder();
  private final Set<String> known = new TreeSet<>();

  private BashCompletion() {}

  static String of(CommandSpec root) {
    BashCompletion completion = new BashCompletion();
    completion.command(root, "");
    return template()
        .replace("@BELOW@", completion.below)
        .replace("@OPTIONS@", completion.options)
        .replace("@LABELS@", completion.labels)
        .replace("@ARGUMENTS@", completion.arguments)
        .replace("@WORDS@", completion.words());
  }

  private void command(CommandSpec command, String path) {
    Map<String, CommandLine> subcommands = command.subcommands();
    if (!subcommands.isEmpty()) {
      line(below, "'" + path + "'", String.join(" ", subcommands.keySet()));
    }
    options(command, path);
    if (!command.positionalParameters().isEmpty()) {
      line(
          arguments,
          "'" + path + "'",
          command.positionalParameters().stream()
              .map(this::label)
              .collect(Collectors.joining(" ")));
    }
    subcommands.forEach(
        (name, line) -> {
          if (name.equals(line.getCommandName())) {
            command(line.getCommandSpec(), path + " " + name);
          }
        });
  }

  private void options(CommandSpec command, String path) {
    line(
        options,
        "'" + path + "'",
        command.options().stream()
            .flatMap(option -> Arrays.stream(option.names()))
            .collect(Collectors.joining(" ")));
    for (OptionSpec option : command.options()) {
      boolean own = path.isEmpty() || !option.inherited();
      if (own && option.arity().max() > 0) {
        String before = option.inherited() || path.isEmpty() ? "*" : "'" + path + "'";
        line(
            labels,
            Arrays.stream(option.names())
                .map(name -> before + "' " + name + "'")
                .collect(Collectors.joining(" | ")),
            label(option));
      }
    }
  }

  private String label(ArgSpec argument) {
    String label = argument.paramLabel();
    if (!Candidates.areThereFor(label)) {
      return ANYTHING;
    }
    known.add(label);
    return "'" + label + "'";
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (String label : known) {
      if (!Candidates.isFile(label)) {
        String asked =
            Candidates.question(label)
                .map(question -> "; \"$2\" " + question + " 2>/dev/null </dev/null")
                .orElse("");
        line(words, "'" + label + "'", Candidates.words(label) + asked);
      }
    }
    return words.toString();
  }

  private static void line(StringBuilder lines, String pattern, String words) {
    lines.append("    ").append(pattern).append(") echo ").append(words).append(" ;;\n");
  }

  private static String template() {
    try (InputStream in = BashCompletion.class.getResourceAsStream("/ktrdr/cli/completion.bash")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
