package ktrdr.cli.command;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr research}: starts a session. */
@Command(
    name = "research",
    description = "Start a research session: design, train, backtest, assess.",
    footer = {
      "",
      "Examples:",
      "  ktrdr research -f",
      "  ktrdr research \"mean reversion on SPX\" --seed 7 -f",
      "  ktrdr research -s strategy.yaml -o json"
    })
public class ResearchCommand extends Subcommand {
  @Parameters(index = "0", arity = "0..1", paramLabel = "BRIEF", description = "What to look for.")
  String brief;

  @Mixin StartOptions start = new StartOptions();

  @Option(
      names = {"-f", "--follow"},
      description = "Show it to its end; the exit code says how it ended. Ctrl-C cancels it.")
  boolean follow;

  @Option(names = "--dry-run", description = "Say whether a session would start; start nothing.")
  boolean dryRun;

  public ResearchCommand(Context context) {
    super(context);
  }

  @Override
  Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  int run() {
    if (dryRun) {
      return rehearse();
    }
    Started started = new Started(context().server().agent().trigger(null, body()));
    if (follow) {
      console().say("session " + started.session() + " started");
      return new SessionRun(context(), started).follow();
    }
    switch (format()) {
      case JSON -> print(started.answer());
      case NAME -> console().print(started.operation());
      case TABLE -> {
        console().print("session " + started.session() + "  " + started.operation());
        console().say("follow it with: ktrdr follow " + started.session());
      }
    }
    return Exit.OK;
  }

  /** Exits 5 when a session would be refused for what is active now. */
  private int rehearse() {
    JsonObject answer = context().server().agent().trigger(true, body());
    boolean would = answer.getBoolean("would_trigger");
    switch (format()) {
      case JSON -> print(answer);
      case NAME, TABLE ->
          console().print(would ? "would start" : "would not start: " + answer.getString("reason"));
    }
    return would ? Exit.OK : Exit.CONFLICT;
  }

  private JsonObject body() {
    try {
      return start.body(brief);
    } catch (IOException unreadable) {
      throw usage(
          "can't read the strategy " + start.strategy + ": it must be a readable UTF-8 file");
    }
  }
}
