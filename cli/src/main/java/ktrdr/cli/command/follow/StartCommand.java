package ktrdr.cli.command.follow;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.Standing;

/** A command that starts or resumes work. */
public abstract class StartCommand extends Subcommand {

  protected StartCommand(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  /**
   * Shows an operation that the server started, or follows it.
   *
   * @param answer {@code {success, data: operation}}
   */
  protected final int started(JsonObject answer, boolean follow) {
    if (follow) {
      return Run.of(context(), new Fields(answer).object("data")).follow();
    }
    return started(line(answer), name(answer));
  }

  /**
   * Shows the answer and how to follow the work.
   *
   * @param id the id with which to follow the work
   */
  protected final int started(Answer answer, String id) {
    show(answer);
    if (format().isForPeople()) {
      console().say("follow it with: ktrdr follow " + id);
    }
    return Exit.OK;
  }

  /** The operation on one line. */
  protected static Answer line(JsonObject answer) {
    Fields data = new Fields(answer).object("data");
    Operation operation = new Operation(data);
    return Answer.one(answer, data)
        .named("operation_id")
        .shownAs(width -> List.of(operation.id() + "  " + Standing.of(operation)));
  }

  private static String name(JsonObject answer) {
    Operation operation = new Operation(new Fields(answer).object("data"));
    return operation.isSession() ? operation.session().orElse(operation.id()) : operation.id();
  }
}
