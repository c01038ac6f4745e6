package ktrdr.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.cli.client.Operation;

/** An operation with its children, drawn; for a session also the phases that have not begun. */
public final class Tree {
  private static final String SESSION = "agent_session";
  private static final int NAME_WIDTH = 10;
  private static final int STATUS_WIDTH = 11;
  private static final int PERCENT_WIDTH = 5;
  private static final String GAP = "  ";

  private final Operation root;

  public Tree(Operation root) {
    this.root = root;
  }

  public List<TreeLine> lines() {
    List<TreeLine> lines = new ArrayList<>();
    lines.add(new TreeLine("", Mark.of(root.status()), OperationLine.ofRoot(root)));
    children(root, "", lines);
    return lines;
  }

  private static void children(Operation parent, String indent, List<TreeLine> lines) {
    List<Node> nodes = parent.type().equals(SESSION) ? phases(parent) : plain(parent);
    for (int i = 0; i < nodes.size(); i++) {
      boolean last = i == nodes.size() - 1;
      Node node = nodes.get(i);
      lines.add(new TreeLine(indent + (last ? "└─" : "├─"), node.mark(), node.text()));
      node.operation().ifPresent(child -> children(child, indent + (last ? "  " : "│ "), lines));
    }
  }

  private static List<Node> plain(Operation parent) {
    return parent.children().stream().map(Tree::begun).toList();
  }

  private static List<Node> phases(Operation session) {
    List<Operation> children = session.children();
    Stream<Node> ofPhases =
        Stream.of(Phase.values())
            .map(
                phase ->
                    latestAttempt(children, phase)
                        .map(Tree::begun)
                        .orElseGet(() -> missing(session, phase)));
    Stream<Node> others =
        children.stream()
            .filter(
                child ->
                    Stream.of(Phase.values()).noneMatch(phase -> phase.type().equals(child.type())))
            .map(Tree::begun);
    return Stream.concat(ofPhases, others).toList();
  }

  private static Optional<Operation> latestAttempt(List<Operation> children, Phase phase) {
    return children.stream()
        .filter(child -> child.type().equals(phase.type()))
        .max(Comparator.comparingInt(Operation::attempt));
  }

  private static Node begun(Operation child) {
    String text =
        Width.pad(Phase.label(child.type()), NAME_WIDTH)
            + GAP
            + Width.pad(child.status(), STATUS_WIDTH)
            + GAP
            + " ".repeat(Math.max(0, PERCENT_WIDTH - Words.percentage(child.percentage()).length()))
            + Words.percentage(child.percentage())
            + GAP
            + OperationLine.details(child);
    return new Node(Optional.of(child), Mark.of(child.status()), text.stripTrailing());
  }

  private static Node missing(Operation session, Phase phase) {
    // a session that was given its strategy begins with training
    boolean skipped = phase == Phase.DESIGN && !session.children().isEmpty();
    return new Node(
        Optional.empty(),
        Mark.WAITING,
        Width.pad(phase.label(), NAME_WIDTH) + GAP + (skipped ? "skipped" : "not started"));
  }

  private record Node(Optional<Operation> operation, Mark mark, String text) {}
}
