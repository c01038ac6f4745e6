package ktrdr.cli.command.operations;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Each;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.follow.Followed;
import ktrdr.cli.command.follow.Follower;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.Standing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations pause}: stops work at its next safe point, to be resumed later. */
@Command(
    name = "pause",
    description =
        "Pause running operations: they stop at their next safe point, keep their work and free"
            + " their slot.",
    footer = {
      "",
      "Examples:",
      "  ktrdr operations pause @active",
      "  ktrdr ops pause 146 -r \"need the machine\""
    })
public final class OperationsPause extends Subcommand {
  /** How long to wait for the safe point; most work is faster. */
  private static final Duration LIMIT = Duration.ofSeconds(4);

  @Parameters(arity = "1..*", paramLabel = "ID", description = OperationsStatus.ID)
  List<String> ids;

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "REASON",
      description = "The reason; it is recorded with the operation.")
  String reason;

  public OperationsPause(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    return new Each(this).of(ids, this::pause);
  }

  private int pause(String id, Consumer<Answer> view) {
    String whole = find(id);
    JsonObject answer =
        context().server().operations().pause(whole, new Body().with("reason", reason).json());
    Followed followed = await(whole);
    Operation last = followed.last();
    view.accept(
        Answer.one(answer, new Fields(answer).object("data"))
            .named("operation_id")
            .shownAs(width -> List.of(last.id() + "  " + Standing.of(last))));
    console().say(next(last));
    return followed.end() == Followed.End.INTERRUPTED ? Exit.INTERRUPTED : Exit.OK;
  }

  private Followed await(String whole) {
    return new Follower(context(), whole, false)
        .talkingTo(line -> {})
        .until(operation -> operation.status().equals("paused"))
        .follow(operation -> {}, LIMIT);
  }

  private static String next(Operation last) {
    if (last.isFinished()) {
      return "it ended before it could pause";
    }
    return last.status().equals("paused")
        ? "resume it with: ktrdr resume " + last.session().orElse(last.id())
        : "it has not reached a safe point yet; see what it is doing with: ktrdr ops explain "
            + last.session().orElse(last.id());
  }
}
