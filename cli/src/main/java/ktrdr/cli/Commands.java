package ktrdr.cli;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ktrdr.cli.command.AgentCancel;
import ktrdr.cli.command.AgentCommand;
import ktrdr.cli.command.AgentSession;
import ktrdr.cli.command.AgentSessions;
import ktrdr.cli.command.AgentStatus;
import ktrdr.cli.command.AgentTrigger;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.DemoCommand;
import ktrdr.cli.command.FollowCommand;
import ktrdr.cli.command.OpenCommand;
import ktrdr.cli.command.OperationsCancel;
import ktrdr.cli.command.OperationsCommand;
import ktrdr.cli.command.OperationsEquity;
import ktrdr.cli.command.OperationsEvents;
import ktrdr.cli.command.OperationsList;
import ktrdr.cli.command.OperationsMetrics;
import ktrdr.cli.command.OperationsResults;
import ktrdr.cli.command.OperationsStatus;
import ktrdr.cli.command.OperationsTrades;
import ktrdr.cli.command.OperationsTree;
import ktrdr.cli.command.OperationsWait;
import ktrdr.cli.command.OperationsWatch;
import ktrdr.cli.command.ResearchCommand;
import ktrdr.cli.command.ServerCommand;
import ktrdr.cli.command.ServerLogCommand;
import ktrdr.cli.command.ServerStart;
import ktrdr.cli.command.ServerStatus;
import ktrdr.cli.command.ServerStop;
import ktrdr.cli.command.StatusCommand;
import ktrdr.cli.command.VersionCommand;
import picocli.CommandLine;

/**
 * All commands by their names. Only the one that is named is made, because reading the annotations
 * of all of them takes as long as the fastest command; all are made for a help or a name that does
 * not exist.
 */
final class Commands {
  private static final Set<String> OPTIONS_WITH_VALUE =
      Set.of("--server", "--token", "-o", "--output");
  private static final Map<String, Class<?>> TOP =
      ordered(
          entry("demo", DemoCommand.class),
          entry("research", ResearchCommand.class),
          entry("agent", AgentCommand.class),
          entry("operations", OperationsCommand.class),
          entry("status", StatusCommand.class),
          entry("follow", FollowCommand.class),
          entry("cancel", OperationsCancel.class),
          entry("server", ServerCommand.class),
          entry("open", OpenCommand.class),
          entry("version", VersionCommand.class));
  private static final Map<String, Class<?>> AGENT =
      ordered(
          entry("trigger", AgentTrigger.class),
          entry("status", AgentStatus.class),
          entry("sessions", AgentSessions.class),
          entry("session", AgentSession.class),
          entry("cancel", AgentCancel.class));
  private static final Map<String, Class<?>> OPERATIONS =
      ordered(
          entry("list", OperationsList.class),
          entry("status", OperationsStatus.class),
          entry("tree", OperationsTree.class),
          entry("watch", OperationsWatch.class),
          entry("wait", OperationsWait.class),
          entry("cancel", OperationsCancel.class),
          entry("results", OperationsResults.class),
          entry("metrics", OperationsMetrics.class),
          entry("events", OperationsEvents.class),
          entry("trades", OperationsTrades.class),
          entry("equity", OperationsEquity.class));
  private static final Map<String, Class<?>> SERVER =
      ordered(
          entry("start", ServerStart.class),
          entry("stop", ServerStop.class),
          entry("status", ServerStatus.class),
          entry("log", ServerLogCommand.class));
  private static final Map<String, Map<String, Class<?>>> GROUPS =
      Map.of("agent", AGENT, "operations", OPERATIONS, "server", SERVER);

  private final CommandFactory factory;
  private final List<String> words;

  Commands(Context context, String... arguments) {
    factory = new CommandFactory(context);
    words = words(arguments);
  }

  void addTo(CommandLine root) {
    add(root, TOP, 0);
    GROUPS.forEach(
        (name, commands) -> {
          CommandLine group = root.getSubcommands().get(name);
          if (group != null) {
            add(group, commands, 1);
          }
        });
  }

  private void add(CommandLine parent, Map<String, Class<?>> commands, int position) {
    String word = position < words.size() ? words.get(position) : "";
    Class<?> named = commands.get(word);
    if (named != null) {
      parent.addSubcommand(word, factory.create(named));
    } else {
      commands.forEach((name, type) -> parent.addSubcommand(name, factory.create(type)));
    }
  }

  @SafeVarargs
  private static Map<String, Class<?>> ordered(Map.Entry<String, ? extends Class<?>>... commands) {
    Map<String, Class<?>> ordered = new LinkedHashMap<>();
    for (Map.Entry<String, ? extends Class<?>> command : commands) {
      ordered.put(command.getKey(), command.getValue());
    }
    return ordered;
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
