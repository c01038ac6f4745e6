package ktrdr.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;

/**
 * Does the same to each of several operations. All are tried; the exit code is that of the first
 * that failed. The answers to one are shown as they are, those to several as a list.
 */
public final class Each {

  /** What is done to one: it hands over its answer and returns its exit code. */
  public interface Action {
    int on(String id, Consumer<Answer> answer);
  }

  private final Subcommand command;
  private final List<Answer> answers = new ArrayList<>();

  public Each(Subcommand command) {
    this.command = command;
  }

  public int of(List<String> ids, Action action) {
    if (ids.size() == 1) {
      return action.on(ids.get(0), command::show);
    }
    int exit = Exit.OK;
    for (String id : ids) {
      int code = tried(id, action);
      exit = exit == Exit.OK ? code : exit;
      // what did not answer this one does not answer the next
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

  /** True for what can only be printed as a whole. */
  private boolean isWhole() {
    Format format = command.format();
    return format == Format.JSON || format == Format.YAML || format == Format.CSV;
  }
}
