package ktrdr.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import ktrdr.cli.command.AgentCancel;
import ktrdr.cli.command.AgentCommand;
import ktrdr.cli.command.AgentPause;
import ktrdr.cli.command.AgentResume;
import ktrdr.cli.command.AgentSchedule;
import ktrdr.cli.command.AgentSession;
import ktrdr.cli.command.AgentSessions;
import ktrdr.cli.command.AgentStatus;
import ktrdr.cli.command.AgentTrigger;
import ktrdr.cli.command.BacktestCommand;
import ktrdr.cli.command.CompletionCommand;
import ktrdr.cli.command.DataCommand;
import ktrdr.cli.command.DataList;
import ktrdr.cli.command.DataLoad;
import ktrdr.cli.command.DataShow;
import ktrdr.cli.command.DemoCommand;
import ktrdr.cli.command.DoctorCommand;
import ktrdr.cli.command.FollowCommand;
import ktrdr.cli.command.HelpCommand;
import ktrdr.cli.command.OpenCommand;
import ktrdr.cli.command.OperationsCancel;
import ktrdr.cli.command.OperationsCommand;
import ktrdr.cli.command.OperationsEquity;
import ktrdr.cli.command.OperationsEvents;
import ktrdr.cli.command.OperationsExplain;
import ktrdr.cli.command.OperationsList;
import ktrdr.cli.command.OperationsLog;
import ktrdr.cli.command.OperationsMetrics;
import ktrdr.cli.command.OperationsPause;
import ktrdr.cli.command.OperationsResults;
import ktrdr.cli.command.OperationsResume;
import ktrdr.cli.command.OperationsRetry;
import ktrdr.cli.command.OperationsStatus;
import ktrdr.cli.command.OperationsTrades;
import ktrdr.cli.command.OperationsTree;
import ktrdr.cli.command.OperationsWait;
import ktrdr.cli.command.OperationsWatch;
import ktrdr.cli.command.ResearchCommand;
import ktrdr.cli.command.ScheduleAdd;
import ktrdr.cli.command.ScheduleList;
import ktrdr.cli.command.SchedulePause;
import ktrdr.cli.command.ScheduleRemove;
import ktrdr.cli.command.ScheduleResume;
import ktrdr.cli.command.ScheduleShow;
import ktrdr.cli.command.ServerCommand;
import ktrdr.cli.command.ServerLogCommand;
import ktrdr.cli.command.ServerPassword;
import ktrdr.cli.command.ServerStart;
import ktrdr.cli.command.ServerStatus;
import ktrdr.cli.command.ServerStop;
import ktrdr.cli.command.StatusCommand;
import ktrdr.cli.command.TrainCommand;
import ktrdr.cli.command.VersionCommand;

/** The names of all commands, in the order of the help. */
final class Catalogue {
  private static final Map<String, Entry> TOP = new LinkedHashMap<>();

  /** A command with those below it. */
  record Entry(Class<?> command, Map<String, Entry> below) {

    private Entry with(String name, Class<?> command) {
      below.put(name, new Entry(command, new LinkedHashMap<>()));
      return this;
    }

    private Entry at(String name) {
      return below.get(name);
    }
  }

  static {
    Entry top =
        new Entry(Ktrdr.class, TOP)
            .with("demo", DemoCommand.class)
            .with("research", ResearchCommand.class)
            .with("train", TrainCommand.class)
            .with("backtest", BacktestCommand.class)
            .with("data", DataCommand.class)
            .with("agent", AgentCommand.class)
            .with("operations", OperationsCommand.class)
            .with("list", OperationsList.class)
            .with("status", StatusCommand.class)
            .with("tree", OperationsTree.class)
            .with("watch", OperationsWatch.class)
            .with("wait", OperationsWait.class)
            .with("follow", FollowCommand.class)
            .with("cancel", OperationsCancel.class)
            .with("pause", OperationsPause.class)
            .with("resume", OperationsResume.class)
            .with("retry", OperationsRetry.class)
            .with("server", ServerCommand.class)
            .with("open", OpenCommand.class)
            .with("doctor", DoctorCommand.class)
            .with("completion", CompletionCommand.class)
            .with("version", VersionCommand.class)
            .with("help", HelpCommand.class);
    top.at("data")
        .with("list", DataList.class)
        .with("show", DataShow.class)
        .with("load", DataLoad.class);
    agent(top.at("agent"));
    operations(top.at("operations"));
    top.at("server")
        .with("start", ServerStart.class)
        .with("stop", ServerStop.class)
        .with("status", ServerStatus.class)
        .with("log", ServerLogCommand.class)
        .with("password", ServerPassword.class);
  }

  private Catalogue() {}

  /** The commands that stand directly behind {@code ktrdr}, by their names. */
  static Map<String, Entry> top() {
    return TOP;
  }

  private static void agent(Entry agent) {
    agent
        .with("trigger", AgentTrigger.class)
        .with("status", AgentStatus.class)
        .with("sessions", AgentSessions.class)
        .with("session", AgentSession.class)
        .with("cancel", AgentCancel.class)
        .with("pause", AgentPause.class)
        .with("resume", AgentResume.class)
        .with("schedule", AgentSchedule.class)
        .at("schedule")
        .with("add", ScheduleAdd.class)
        .with("list", ScheduleList.class)
        .with("show", ScheduleShow.class)
        .with("pause", SchedulePause.class)
        .with("resume", ScheduleResume.class)
        .with("remove", ScheduleRemove.class);
  }

  private static void operations(Entry operations) {
    operations
        .with("list", OperationsList.class)
        .with("status", OperationsStatus.class)
        .with("tree", OperationsTree.class)
        .with("watch", OperationsWatch.class)
        .with("wait", OperationsWait.class)
        .with("cancel", OperationsCancel.class)
        .with("pause", OperationsPause.class)
        .with("resume", OperationsResume.class)
        .with("retry", OperationsRetry.class)
        .with("explain", OperationsExplain.class)
        .with("results", OperationsResults.class)
        .with("metrics", OperationsMetrics.class)
        .with("events", OperationsEvents.class)
        .with("log", OperationsLog.class)
        .with("trades", OperationsTrades.class)
        .with("equity", OperationsEquity.class);
  }
}
