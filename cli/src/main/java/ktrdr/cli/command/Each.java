package ktrdr.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;

/**
 * Runs a command for several operations. It tries all of them; the exit code is that of the first
 * failure. A single answer is shown as it is, several answers as a list.
 */
public final class Each {

  /** The action for one operation: hands over its answer and returns its exit code. */
  public interface Action {
    int on(String id, Consumer<Answer> answer);
  }

  private final Subcommand command;
  private final List<Answer> answers = new ArrayList<>();

  public Each(Subcommand command) {
    this.command = command;
  }

  /** Runs the action for each id and returns the exit code. */
  public int of(List<String> ids, Action action) {
    if (ids.size() == 1) {
      return action.on(ids.get(0), command::show);
    }
    int exit = Exit.OK;
    for (String id : ids) {
      int code = tried(id, action);
      exit = exit == Exit.OK ? code : exit;
      // An unreachable server would not answer the next request either.
      if (code == Exit.UNREACHABLE || code == Exit.INTERRUPTED) {
        break;
      }
    }
    if (isWhole()) {
      command.show(Answer.together(exit == Exit.OK, answers));
    }
    return exit;
  }

  private int tried(String id, Action action) {
    command.context().isAbout(id);
    try {
      return action.on(id, this::take);
    } catch (RuntimeException failure) {
      return command.failed(failure);
    } finally {
      command.context().isAbout("");
    }
  }

  private void take(Answer answer) {
    if (!isWhole()) {
      command.show(answer);
    }
    answers.add(answer);
  }

  /** Whether the format allows only one document, so that all answers are printed together. */
  private boolean isWhole() {
    Format format = command.format();
    return format == Format.JSON || format == Format.YAML || format == Format.CSV;
  }
}
