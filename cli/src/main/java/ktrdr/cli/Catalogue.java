package ktrdr.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import ktrdr.cli.command.agent.AgentCancel;
import ktrdr.cli.command.agent.AgentCommand;
import ktrdr.cli.command.agent.AgentCompare;
import ktrdr.cli.command.agent.AgentComparison;
import ktrdr.cli.command.agent.AgentComparisons;
import ktrdr.cli.command.agent.AgentExperiments;
import ktrdr.cli.command.agent.AgentHypotheses;
import ktrdr.cli.command.agent.AgentPause;
import ktrdr.cli.command.agent.AgentReplay;
import ktrdr.cli.command.agent.AgentRerun;
import ktrdr.cli.command.agent.AgentResume;
import ktrdr.cli.command.agent.AgentSession;
import ktrdr.cli.command.agent.AgentSessions;
import ktrdr.cli.command.agent.AgentStatus;
import ktrdr.cli.command.agent.AgentTrigger;
import ktrdr.cli.command.agent.ResearchCommand;
import ktrdr.cli.command.agent.SessionsCommand;
import ktrdr.cli.command.agent.SessionsCompare;
import ktrdr.cli.command.agent.SessionsList;
import ktrdr.cli.command.engine.BacktestCommand;
import ktrdr.cli.command.engine.DataCommand;
import ktrdr.cli.command.engine.DataList;
import ktrdr.cli.command.engine.DataLoad;
import ktrdr.cli.command.engine.DataRemove;
import ktrdr.cli.command.engine.DataShow;
import ktrdr.cli.command.engine.TrainCommand;
import ktrdr.cli.command.local.CompletionCommand;
import ktrdr.cli.command.local.DemoCommand;
import ktrdr.cli.command.local.DoctorCommand;
import ktrdr.cli.command.local.HelpCommand;
import ktrdr.cli.command.local.OpenCommand;
import ktrdr.cli.command.local.ServerCommand;
import ktrdr.cli.command.local.ServerLogCommand;
import ktrdr.cli.command.local.ServerPassword;
import ktrdr.cli.command.local.ServerRestart;
import ktrdr.cli.command.local.ServerStart;
import ktrdr.cli.command.local.ServerStatus;
import ktrdr.cli.command.local.ServerStop;
import ktrdr.cli.command.local.StatusCommand;
import ktrdr.cli.command.local.VersionCommand;
import ktrdr.cli.command.money.AgentBudget;
import ktrdr.cli.command.money.AgentCost;
import ktrdr.cli.command.money.AgentLedger;
import ktrdr.cli.command.money.AgentModels;
import ktrdr.cli.command.money.AgentPrices;
import ktrdr.cli.command.money.BudgetSet;
import ktrdr.cli.command.money.LedgerSettle;
import ktrdr.cli.command.money.PricesCheck;
import ktrdr.cli.command.operations.FollowCommand;
import ktrdr.cli.command.operations.OperationsCancel;
import ktrdr.cli.command.operations.OperationsCommand;
import ktrdr.cli.command.operations.OperationsEquity;
import ktrdr.cli.command.operations.OperationsEvents;
import ktrdr.cli.command.operations.OperationsExplain;
import ktrdr.cli.command.operations.OperationsList;
import ktrdr.cli.command.operations.OperationsLog;
import ktrdr.cli.command.operations.OperationsMetrics;
import ktrdr.cli.command.operations.OperationsPause;
import ktrdr.cli.command.operations.OperationsResults;
import ktrdr.cli.command.operations.OperationsResume;
import ktrdr.cli.command.operations.OperationsRetry;
import ktrdr.cli.command.operations.OperationsStatus;
import ktrdr.cli.command.operations.OperationsTrades;
import ktrdr.cli.command.operations.OperationsTree;
import ktrdr.cli.command.operations.OperationsWait;
import ktrdr.cli.command.operations.OperationsWatch;
import ktrdr.cli.command.schedule.AgentSchedule;
import ktrdr.cli.command.schedule.ScheduleAdd;
import ktrdr.cli.command.schedule.ScheduleList;
import ktrdr.cli.command.schedule.SchedulePause;
import ktrdr.cli.command.schedule.ScheduleRemove;
import ktrdr.cli.command.schedule.ScheduleResume;
import ktrdr.cli.command.schedule.ScheduleShow;
import ktrdr.cli.command.strategies.StrategiesCommand;
import ktrdr.cli.command.strategies.StrategiesList;
import ktrdr.cli.command.strategies.StrategiesMigrate;
import ktrdr.cli.command.strategies.StrategiesNew;
import ktrdr.cli.command.strategies.StrategiesRemove;
import ktrdr.cli.command.strategies.StrategiesSave;
import ktrdr.cli.command.strategies.StrategiesSchema;
import ktrdr.cli.command.strategies.StrategiesShow;
import ktrdr.cli.command.strategies.StrategiesValidate;
import ktrdr.cli.command.sweep.SweepCommand;

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
            .with("sweep", SweepCommand.class)
            .with("data", DataCommand.class)
            .with("sessions", SessionsCommand.class)
            .with("strategies", StrategiesCommand.class)
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
        .with("load", DataLoad.class)
        .with("remove", DataRemove.class);
    top.at("sessions").with("list", SessionsList.class).with("compare", SessionsCompare.class);
    strategies(top.at("strategies"));
    agent(top.at("agent"));
    operations(top.at("operations"));
    top.at("server")
        .with("start", ServerStart.class)
        .with("stop", ServerStop.class)
        .with("restart", ServerRestart.class)
        .with("status", ServerStatus.class)
        .with("log", ServerLogCommand.class)
        .with("password", ServerPassword.class);
  }

  private Catalogue() {}

  /** The commands that stand directly behind {@code ktrdr}, by their names. */
  static Map<String, Entry> top() {
    return TOP;
  }

  private static void strategies(Entry strategies) {
    strategies
        .with("new", StrategiesNew.class)
        .with("show", StrategiesShow.class)
        .with("list", StrategiesList.class)
        .with("validate", StrategiesValidate.class)
        .with("save", StrategiesSave.class)
        .with("remove", StrategiesRemove.class)
        .with("migrate", StrategiesMigrate.class)
        .with("schema", StrategiesSchema.class);
  }

  private static void agent(Entry agent) {
    agent
        .with("trigger", AgentTrigger.class)
        .with("status", AgentStatus.class)
        .with("sessions", AgentSessions.class)
        .with("session", AgentSession.class)
        .with("compare", AgentCompare.class)
        .with("comparisons", AgentComparisons.class)
        .with("comparison", AgentComparison.class)
        .with("replay", AgentReplay.class)
        .with("rerun", AgentRerun.class)
        .with("experiments", AgentExperiments.class)
        .with("hypotheses", AgentHypotheses.class)
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
    money(agent);
  }

  private static void money(Entry agent) {
    agent
        .with("budget", AgentBudget.class)
        .with("cost", AgentCost.class)
        .with("models", AgentModels.class)
        .with("prices", AgentPrices.class)
        .with("ledger", AgentLedger.class);
    agent.at("budget").with("set", BudgetSet.class);
    agent.at("prices").with("check", PricesCheck.class);
    agent.at("ledger").with("settle", LedgerSettle.class);
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
