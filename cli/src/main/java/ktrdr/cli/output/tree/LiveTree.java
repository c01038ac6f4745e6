package ktrdr.cli.output.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import ktrdr.cli.client.Operation;
import ktrdr.cli.output.Console;
import ktrdr.cli.output.Standing;
import ktrdr.cli.output.Width;
import ktrdr.cli.output.Words;

/**
 * An operation's tree as it changes: redrawn in place on a terminal, otherwise one plain line per
 * change. It goes to stderr, like all messages.
 */
public final class LiveTree implements AutoCloseable {
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_TO_END = "\u001b[J";

  /** Progress between two plain lines is at least this many hundredths. */
  private static final int NOTABLE_PROGRESS = 10;

  private static final String GAP = "  ";
  private static final int LABEL_WIDTH = 10;
  private static final int STATUS_WIDTH = 9;
  private static final int PERCENT_WIDTH = 5;

  private final Console console;
  private final Map<String, String> said = new HashMap<>();
  private final IntSupplier columns;
  private List<TreeLine> lines = List.of();
  private List<Integer> drawn = List.of();

  public LiveTree(Console console) {
    this(console, console.errTerminal() ? new TerminalWidth(console.columns()) : console::columns);
  }

  /**
   * @param columns the terminal's present width
   */
  LiveTree(Console console, IntSupplier columns) {
    this.console = console;
    this.columns = columns;
  }

  public void show(Operation root) {
    if (console.errTerminal()) {
      redraw(new Tree(root).lines());
    } else {
      sayChanges(root, List.of());
    }
  }

  /** Prints a message above the tree. */
  public void say(String line) {
    boolean shown = !drawn.isEmpty();
    erase();
    console.say(line);
    if (shown) {
      redraw(lines);
    }
  }

  @Override
  public void close() {
    if (console.errTerminal()) {
      console.err().print(SHOW_CURSOR);
      console.say("");
    }
  }

  private void erase() {
    if (!drawn.isEmpty()) {
      console.err().print(String.format(UP, rows()) + '\r' + CLEAR_TO_END);
      drawn = List.of();
    }
  }

  /**
   * Number of rows that the tree occupies now: if the terminal was narrowed, lines have wrapped.
   */
  private int rows() {
    int width = columns.getAsInt();
    return drawn.stream().mapToInt(line -> Math.max(1, (line + width - 1) / width)).sum();
  }

  private void redraw(List<TreeLine> tree) {
    erase();
    // A line as wide as the terminal may wrap, which would make the row count wrong.
    int width = columns.getAsInt() - 1;
    StringBuilder frame = new StringBuilder(HIDE_CURSOR);
    tree.forEach(line -> frame.append(line.toString(width, console.coloured())).append('\n'));
    lines = tree;
    drawn = tree.stream().map(line -> Width.of(line.toString(width, false))).toList();
    console.err().print(frame);
    console.err().flush();
  }

  private void sayChanges(Operation operation, List<Operation> siblings) {
    if (!state(operation).equals(said.put(operation.id(), state(operation)))) {
      console.say(plainLine(operation, siblings).stripTrailing());
    }
    List<Operation> children = operation.children();
    children.forEach(child -> sayChanges(child, children));
  }

  /**
   * The state of an operation; a change of it is worth a line. A parent's progress is its
   * children's.
   */
  private static String state(Operation operation) {
    long tenths = (long) (operation.percentage().orElse(0) / NOTABLE_PROGRESS);
    return Standing.unmoving(operation) + (operation.children().isEmpty() ? " " + tenths : "");
  }

  private static String plainLine(Operation operation, List<Operation> siblings) {
    boolean isRoot = operation.parent().isEmpty();
    return Mark.of(operation.status()).sign()
        + " "
        + (isRoot ? operation.id() : Width.pad(Phase.label(operation.type()), LABEL_WIDTH))
        + GAP
        + Width.pad(isRoot ? Standing.of(operation) : operation.status(), STATUS_WIDTH)
        + GAP
        + Width.pad(Words.percentage(operation.percentage()), PERCENT_WIDTH)
        + GAP
        + OperationLine.details(operation, operation.attempt(operation.attempt() - 1, siblings));
  }
}
