package ktrdr.cli.command.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Generates the completion script for fish: one {@code complete} line per command and option. */
final class FishCompletion {
  private static final String START = "complete -c ktrdr";

  private final List<String> lines = new ArrayList<>();

  private FishCompletion() {}

  static String of(CommandSpec root) {
    FishCompletion completion = new FishCompletion();
    completion.lines.add("# fish completion of ktrdr");
    completion.below(root, List.of());
    return String.join("\n", completion.lines);
  }

  private void below(CommandSpec command, List<String> path) {
    Map<String, CommandLine> subcommands = command.subcommands();
    subcommands.forEach(
        (name, line) ->
            lines.add(
                START
                    + " -f -n "
                    + quoted(condition(path, subcommands))
                    + " -a "
                    + name
                    + " -d "
                    + quoted(first(line.getCommandSpec().usageMessage().description()))));
    for (OptionSpec option : command.options()) {
      if (path.isEmpty() || !option.inherited()) {
        option(option, path);
      }
    }
    for (PositionalParamSpec argument : command.positionalParameters()) {
      if (Candidates.areThereFor(argument.paramLabel())) {
        lines.add(
            START + " -n " + quoted(seen(path)) + values(argument.paramLabel(), " -f", " -F"));
      }
    }
    subcommands.forEach((name, line) -> below(line.getCommandSpec(), append(path, name)));
  }

  private void option(OptionSpec option, List<String> path) {
    StringBuilder line = new StringBuilder(START);
    if (!path.isEmpty()) {
      line.append(" -n ").append(quoted(seen(path)));
    }
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    String value = option.arity().max() > 0 ? values(option.paramLabel(), " -x", " -r -F") : "";
    lines.add(line + value + " -d " + quoted(first(option.description())));
  }

  /**
   * The candidates for a label; {@code words} and {@code files} are the flags to use for each kind.
   */
  private static String values(String label, String words, String files) {
    if (Candidates.isFile(label)) {
      return files;
    }
    if (!Candidates.areThereFor(label)) {
      return " -r";
    }
    String asked =
        Candidates.question(label)
            .map(question -> " (ktrdr " + question + " 2>/dev/null)")
            .orElse("");
    return words + " -a " + quoted((Candidates.words(label) + asked).strip());
  }

  /** The fish condition that this command was typed and none of its subcommands yet. */
  private static String condition(List<String> path, Map<String, CommandLine> subcommands) {
    String none = "not __fish_seen_subcommand_from " + String.join(" ", subcommands.keySet());
    return path.isEmpty() ? none : seen(path) + "; and " + none;
  }

  private static String seen(List<String> path) {
    return path.stream()
        .map(name -> "__fish_seen_subcommand_from " + name)
        .collect(Collectors.joining("; and "));
  }

  private static List<String> append(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }

  private static String first(String... description) {
    return description.length == 0 ? "" : description[0].replace("%%", "%");
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
