package ktrdr.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ktrdr.cli.command.Context;
import picocli.CommandLine;

/**
 * Makes the commands. Only the one that is named is made, because reading the annotations of all of
 * them takes as long as the fastest command; all are made for a help, for a name that does not
 * exist, and for what completes the names.
 */
final class Commands {
  private static final Set<String> OPTIONS_WITH_VALUE =
      Set.of("--server", "--token", "-o", "--output");

  private final CommandFactory factory;
  private final List<String> words;

  Commands(Context context, String... arguments) {
    factory = new CommandFactory(context);
    words = words(arguments);
  }

  void addTo(CommandLine root) {
    add(root, Catalogue.top(), 0);
  }

  private void add(CommandLine parent, Map<String, Catalogue.Entry> commands, int position) {
    Catalogue.Entry named = isForAll() ? null : commands.get(word(position));
    if (named != null) {
      add(parent, word(position), named, position);
    } else {
      commands.forEach((name, entry) -> add(parent, name, entry, position));
    }
  }

  private void add(CommandLine parent, String name, Catalogue.Entry entry, int position) {
    CommandLine made = new CommandLine(factory.create(entry.command()));
    add(made, entry.below(), position + 1);
    parent.addSubcommand(name, made);
  }

  private boolean isForAll() {
    return word(0).equals("completion") || word(0).equals("help");
  }

  private String word(int position) {
    return position < words.size() ? words.get(position) : "";
  }

  /**
   * The arguments that are neither options nor the values of options for all commands, the aliases
   * spelled out.
   */
  private static List<String> words(String... arguments) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (OPTIONS_WITH_VALUE.contains(arguments[i])) {
        i++;
      } else if (!arguments[i].startsWith("-")) {
        words.add(arguments[i].equals("ops") ? "operations" : arguments[i]);
      }
    }
    return words;
  }
}
