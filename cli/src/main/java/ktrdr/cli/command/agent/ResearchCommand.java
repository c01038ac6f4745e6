package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.FollowOption;
import ktrdr.cli.command.KeyOption;
import ktrdr.cli.command.follow.Run;
import ktrdr.cli.command.follow.StartCommand;
import ktrdr.cli.output.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr research}: starts a research session. */
@Command(
    name = "research",
    description = "Start a research session: design, train, backtest, assess.",
    footer = {
      "",
      "Examples:",
      "  ktrdr research -f",
      "  ktrdr research \"mean reversion on SPX\" --seed 7 -f",
      "  ktrdr research \"momentum on SPX\" --queue -f",
      "  ktrdr research \"momentum on SPX\" --evaluation walk_forward --folds 4 --surrogates 19 -f",
      "  ktrdr research -s strategy.yaml --evaluation holdout -o json"
    })
public class ResearchCommand extends StartCommand {
  @Parameters(index = "0", arity = "0..1", paramLabel = "BRIEF", description = "What to look for.")
  protected String brief;

  @Mixin StartOptions start = new StartOptions();
  @Mixin FollowOption to = new FollowOption();

  @Option(
      names = "--queue",
      description = "When all slots are in use, wait for one instead of being refused.")
  protected boolean queue;

  @Mixin KeyOption once = new KeyOption();

  @Option(names = "--dry-run", description = "Say whether a session would start; start nothing.")
  protected boolean dryRun;

  public ResearchCommand(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    if (dryRun) {
      return rehearse();
    }
    Started started = new Started(context().server().agent().trigger(once.key, null, body()));
    if (to.follow) {
      console().say("session " + started.session() + " " + started.how());
      return new Run(context(), started.operation()).follow();
    }
    return started(
        Answer.one(started.answer(), started.fields())
            .named("operation_id")
            .shownAs(width -> List.of(started.line())),
        started.session());
  }

  /** Does a dry run; exits 5 when the agent is paused or all slots are in use. */
  private int rehearse() {
    JsonObject answer = context().server().agent().trigger(once.key, true, body());
    Fields fields = new Fields(answer);
    boolean would = fields.flag("would_trigger").orElse(false);
    String why = fields.text("reason").map(reason -> ": " + reason).orElse("");
    show(
        Answer.one(answer, fields)
            .shownAs(width -> List.of(would ? "would start" : "would not start" + why)));
    return would ? Exit.OK : Exit.CONFLICT;
  }

  private JsonObject body() {
    return start.body(brief).with("queue", queue).json();
  }
}
