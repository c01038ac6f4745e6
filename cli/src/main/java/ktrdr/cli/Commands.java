package ktrdr.cli;

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
  private static final Map<String, Class<?>> TOP = new LinkedHashMap<>();
  private static final Map<String, Class<?>> AGENT = new LinkedHashMap<>();
  private static final Map<String, Class<?>> OPERATIONS = new LinkedHashMap<>();
  private static final Map<String, Class<?>> SERVER = new LinkedHashMap<>();
  private static final Map<String, Map<String, Class<?>>> GROUPS =
      Map.of("agent", AGENT, "operations", OPERATIONS, "server", SERVER);

  static {
    TOP.put("demo", DemoCommand.class);
    TOP.put("research", ResearchCommand.class);
    TOP.put("agent", AgentCommand.class);
    TOP.put("operations", OperationsCommand.class);
    TOP.put("status", StatusCommand.class);
    TOP.put("follow", FollowCommand.class);
    TOP.put("cancel", OperationsCancel.class);
    TOP.put("server", ServerCommand.class);
    TOP.put("open", OpenCommand.class);
    TOP.put("version", VersionCommand.class);
    AGENT.put("trigger", AgentTrigger.class);
    AGENT.put("status", AgentStatus.class);
    AGENT.put("sessions", AgentSessions.class);
    AGENT.put("session", AgentSession.class);
    AGENT.put("cancel", AgentCancel.class);
    OPERATIONS.put("list", OperationsList.class);
    OPERATIONS.put("status", OperationsStatus.class);
    OPERATIONS.put("tree", OperationsTree.class);
    OPERATIONS.put("watch", OperationsWatch.class);
    OPERATIONS.put("wait", OperationsWait.class);
    OPERATIONS.put("cancel", OperationsCancel.class);
    OPERATIONS.put("results", OperationsResults.class);
    OPERATIONS.put("metrics", OperationsMetrics.class);
    OPERATIONS.put("events", OperationsEvents.class);
    OPERATIONS.put("trades", OperationsTrades.class);
    OPERATIONS.put("equity", OperationsEquity.class);
    SERVER.put("start", ServerStart.class);
    SERVER.put("stop", ServerStop.class);
    SERVER.put("status", ServerStatus.class);
    SERVER.put("log", ServerLogCommand.class);
  }

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
