package ktrdr.cli.output.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.cli.client.Operation;
import ktrdr.cli.output.Width;
import ktrdr.cli.output.Words;

/** Draws an operation with its children; for a session also the phases that have not begun. */
public final class Tree {
  private static final int NAME_WIDTH = 10;
  private static final int STATUS_WIDTH = 11;
  private static final int PERCENT_WIDTH = 5;
  private static final String GAP = "  ";

  private final Operation root;
  private final boolean allAttempts;

  public Tree(Operation root) {
    this(root, false);
  }

  private Tree(Operation root, boolean allAttempts) {
    this.root = root;
    this.allAttempts = allAttempts;
  }

  /** Also draws earlier attempts. */
  public Tree withAttempts() {
    return new Tree(root, true);
  }

  public List<TreeLine> lines() {
    List<TreeLine> lines = new ArrayList<>();
    lines.add(new TreeLine("", Mark.of(root.status()), OperationLine.ofRoot(root), false));
    children(root, "", lines);
    return lines;
  }

  private void children(Operation parent, String indent, List<TreeLine> lines) {
    List<Node> nodes = parent.isSession() ? phases(parent) : attempts(parent.children());
    for (int i = 0; i < nodes.size(); i++) {
      boolean last = i == nodes.size() - 1;
      Node node = nodes.get(i);
      lines.add(new TreeLine(indent + (last ? "└─" : "├─"), node.mark(), node.text(), node.past()));
      node.operation().ifPresent(child -> children(child, indent + (last ? "  " : "│ "), lines));
    }
  }

  private List<Node> phases(Operation session) {
    List<Operation> children = session.children();
    Stream<Node> ofPhases =
        Stream.of(Phase.values()).flatMap(phase -> phase(session, phase).stream());
    Stream<Operation> others =
        children.stream()
            .filter(
                child ->
                    Stream.of(Phase.values())
                        .noneMatch(phase -> phase.type().equals(child.type())));
    return Stream.concat(ofPhases, attempts(others.toList()).stream()).toList();
  }

  private List<Node> phase(Operation session, Phase phase) {
    List<Operation> tried =
        session.children().stream().filter(child -> phase.type().equals(child.type())).toList();
    return tried.isEmpty() ? List.of(missing(session, phase)) : attempts(tried);
  }

  /** Nodes for operations of any type: the newest attempt of each type, or all attempts. */
  private List<Node> attempts(List<Operation> operations) {
    return operations.stream()
        .map(operation -> begun(operation, operations))
        .filter(node -> allAttempts || !node.past())
        .toList();
  }

  private static Node begun(Operation child, List<Operation> siblings) {
    String text =
        Width.pad(Phase.label(child.type()), NAME_WIDTH)
            + GAP
            + Width.pad(child.status(), STATUS_WIDTH)
            + GAP
            + " ".repeat(Math.max(0, PERCENT_WIDTH - Words.percentage(child.percentage()).length()))
            + Words.percentage(child.percentage())
            + GAP
            + OperationLine.details(child, child.attempt(child.attempt() - 1, siblings));
    boolean past = child.attempt(child.attempt() + 1, siblings).isPresent();
    return new Node(Optional.of(child), Mark.of(child.status()), text.stripTrailing(), past);
  }

  private static Node missing(Operation session, Phase phase) {
    // A session with a given strategy begins with training.
    boolean skipped = phase == Phase.DESIGN && !session.children().isEmpty();
    return new Node(
        Optional.empty(),
        Mark.WAITING,
        Width.pad(phase.label(), NAME_WIDTH) + GAP + (skipped ? "skipped" : "not started"),
        false);
  }

  private record Node(Optional<Operation> operation, Mark mark, String text, boolean past) {}
}
