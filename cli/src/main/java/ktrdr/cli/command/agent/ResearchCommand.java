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
import ktrdr.cli.command.sweep.Seeds;
import ktrdr.cli.command.sweep.StartedSweep;
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
      "  ktrdr research \"momentum on SPX\" --seeds 1..10",
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

  @Option(
      names = "--seeds",
      paramLabel = "SEEDS",
      converter = Seeds.class,
      description = {
        "Run one session for each of these seeds: 1..10 or 1,5,9. They wait for slots and are",
        "followed to their end; -f is not needed, and --detach only starts them. Ctrl-C cancels",
        "all of them."
      })
  protected Seeds.Several seeds;

  @Option(names = "--detach", description = "With --seeds: start them and print the sweep's id.")
  protected boolean detach;

  @Mixin KeyOption once = new KeyOption();

  @Option(names = "--dry-run", description = "Say whether a session would start; start nothing.")
  protected boolean dryRun;

  public ResearchCommand(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    if (seeds != null) {
      return several();
    }
    if (detach) {
      throw usage("--detach goes with --seeds: one session is only followed with -f");
    }
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

  private int several() {
    if (dryRun || queue) {
      throw usage(
          "--seeds can't be rehearsed, and always wait for slots: no --dry-run, no --queue");
    }
    if (detach && to.follow) {
      throw usage("--detach and -f contradict each other: give only one");
    }
    JsonObject body = start.body(brief).with("seeds", seeds.json()).json();
    JsonObject answer = context().server().sweeps().start(once.key, body);
    return new StartedSweep(this, answer).go(detach, this::show);
  }

  private JsonObject body() {
    return start.body(brief).with("queue", queue).json();
  }
}
