package ktrdr.cli.command.sweep;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.UnreadableAnswer;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.table.SweepTable;

/** A sweep that the server has just started. */
public final class StartedSweep {
  private final Subcommand command;
  private final JsonObject answer;
  private final Fields data;
  private final String id;

  /**
   * @param command that asked for it
   * @param answer {@code {success, data: operation}}
   */
  public StartedSweep(Subcommand command, JsonObject answer) {
    this.command = command;
    this.answer = answer;
    this.data = new Fields(answer).object("data");
    this.id =
        data.text("operation_id")
            .orElseThrow(() -> new UnreadableAnswer("an answer without a sweep"));
  }

  /**
   * Follows it to its end, or says how to.
   *
   * @param view shows its runs, or its id
   * @return the exit code
   */
  public int go(boolean detach, Consumer<Answer> view) {
    if (!detach) {
      command.context().console().say(id);
      return new SweepFollower(command.context(), id).follow(last -> view.accept(answer(last)));
    }
    view.accept(Answer.one(answer, data).named("operation_id").shownAs(width -> List.of(id)));
    if (command.context().format().isForPeople()) {
      command.context().console().say("its runs so far: ktrdr tree " + id);
    }
    return Exit.OK;
  }

  private static Answer answer(JsonObject sweep) {
    Fields fields = new Fields(sweep);
    return Answer.several(sweep, SweepTable.rows(fields))
        .named("session_id")
        .columns(SweepTable.MEMBERS)
        .shownAs(width -> SweepTable.lines(fields, width));
  }
}
